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

const ON_PROCESSOR = ['--platform', 'processor'];
/** Words of commands that would take hours */
const RUN = ['24B', '--atoms', '130', '--cutoff', '5', '--protocol', 'paper', ...ON_PROCESSOR];
const ADVANCE = [
  'glass.extxyz',
  ...['--steps', '9000000', '--cutoff', '7', '--ensemble', 'nve', ...ON_PROCESSOR],
];
const TRIALS = path.resolve(import.meta.dirname, '../../public/fit/trials.json');
const FIT = [
  '--data',
  TRIALS,
  '--out',
  'fit',
  '--surrogate-only',
  '--epochs',
  '100000',
  ...ON_PROCESSOR,
];

/** The command line as a process; what it said, and how it ended. */
function start(words: readonly string[], stdout: 'pipe' | number = 'pipe', cwd?: string) {
  const stdio = ['ignore', stdout, 'pipe'] as const;
  const child = spawn(process.execPath, [SCRIPT, ...words], { cwd, stdio: [...stdio] });
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

  it.each([
    ['melt-quench', 'SIGINT', 130, /Stopped at step \d+ of/, [...RUN, '--out', 'run']],
    ['melt-quench', 'SIGTERM', 143, /Stopped at step \d+ of/, [...RUN, '--out', 'run-2']],
    ['advance', 'SIGTERM', 143, /Stopped after \d+ of 9000000 steps/, ADVANCE],
    ['fit', 'SIGINT', 130, /keeps all that is done/, FIT],
  ] as const)(
    'that computes (%s) keeps at %s what is done',
    async (command, signal, code, said, words) => {
      const running = start([command, ...words], 'pipe', folder);
      await until(() => /Computing on|steps\/s|training network/.test(running.said.stderr));
      await new Promise((resolve) => setTimeout(resolve, 2000));
      running.child.kill(signal);
      expect(await running.ended).toBe(code);
      expect(running.said.stderr).toMatch(said);
      expect(running.said.stdout).toBe('');
      expect(readdirSync(folder, { recursive: true }).join()).not.toMatch(/lock|partial/);
    },
    120_000,
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
