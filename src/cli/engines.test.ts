import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bunProgram } from '../../scripts/programs.mjs';
import { KNOWN_EXPERIMENT, KNOWN_STATE } from '../../tests/support/known-state';
import { exitOf } from '../../tests/support/vitrine';

const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/vitrine.mjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

/** Runs the known experiment as a program would; returns the files that its folder then holds. */
async function filesOf(program: string, replicas: number): Promise<ReadonlyMap<string, string>> {
  const file = path.join(folder, `${replicas}.json`);
  writeFileSync(file, JSON.stringify({ ...KNOWN_EXPERIMENT, replicas }));
  const out = path.join(folder, `${path.basename(program)}-${replicas}`);
  const words = ['melt-quench', file, '--out', out, '--platform', 'processor'];
  const child = spawn(program, [SCRIPT, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text;
  });
  expect(await exitOf(child), said).toBe(0);
  return new Map(
    readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  );
}

/** A summary without what is measured with a clock. */
const timeless = (summary = '') => summary.replace(/"stepsPerSecond":.*/, '');

it('a run has the same bits in Node and in Bun, which is not V8', async ({ skip }) => {
  const bun = bunProgram();
  if (bun === null) return skip('Bun was not found; npm installs it on 64-bit Linux.');
  for (const replicas of [1, 2]) {
    const node = await filesOf(process.execPath, replicas);
    const other = await filesOf(bun, replicas);
    expect([...other.keys()]).toEqual([...node.keys()]);
    for (const [name, text] of node) {
      expect(timeless(other.get(name)), name).toBe(timeless(text));
    }
    const { stateHash } = JSON.parse(node.get('summary.json') ?? '');
    if (replicas === 1) expect(stateHash).toBe(KNOWN_STATE);
  }
});
