import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWritable, makeFolder, readText, writeText } from './files';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

describe('files', () => {
  it('says which file cannot be read and why', () => {
    expect(() => readText(path.join(folder, 'none.data'), 'configuration')).toThrowError(
      /The configuration .*none\.data cannot be read: there is no such file or folder/,
    );
    expect(() => readText(folder, 'configuration')).toThrowError(/it is a folder/);
  });

  it('says which file cannot be written and why', () => {
    const file = path.join(folder, 'in-the-way');
    writeFileSync(file, '');
    expect(() => makeFolder(path.join(file, 'out'))).toThrowError(
      /in-the-way.out cannot be written: a part of its path is a file/,
    );
    expect(() => makeFolder(file)).toThrowError(/a file of that name is in the way/);
    expect(() => checkWritable(path.join(folder, 'none', 'forces.csv'))).toThrowError(
      /forces\.csv cannot be written: there is no such file or folder/,
    );
  });

  it('writes and reads back', () => {
    const file = path.join(folder, 'text');
    checkWritable(file);
    writeText(file, 'ein Glas, 2.54 g/cm³\n');
    expect(readText(file, 'text')).toBe('ein Glas, 2.54 g/cm³\n');
  });
});
