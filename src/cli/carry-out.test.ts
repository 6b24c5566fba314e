import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ALARMS, alarmAtStep } from '../../tests/support/alarms';
import { tuningWith } from '../../tests/support/tuning';
import { createExperiment } from '../core/experiment';
import { Problem } from '../core/problem';
import type { Dynamics } from '../engine/dynamics';
import type { SimulationSnapshot } from '../engine/snapshot';
import type { ThermoSample } from '../engine/types';
import { readExtendedXyz } from '../formats/extended-xyz';
import { readLammpsData } from '../formats/lammps-data';
import { checkCheckpoint } from '../run/checkpoint';
import type { CheckpointContent } from '../run/checkpoint-file';
import { Driver } from '../run/driver';
import { placeReplicas } from '../run/replicas';
import { Run } from '../run/run';
import type { Summary } from '../run/summary';
import { carryOutRun } from './carry-out';
import { readCheckpoint } from './checkpoints';
import { RUN_FOLDER } from './folder-uses';
import { OwnFolder } from './own-folder';
import { RunFiles } from './run-files';

const experiment = createExperiment({ preset: '24B', protocol: 'demo', replicas: 2 });
const glasses = placeReplicas(experiment);
const quiet = { result: () => {}, note: () => {}, progress: () => {} };

/** The glasses hold still, which a watch would not believe. */
const unwatched = (run: Run, from?: CheckpointContent) => new Driver(run, { watched: false, from });

/** As much of a snapshot as nobody looks into. */
const SNAPSHOT: SimulationSnapshot = {
  platform: 'gpu',
  step: 0,
  timeStep: 1,
  targets: [],
  tuning: tuningWith(),
  neighbourCapacity: 1,
  boxes: [],
  motion: {
    positions: new ArrayBuffer(4),
    velocities: new ArrayBuffer(4),
    forces: new ArrayBuffer(4),
    endStates: new ArrayBuffer(4),
    listPositions: new ArrayBuffer(4),
    control: new ArrayBuffer(4),
  },
};

/** A simulation that holds still, and loses its device at a step. */
function still(lostAt = Number.POSITIVE_INFINITY): Dynamics {
  const sample: ThermoSample = {
    step: 0,
    temperature: 300,
    pressure: 0,
    potential: -4000,
    buckingham: -400,
    coulomb: -3600,
    kinetic: 15,
    box: glasses[0].box,
    conserved: -3985,
  };
  return {
    timeStep: 1,
    replicaCount: 2,
    tuning: tuningWith(),
    step: 0,
    relax: async () => {},
    setVelocities: () => {},
    setPotential: () => {},
    evaluate: async () => [sample, sample],
    beginStage: async () => [sample, sample],
    async advance(this: { step: number }, steps: number) {
      if (this.step + steps > lostAt) {
        this.step = lostAt;
        throw new Problem(`The graphics device was lost at step ${lostAt}.`, 'Restart the run.');
      }
      this.step += steps;
      const samples = Array.from({ length: steps }, () => sample);
      return [samples, samples];
    },
    readConfiguration: async (replica: number) => glasses[replica],
    readForces: async () => new Float64Array(),
    mesh: () => ({ electrostatics: 'pppm', grid: [1, 1, 1], order: 5, alpha: 0.3 }),
    async snapshot() {
      if (this.step === lostAt) throw new Problem('The graphics device was lost.', '');
      return SNAPSHOT;
    },
    destroy: () => {},
  };
}

async function begin(dynamics: Dynamics) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
  const run = new Run(experiment, dynamics, await dynamics.evaluate(), 'test');
  return { folder, files: RunFiles.begin(take(folder), experiment, told), run };
}

const told = vi.fn();
beforeEach(() => told.mockClear());
afterEach(() => vi.restoreAllMocks());

const take = (folder: string) => OwnFolder.take(folder, RUN_FOLDER, false);

/** Goes on with the run in a folder, as `melt-quench --resume` does, on a simulation that stands where it stood. */
async function goOn(folder: string, dynamics: Dynamics, signal = new AbortController().signal) {
  const own = OwnFolder.reopen(folder);
  const kept = readCheckpoint(folder, told);
  const { step, begun } = checkCheckpoint(kept.run);
  const progress = { step, begun };
  const run = new Run(experiment, dynamics, await dynamics.evaluate(), 'test', progress);
  const files = RunFiles.reopen(own, experiment, kept.files, told);
  await carryOutRun(unwatched(run, kept), files, quiet, signal).finally(() => files.release());
}

const textIn = (folder: string, name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('carryOut', () => {
  it('leaves series, trajectories and glasses of every replica', async () => {
    const { folder, files, run } = await begin(still());
    await carryOutRun(unwatched(run), files, quiet, new AbortController().signal);
    files.finish({} as Summary);
    files.release();
    expect(readdirSync(folder).sort()).toEqual([
      'experiment.json',
      'glass-2.data',
      'glass.data',
      'summary.json',
      'thermo-2.csv',
      'thermo.csv',
      'trajectory-2.extxyz',
      'trajectory.extxyz',
    ]);
    const text = readFileSync(path.join(folder, 'trajectory-2.extxyz'), 'utf8');
    const frames = readExtendedXyz(text, 'trajectory-2.extxyz');
    expect(frames.map((frame) => frame.step)).toEqual(
      Array.from({ length: 201 }, (_, i) => 60 * i),
    );
    expect(frames[1].time).toBeCloseTo(0.06);
  });

  it('keeps what was done when the device is lost', async () => {
    const { folder, files, run } = await begin(still(5000));
    await expect(
      carryOutRun(unwatched(run), files, quiet, new AbortController().signal),
    ).rejects.toMatchObject({
      message: 'The graphics device was lost at step 5000.',
      hint: `Restart the run. ${folder} keeps thermo.csv, trajectory.extxyz, last.data and checkpoint.vitrine. Go on with it: vitrine melt-quench --resume ${folder}`,
    });
    expect(run.step).toBe(5000);
    const last = readFileSync(path.join(folder, 'last.data'), 'utf8');
    expect(last.split('\n')[0]).toMatch(/24B, yang2026, protocol demo, step 4980/);
    expect(readLammpsData(last, 'last.data').types).toEqual(glasses[0].types);
    expect(readdirSync(folder)).not.toContain('summary.json');
    expect(readdirSync(folder)).toContain('checkpoint.vitrine');
    files.release();
    expect(() => take(folder)).toThrow('holds a run that is not finished');
  });

  it('takes back what was written after the checkpoint, and goes on to the same files', async () => {
    const whole = await begin(still());
    const { signal } = new AbortController();
    await carryOutRun(unwatched(whole.run), whole.files, quiet, signal);
    const { folder, files, run } = await begin(still(5000));
    const part = carryOutRun(unwatched(run), files, quiet, signal);
    await expect(part).rejects.toThrow('was lost at step 5000');
    files.release();
    appendFileSync(path.join(folder, 'trajectory-2.extxyz'), 'half a fra');
    await goOn(folder, still());
    const names = ['thermo.csv', 'thermo-2.csv', 'trajectory.extxyz', 'trajectory-2.extxyz'];
    for (const name of [...names, 'glass.data', 'glass-2.data']) {
      expect(textIn(folder, name) === textIn(whole.folder, name), name).toBe(true);
    }
    expect(told).not.toHaveBeenCalled();
  });

  it('has the frame and the row of step 0 once, wherever it is stopped', async () => {
    const { folder, files, run } = await begin(still());
    await expect(carryOutRun(unwatched(run), files, quiet, AbortSignal.abort())).rejects.toThrow(
      'Stopped at step 0',
    );
    files.release();
    await expect(goOn(folder, still(), AbortSignal.abort())).rejects.toThrow('Stopped at step 0');
    await goOn(folder, still());
    const frames = readExtendedXyz(textIn(folder, 'trajectory.extxyz'), 'trajectory.extxyz');
    expect(frames.map(({ step }) => step).slice(0, 3)).toEqual([0, 60, 120]);
    const steps = textIn(folder, 'thermo.csv').split('\n').slice(1, 4);
    expect(steps.map((row) => Number(row.split(',')[0]))).toEqual([0, 4, 8]);
  });

  /** A run of which two checkpoints are kept, at steps 0 and 5000. */
  async function twice() {
    const { folder, files, run } = await begin(still());
    const stop = new AbortController();
    const stopping = { ...quiet, progress: () => void (run.step >= 5000 && stop.abort()) };
    const part = carryOutRun(unwatched(run), files, stopping, stop.signal);
    await expect(part).rejects.toThrow(/Stopped at step/);
    files.release();
    return { folder, step: run.step };
  }

  const stepOf = (folder: string) => checkCheckpoint(readCheckpoint(folder, told).run).step;

  it.each([
    ['cut short', (file: string) => truncateSync(file, 100)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['lost between two names', (file: string) => rmSync(file)],
  ])('goes on from the checkpoint before when the latest is %s', async (_, damage) => {
    const { folder, step } = await twice();
    expect(stepOf(folder)).toBe(step);
    damage(path.join(folder, 'checkpoint.vitrine'));
    expect(stepOf(folder)).toBe(0);
    await goOn(folder, still());
  });

  it('goes on from the checkpoint before when a file lost what belongs to the latest', async () => {
    const { folder } = await twice();
    const thermo = path.join(folder, 'thermo.csv');
    truncateSync(thermo, readFileSync(thermo).length - 1);
    expect(stepOf(folder)).toBe(0);
    expect(told).toHaveBeenCalledWith(
      expect.stringContaining('goes on from the checkpoint before'),
    );
  });

  it('cuts a file that lost more than that back to whole rows and frames, and says so', async () => {
    const { folder, step } = await twice();
    for (const name of ['checkpoint-before.vitrine', 'thermo-2.csv'])
      rmSync(path.join(folder, name));
    const file = path.join(folder, 'trajectory.extxyz');
    const text = textIn(folder, 'trajectory.extxyz');
    truncateSync(file, text.length - 5);
    await goOn(folder, still());
    expect(told.mock.calls.flat()).toEqual([
      `${path.join(folder, 'thermo-2.csv')} has lost some of what the run had written: rows are missing there.`,
      `${file} has lost some of what the run had written: frames are missing there.`,
    ]);
    const frames = readExtendedXyz(textIn(folder, 'trajectory.extxyz'), 'trajectory.extxyz');
    expect(frames.at(-1)?.step).toBe(12_000);
    expect(frames.map((frame) => frame.step)).not.toContain(Math.floor(step / 60) * 60);
    const [header, row] = textIn(folder, 'thermo-2.csv').split('\n');
    expect(header).toMatch(/^step,/);
    expect(Number(row.split(',')[0])).toBeGreaterThan(step);
  });

  it.each(ALARMS)('after %s keeps the state as it is: %s', async (kind, sound) => {
    const { folder, files, run } = await begin(still());
    alarmAtStep(kind, 5);
    const carried = carryOutRun(new Driver(run), files, quiet, new AbortController().signal);
    await expect(carried).rejects.toThrow(`${kind}.`);
    expect(stepOf(folder) >= 5).toBe(sound);
    files.release();
  });

  it('keeps the present state when it is told to stop', async () => {
    const { folder, files, run } = await begin(still());
    await expect(carryOutRun(unwatched(run), files, quiet, AbortSignal.abort())).rejects.toThrow(
      'Stopped at step 0 of 12000.',
    );
    expect(readdirSync(folder)).toContain('last-2.data');
  });
});
