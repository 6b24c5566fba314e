import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ResultPrinter, type ResultStream } from './results';

/** A stream that goes to a file; nothing is to be written through it. */
function streamTo(fd: number): ResultStream {
  return {
    fd,
    write: () => {
      throw new Error('a file is written to directly');
    },
    on: () => {},
  };
}

it('writes all of a long text to a file', async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'vitrine-')), 'results');
  const fd = openSync(file, 'w');
  const results = new ResultPrinter(streamTo(fd));
  const text = 'ein Glas, 2.54 g/cm³\n'.repeat(10_000);
  results.write(text);
  expect(await results.end()).toBeNull();
  closeSync(fd);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('tells of a file that takes no more', async () => {
  const fd = openSync(import.meta.filename, 'r');
  const results = new ResultPrinter(streamTo(fd));
  results.write('a result');
  results.write('another one');
  expect(await results.end()).toMatch(/EBADF|permission/);
  closeSync(fd);
});
