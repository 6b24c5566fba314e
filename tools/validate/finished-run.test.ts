import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serialiseExperiment } from '../../src/core/experiment-json';
import { writeTrajectoryFrame } from '../../src/formats/trajectory';
import { readFinishedRun } from './finished-run';
import { HOLD_STUDY } from './hold-study';
import { integratorStart } from './lammps-states';
import { MELT_STUDIES } from './melt-study';
import { SHORT_STUDIES } from './quench-study';
import type { RunStudy } from './study';

const ATOMS = 399;
const ROWS = 400;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-validate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

/** A row of thermo.csv at a time of its stage (ps): what the test wants of it, the rest made up. */
type RowOf = (
  time: number,
  n: number,
  stage: string,
) => { temperature?: number; density?: number; conserved?: number };

/** Leaves what melt-quench would leave of a study. */
function leaveRun({ experiment }: RunStudy, row: RowOf): void {
  const estimate = { mean: 2.4, standardError: 0.001 };
  write('experiment.json', JSON.stringify(serialiseExperiment(experiment)));
  write(
    'summary.json',
    JSON.stringify({
      atoms: ATOMS,
      adapter: 'a GPU',
      density: estimate,
      b4Fraction: { mean: 0.5, standardError: null },
      potentialEnergyPerAtom: { mean: -10, standardError: 0.002 },
    }),
  );
  const lines = experiment.protocol.stages.flatMap(({ name, duration }) =>
    Array.from({ length: ROWS }, (_, n) => {
      const time = (duration * n) / ROWS;
      const { temperature = 3000, density = 2, conserved = 0 } = row(time, n, name);
      return `${n},${time},${name},${temperature},1,${-10 * ATOMS},1,1,${density},${conserved}`;
    }),
  );
  const header =
    'step,time_ps,stage,temperature_K,pressure_GPa,potential_eV,kinetic_eV,volume_A3,density_g_cm3,conserved_eV';
  write('thermo.csv', `${[header, ...lines].join('\n')}\n`);
  const moment = { step: 0, time: 0, temperature: 3000, pressure: 1, energy: -10 };
  write('trajectory.extxyz', writeTrajectoryFrame(integratorStart(), moment, experiment));
}

describe('a finished run', () => {
  it('gives holds their slope in eV per atom and ps, and the variance of the temperature', () => {
    const slope = 2e-6;
    leaveRun(HOLD_STUDY, (time, n, stage) => ({
      // What happens while the melt grows does not count.
      conserved: ATOMS * (slope * time + (stage === 'npt-3000' && time < 4 ? 1 : 0)),
      temperature: 3000 + (n % 2 === 0 ? 100 : -100),
    }));
    const { values, traces } = HOLD_STUDY.measure(readFinishedRun(folder));
    expect(Object.keys(values).sort()).toEqual(HOLD_STUDY.rows.map(({ key }) => key).sort());
    expect(values['nve-300-drift'].mean).toBeCloseTo(slope, 12);
    expect(values['npt-3000-drift'].mean).toBeCloseTo(slope, 12);
    expect(values['nve-300-drift'].freedom).toBe(8);
    expect(values['nvt-3000-variance'].mean).toBeCloseTo(10_000, 6);
    expect(traces.map(({ name }) => name)).toContain('NPT at 300 K');
    const [first] = traces;
    expect(first.values).toHaveLength(50);
    expect(first.values[0]).toBeCloseTo(-slope * 4.9, 9);
  });

  it('gives melts their means over each stage, with errors from ten blocks', () => {
    const [melt] = MELT_STUDIES;
    leaveRun(melt, (_, n) => ({ density: 1.5 + (Math.floor(n / 40) % 2 === 0 ? 0.1 : -0.1) }));
    const { values } = melt.measure(readFinishedRun(folder));
    expect(Object.keys(values).sort()).toEqual(melt.rows.map(({ key }) => key).sort());
    expect(values['npt-density'].mean).toBeCloseTo(1.5, 12);
    expect(values['npt-density'].error).toBeCloseTo(0.1 / 3, 12);
    expect(values['npt-density'].freedom).toBe(9);
    expect(values['nvt-energy'].mean).toBeCloseTo(-10, 12);
  });

  it('gives quenches the means of their summary', () => {
    const [quench] = SHORT_STUDIES;
    leaveRun(quench, () => ({}));
    const { values } = quench.measure(readFinishedRun(folder));
    expect(values).toEqual({
      density: { mean: 2.4, error: 0.001, freedom: null },
      b4: { mean: 0.5, error: null, freedom: null },
      energy: { mean: -10, error: 0.002, freedom: null },
    });
  });

  it('is refused while it has no summary', () => {
    leaveRun(HOLD_STUDY, () => ({}));
    rmSync(path.join(folder, 'summary.json'));
    expect(() => readFinishedRun(folder)).toThrowError(/summary\.json cannot be read/);
  });
});
