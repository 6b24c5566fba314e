import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/experiment';
import { crystal } from '../../tests/support/systems';
import { tuningWith } from '../../tests/support/tuning';
import type { EngineMeasurement } from './alternate';
import type { Costs, EngineName, Workload } from './engine';
import { markdownOf, threeDigits } from './markdown';
import { median, ratiosOf, refusedRow, rowOf } from './results';

const BOX = crystal('NaCl', 2, 5);

function workload(atoms: number, replicas = 1): Workload {
  return {
    atoms,
    ensemble: 'npt',
    temperature: 3000,
    experiment: createExperiment({ cutoff: 7, replicas, electrostatics: 'prolate' }),
    configurations: Array.from({ length: replicas }, () => BOX),
    tuning: tuningWith(),
  };
}

function costs(dispatchesPerStep: number | null): Costs {
  return {
    dispatchesPerStep,
    submitsPerStep: 0.25,
    hostMillisecondsPerStep: 1,
    processorMillisecondsPerStep: 20,
    listBuildsPerStep: 0.08,
    grid: [15, 15, 15],
    order: 5,
    estimatedAccuracy: 8e-6,
    memoryBytes: 2e6,
    tuning: tuningWith({ lanes: 8 }),
  };
}

/** Rounds of 100 steps at these rates, steps/s; the costs are told apart by their dispatches. */
function measured(engine: EngineName, rates: readonly number[]): EngineMeasurement {
  const stretches = rates.map((rate, i) => ({
    steps: 100,
    seconds: 100 / rate,
    costs: costs(engine === 'vitrine' ? 6 + i : null),
  }));
  return { engine, version: '1', stretches, absent: null };
}

describe('a row', () => {
  it('has the median of the rounds, their spread, and the costs of the middle one', () => {
    const row = rowOf(workload(60, 2), measured('vitrine', [90, 120, 100]), null);
    expect(row).toMatchObject({
      engine: 'vitrine',
      atoms: 60,
      placed: 64,
      replicas: 2,
      ensemble: 'npt',
      cutoff: 7,
      accuracy: 1e-5,
      electrostatics: 'prolate',
      spread: [90, 120],
      stepsPerRound: 100,
      dispatchesPerStep: 8,
      absent: null,
    });
    expect(row.stepsPerSecond).toBeCloseTo(100, 9);
    // 100 steps/s of 1 fs are 8.64 ns a day, of each replica.
    expect(row.nanosecondsPerDay).toBeCloseTo(17.28, 9);
    expect(rowOf(workload(60), measured('lammps', [1]), null).electrostatics).toBe('pppm');
  });

  it('has no numbers, but a reason, where an engine is absent', () => {
    const absent = { ...measured('lammps', [10]), absent: 'It broke.' };
    expect(rowOf(workload(60), absent, null)).toMatchObject({
      stepsPerSecond: null,
      spread: null,
      rounds: [],
      dispatchesPerStep: null,
      memoryBytes: null,
      tuning: null,
      absent: 'It broke.',
    });
  });

  it('knows the middle of numbers', () => {
    expect(median([3])).toBe(3);
    expect(median([5, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 10])).toBe(3);
    expect(() => median([])).toThrow(RangeError);
  });
});

const ROWS = [
  rowOf(workload(60), measured('vitrine', [90, 120, 100]), [
    { kernel: 'pairs', dispatches: 1, microseconds: 6981.3, clock: 'device' },
  ]),
  rowOf(workload(60), measured('lammps.js', [45, 40, 60]), null),
  rowOf(workload(60), { ...measured('lammps', []), absent: 'There is no lmp.' }, null),
  rowOf(workload(120), measured('vitrine', [50, 51]), null),
  rowOf(workload(120), measured('lammps', [100]), null),
  refusedRow({
    engine: 'vitrine',
    atoms: 20,
    replicas: 6,
    ensemble: 'nve',
    accuracy: 1e-5,
    electrostatics: 'prolate',
    absent: 'The box is too small.',
  }),
];

describe('ratios', () => {
  it('set Vitrine over each other engine of the same workload', () => {
    const ratios = ratiosOf(ROWS);
    expect(Object.keys(ratios)).toEqual(['vitrine/lammps.js', 'vitrine/lammps']);
    const [ratio] = ratios['vitrine/lammps.js'];
    expect(ratio).toMatchObject({ atoms: 60, replicas: 1, ensemble: 'npt' });
    expect(ratio).toMatchObject({ of: 'vitrine', over: 'lammps.js' });
    expect(ratio.ratio).toBeCloseTo(100 / 45, 9);
    expect(ratio.spread[0]).toBeCloseTo(100 / 60, 9);
    expect(ratio.spread[1]).toBeCloseTo(3, 9);
    expect(ratios['vitrine/lammps']).toHaveLength(1);
    expect(ratios['vitrine/lammps'][0].atoms).toBe(120);
    // Only the first round was done by both.
    expect(ratios['vitrine/lammps'][0]).toMatchObject({ ratio: 0.5, spread: [0.5, 0.5] });
  });

  it('are none where Vitrine is alone or absent', () => {
    expect(ratiosOf([ROWS[0]])).toEqual({});
    expect(ratiosOf([ROWS[1], ROWS[2], ROWS[5]])).toEqual({});
    expect(ratiosOf([])).toEqual({});
  });
});

describe('the table', () => {
  const text = markdownOf({
    platform: 'gpu',
    adapter: 'a card',
    rows: ROWS,
    ratios: ratiosOf(ROWS),
  });

  it('says the ratios first, then each engine', () => {
    const lines = text.split('\n');
    expect(lines[0]).toMatch(/^Vitrine on a card/);
    expect(lines[2]).toBe(
      '| atoms | replicas | ensemble | Vitrine / lammps.js | Vitrine / LAMMPS |',
    );
    expect(lines[4]).toBe('| 60 | 1 | NPT | 2.22 × (1.67–3.00) | – |');
    expect(lines[5]).toBe('| 120 | 1 | NPT | – | 0.500 × (0.500–0.500) |');
    expect(text).toContain('| 60 | 1 | NPT | lammps.js 1 | 45.0 | 40.0–60.0 | 3.89 | 3 × 100 |');
    expect(text).toContain(
      '| Vitrine | 8.00 | 0.250 | 1.00 | 20.0 | 0.0800 | 7 | prolate 15×15×15, order 5 | 1e-5 / 8.0e-6 | 2 MB |',
    );
    expect(text).toContain('| 60 | 1 | NPT | pairs | 1 | 6981 | device |');
  });

  it('has cells for every column', () => {
    for (const part of text.split('\n\n').filter((block) => block.startsWith('|'))) {
      const counts = part.split('\n').map((line) => line.split('|').length);
      expect(new Set(counts).size).toBe(1);
    }
  });

  it('says what is missing, and why', () => {
    expect(text).toContain('- LAMMPS, 60 atoms, NPT: There is no lmp.');
    expect(text).toContain('- Vitrine, 6 × 20 atoms, NVE: The box is too small.');
    const nothing = markdownOf({ platform: 'gpu', adapter: 'a card', rows: [], ratios: {} });
    expect(nothing.split('\n')).toHaveLength(1);
  });

  it('writes three digits', () => {
    expect([12345, 123.4, 12.34, 1.234, 0.01234, 0, 1e-12].map(threeDigits)).toEqual([
      '12345',
      '123',
      '12.3',
      '1.23',
      '0.0123',
      '0',
      '0.00000000',
    ]);
  });
});
