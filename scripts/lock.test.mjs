import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inTurn } from './lock.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const module = path.join(import.meta.dirname, 'lock.mjs');

/** A process that holds the lock for a while and writes down when it had it. */
function holder(lock, log) {
  const code = `
    import fs from 'node:fs';
    import { inTurn } from ${JSON.stringify(module)};
    inTurn(${JSON.stringify(lock)}, () => {
      fs.appendFileSync(${JSON.stringify(log)}, 'in\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      fs.appendFileSync(${JSON.stringify(log)}, 'out\\n');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  return new Promise((resolve) => child.once('exit', resolve));
}

it('lets one process in after the other', async () => {
  const [lock, log] = [path.join(folder, 'lock'), path.join(folder, 'log')];
  expect(await Promise.all([1, 2, 3].map(() => holder(lock, log)))).toEqual([0, 0, 0]);
  expect(fs.readFileSync(log, 'utf8')).toBe('in\nout\n'.repeat(3));
  expect(fs.existsSync(lock)).toBe(false);
});

it('takes over what a dead process left behind', () => {
  const lock = path.join(folder, 'left');
  const { pid } = spawnSync(process.execPath, ['--version']);
  fs.writeFileSync(lock, String(pid));
  expect(inTurn(lock, () => 'done')).toBe('done');
  expect(fs.existsSync(lock)).toBe(false);
});

it('takes over what a process left behind that died before it wrote its number down', () => {
  const lock = path.join(folder, 'unsigned');
  fs.writeFileSync(lock, '');
  const old = new Date(Date.now() - 60_000);
  fs.utimesSync(lock, old, old);
  expect(inTurn(lock, () => 'done')).toBe('done');
});
