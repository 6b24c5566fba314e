import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCRIPT } from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { writeExtendedXyzFrame } from '../formats/extended-xyz-writer';
import { placeReplicas } from '../run/replicas';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const glass = path.join(folder, 'glass.extxyz');
/** More frames than anybody waits for. */
const long = path.join(folder, 'long.extxyz');

beforeAll(() => {
  const [placed] = placeReplicas(createExperiment({ preset: '24B', atoms: 400 }));
  const frame = writeExtendedXyzFrame(placed);
  writeFileSync(glass, frame);
  writeFileSync(long, frame.repeat(2000));
});

/** The command line as a process; what it said, and how it ended. */
function start(words: readonly string[], stdout: 'pipe' | number = 'pipe') {
  const child = spawn(process.execPath, [SCRIPT, ...words], { stdio: ['ignore', stdout, 'pipe'] });
  const said = { stderr: '', stdout: '' };
  child.stderr?.on('data', (text) => {
    said.stderr += text;
  });
  child.stdout?.on('data', (text) => {
    said.stdout += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a process', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'stops measuring at %s, as a shell expects',
    async (signal, code) => {
      const { child, said, ended } = start(['measure', long]);
      await until(() => said.stderr.includes('Measuring'));
      child.kill(signal);
      expect(await ended).toBe(code);
      expect(said.stderr).toContain('error: Stopped.');
      expect(said.stdout).toBe('');
    },
    60_000,
  );

  it('leaves no figure and no lock of what was stopped', async () => {
    const out = path.join(folder, 'figures');
    const decks = path.join(folder, 'decks');
    const drawing = start(['measure', long, '--figure', 'ring-sizes', '--out', `${out}.svg`]);
    await until(() => drawing.said.stderr.includes('Measuring'));
    drawing.child.kill('SIGINT');
    const exporting = start(['export', '24B', '--atoms', '90000', '--lammps', decks]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    exporting.child.kill('SIGINT');
    expect(await drawing.ended).toBe(130);
    await exporting.ended;
    expect(readdirSync(folder).filter((name) => /figures|lock|partial/.test(name))).toEqual([]);
  }, 60_000);

  it('ends at once when it is asked twice', async () => {
    const { child, said, ended } = start(['measure', long]);
    await until(() => said.stderr.includes('Measuring'));
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect([130, 143]).toContain(await ended);
  }, 60_000);

  it.runIf(process.platform === 'linux')(
    'fails when stdout is full',
    async () => {
      const { said, ended } = start(['measure', glass, '--no-rings'], openSync('/dev/full', 'w'));
      expect(await ended).toBe(1);
      expect(said.stderr).toContain('could not be written: the disk is full');
    },
    60_000,
  );

  it('fails when nobody reads stdout, and does not mind that nobody reads stderr', async () => {
    const unread = start(['measure', glass, '--no-rings', '--json']);
    unread.child.stdout?.destroy();
    expect(await unread.ended).toBe(1);
    expect(unread.said.stderr).toContain('nobody reads it any more');
    const unheard = start(['measure', glass, '--no-rings', '--json']);
    unheard.child.stderr?.destroy();
    expect(await unheard.ended).toBe(0);
    expect(JSON.parse(unheard.said.stdout).frames).toBe(1);
  }, 60_000);
});
