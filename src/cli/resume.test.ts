import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import {
  exitOf,
  SCRIPT,
  startVitrine,
  vitrine,
  vitrineOnProcessor,
} from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { protocolById } from '../core/protocol';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const undisturbed = path.join(folder, 'undisturbed');
const disturbed = path.join(folder, 'disturbed');
const file = path.join(folder, 'experiment.json');
const thermo = path.join(disturbed, 'thermo.csv');

beforeAll(async () => {
  const { protocol } = protocolById('demo');
  const durations = [1, 3, 0.5];
  const stages = protocol.stages.map((stage, i) => ({ ...stage, duration: durations[i] }));
  const window = { stage: 'rest', last: 0.05 };
  const experiment = createExperiment({
    preset: '24B',
    protocol: {
      ...protocol,
      id: 'tiny',
      stages,
      averaging: { density: window, structure: window },
    },
    atoms: 130,
    cutoff: 5,
    changes: [{ step: 3000, quantity: 'B-O.rho', value: 0.126 }],
  });
  writeFileSync(file, JSON.stringify(serialiseExperiment(experiment)));
});

/** Rows of the series that the run has written: one a step. */
const rows = () =>
  existsSync(thermo) ? readFileSync(thermo, 'utf8').trimEnd().split('\n').length - 1 : 0;

/** Waits until the run has come to a step. */
async function reached(step: number, child: ChildProcess): Promise<void> {
  while (rows() <= step) {
    expect(child.exitCode, 'it ended before it came so far').toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The undisturbed run's files, byte for byte; the summary says how long the run took. */
function expectSameFiles(run: string): void {
  expect(readdirSync(run).sort()).toEqual(readdirSync(undisturbed).sort());
  for (const name of readdirSync(undisturbed)) {
    if (name === 'summary.json') continue;
    const text = (of: string) => readFileSync(path.join(of, name), 'utf8');
    expect(text(run) === text(undisturbed), `${name} is the same`).toBe(true);
  }
}

it('goes on after Ctrl-C and after being killed, to the same files byte for byte', async () => {
  const whole = await vitrineOnProcessor('melt-quench', file, '--out', undisturbed);
  expect(whole.code, whole.stderr).toBe(0);

  const words = ['melt-quench', file, '--out', disturbed, '--platform', 'processor'];
  const first = startVitrine(...words);
  await reached(1200, first);
  const interrupted = exitOf(first);
  first.kill('SIGINT');
  expect(await interrupted).toBe(130);
  expect(first.said).toMatch(/error: Stopped at step \d+ of 4500/);
  expect(first.said).toContain(`vitrine melt-quench --resume ${disturbed}`);

  const second = startVitrine('melt-quench', '--resume', disturbed);
  const before = rows();
  await reached(before + 100, second);
  const killed = exitOf(second);
  second.kill('SIGKILL');
  expect(await killed).toBeNull();
  expect(second.said).toMatch(/Going on at step [1-9]/);

  const third = await vitrine('melt-quench', '--resume', disturbed);
  expect(third.code, third.stderr).toBe(0);
  expectSameFiles(disturbed);
  const summary = (of: string) => {
    const { stepsPerSecond: _, ...rest } = JSON.parse(
      readFileSync(path.join(of, 'summary.json'), 'utf8'),
    );
    return rest;
  };
  expect(summary(disturbed)).toEqual(summary(undisturbed));
}, 600_000);

/** Runs words in a shell in which no file may grow beyond 40 kB, as if the disk were full there. */
async function vitrineOnFullDisk(...words: string[]): Promise<{ code: number; said: string }> {
  const shell = spawn(
    'bash',
    ['-c', 'ulimit -f 40; exec "$0" "$@"', process.execPath, SCRIPT, ...words],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  shell.stderr.on('data', (text) => {
    said += text;
  });
  return { code: await new Promise((resolve) => shell.once('close', resolve)), said };
}

it.runIf(process.platform === 'linux')(
  'goes on when there is room again, after a disk that filled',
  async () => {
    const full = path.join(folder, 'full');
    const words = ['melt-quench', file, '--out', full, '--platform', 'processor'];
    const { code, said } = await vitrineOnFullDisk(...words);
    expect(code).toBe(1);
    expect(said).toMatch(/error: .*(thermo\.csv|trajectory\.extxyz) cannot be written/);
    expect(said).toContain(`Go on with it: vitrine melt-quench --resume ${full}`);

    const again = await vitrine('melt-quench', '--resume', full);
    expect(again.code, again.stderr).toBe(0);
    expectSameFiles(full);
  },
  600_000,
);

it('says what is wrong with a folder that cannot be gone on with', async () => {
  const finished = await vitrine('melt-quench', '--resume', undisturbed);
  expect(finished.stderr).toContain('holds no run to go on with');
  const both = await vitrine('melt-quench', '24B', '--resume', undisturbed);
  expect(both.stderr).toContain('keeps its experiment and its folder');
  writeFileSync(path.join(folder, 'checkpoint.vitrine'), 'something else');
  const other = await vitrine('melt-quench', '--resume', folder);
  expect(other.stderr).toContain('does not hold a run of Vitrine');
});
