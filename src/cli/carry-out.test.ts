import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import { createExperiment } from '../core/experiment';
import { Problem } from '../core/problem';
import type { SimulationSnapshot } from '../engine/snapshot';
import type { ThermoSample } from '../engine/types';
import { readExtendedXyz } from '../formats/extended-xyz';
import { readLammpsData } from '../formats/lammps-data';
import { Recorder } from '../run/recorder';
import { placeReplicas } from '../run/replicas';
import { type Dynamics, Run } from '../run/run';
import { carryOut } from './carry-out';
import { RunFiles } from './run-files';

const experiment = createExperiment({ preset: '24B', protocol: 'demo', replicas: 2 });
const glasses = placeReplicas(experiment);
const quiet = { result: () => {}, note: () => {}, progress: () => {} };

/** As much of a snapshot as nobody looks into. */
const SNAPSHOT: SimulationSnapshot = {
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
    dispatchesPerStep: 1,
    tuning: tuningWith(),
    step: 0,
    relax: async () => {},
    setVelocities: () => {},
    setPotential: () => {},
    evaluate: async () => [sample, sample],
    beginStage: async () => [sample, sample],
    async advance(steps: number) {
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
  writeFileSync(path.join(folder, 'summary.json'), 'of an earlier run');
  writeFileSync(path.join(folder, 'notes.txt'), 'of the person');
  const run = new Run(experiment, dynamics, await dynamics.evaluate(), 'test');
  return { folder, files: RunFiles.begin(folder, experiment), run };
}

describe('carryOut', () => {
  it('leaves series, trajectories and glasses of every replica', async () => {
    const { folder, files, run } = await begin(still());
    await carryOut(run, new Recorder(experiment), files, quiet, new AbortController().signal, null);
    expect(readdirSync(folder).sort()).toEqual([
      'experiment.json',
      'glass-2.data',
      'glass.data',
      'notes.txt',
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
      carryOut(run, new Recorder(experiment), files, quiet, new AbortController().signal, null),
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
    expect(() => RunFiles.begin(folder, experiment)).toThrow('holds a run that is not finished');
  });

  it('takes back what was written after the checkpoint when its files are opened again', async () => {
    const { folder, files } = await begin(still());
    files.addFrames({
      step: 0,
      configurations: glasses,
      samples: await still().evaluate(),
    });
    const lengths = files.lengths();
    const file = path.join(folder, 'trajectory-2.extxyz');
    const before = readFileSync(file, 'utf8');
    appendFileSync(file, 'half a fra');
    RunFiles.reopen(folder, experiment, lengths);
    expect(readFileSync(file, 'utf8')).toBe(before);
    writeFileSync(file, '');
    expect(() => RunFiles.reopen(folder, experiment, lengths)).toThrow('has lost what the run');
  });

  it('keeps the present state when it is told to stop', async () => {
    const { folder, files, run } = await begin(still());
    await expect(
      carryOut(run, new Recorder(experiment), files, quiet, AbortSignal.abort(), null),
    ).rejects.toThrow('Stopped at step 0 of 12000.');
    expect(readdirSync(folder)).toContain('last-2.data');
  });
});
