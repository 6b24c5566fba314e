import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watched } from '../../../tests/support/watched';
import { atomCounts, boxEdge, TABLE_1, totalAtoms } from '../../core/composition';
import { createExperiment, type Experiment, type ExperimentOptions } from '../../core/experiment';
import { potentialById } from '../../core/potential';
import type { Protocol, Stage } from '../../core/protocol';
import { counterRandom } from '../../core/random';
import type { ThermoSample } from '../../engine/types';
import { Watch } from './watch';
import { truncationEnergy } from './watch-limits';

const stage = (name: string, ensemble: Stage['ensemble'], from: number, to: number): Stage => ({
  name,
  ensemble,
  duration: 10,
  temperature: { from, to },
  pressure: ensemble === 'npt' ? { from: 0, to: 0 } : null,
});

const protocol: Protocol = {
  id: 'watched',
  stages: [
    stage('mix', 'nvt', 3000, 3000),
    stage('melt', 'npt', 3000, 3000),
    stage('quench', 'npt', 3000, 300),
    stage('free', 'nve', 300, 300),
  ],
  timeStep: 2,
  accuracy: 1e-5,
  thermostatDamping: 0.1,
  barostatDamping: 1,
  averaging: { density: { stage: 'melt', last: 1 }, structure: { stage: 'melt', last: 1 } },
};
const STAGE_STEPS = 5000;
const LAST = 4 * STAGE_STEPS;

const glass = (options: ExperimentOptions = {}): Experiment =>
  createExperiment({ preset: '24B', atoms: 400, cutoff: 7, protocol, ...options });

/** What a series does differently from a sound one. */
interface Course {
  /** K, of the mean above its target */
  readonly excess?: (step: number) => number;
  /** g/cm³ */
  readonly density?: (step: number) => number;
  /** eV, on top of the conserved quantity */
  readonly conserved?: (step: number) => number;
}

/** Target temperature of `protocol`, K. */
function target(step: number): number {
  const cooled = Math.max(0, Math.min(1, (step - 2 * STAGE_STEPS) / STAGE_STEPS));
  return 3000 - 2700 * cooled;
}

/** The steps of a run as a sound one has them (`from` < step ≤ `to`), except for its course. */
function series(experiment: Experiment, course: Course = {}, seed = 1, from = 0, to = LAST) {
  const counts = atomCounts(experiment.composition, experiment.atoms);
  const truncation = truncationEnergy(counts, experiment.potential, experiment.cutoff);
  const sigma = Math.sqrt(2 / (3 * totalAtoms(counts) - 3));
  const random = counterRandom(seed, 9);
  let wave = 0;
  return Array.from({ length: to - from }, (_, i): ThermoSample => {
    const step = from + i + 1;
    // Fluctuations of the canonical ensemble that live for 0.1 ps.
    wave = 0.98 * wave + Math.sqrt(1 - 0.98 ** 2) * random.gaussian();
    const edge = boxEdge(counts, course.density?.(step) ?? 2.4);
    return {
      step,
      temperature: target(step) * (1 + sigma * wave) + (course.excess?.(step) ?? 0),
      pressure: 0,
      potential: -4000,
      buckingham: 1500,
      coulomb: -5500,
      kinetic: 100,
      box: [edge, edge, edge],
      conserved:
        -3850 +
        truncation / edge ** 3 +
        (experiment.cutoff / 70) * random.gaussian() * 0.1 +
        (course.conserved?.(step) ?? 0),
    };
  });
}

const of = (experiment: Experiment, course: Course) =>
  watched(experiment, [series(experiment, course)]);

describe('a sound run', () => {
  it.each([100, 400, 3000])('of %i atoms raises no alarm', (atoms) => {
    const experiment = glass({ atoms, cutoff: 4 });
    for (const seed of [1, 2, 3]) {
      expect(watched(experiment, [series(experiment, {}, seed)])).toEqual([]);
    }
  });

  it('may expand from 2.2 to 1.39 g/cm³: pairs that cross the cutoff are allowed for', () => {
    const experiment = createExperiment({ preset: '75B', atoms: 400, cutoff: 7, protocol });
    const density = (step: number) =>
      2.2 - 0.81 * Math.min(1, Math.max(0, step - STAGE_STEPS) / 2500);
    const expanding = series(experiment, { density });
    expect(watched(experiment, [expanding])).toEqual([]);
    // The same energies at a constant density would be an alarm.
    const rigid = expanding.map((sample) => ({ ...sample, box: expanding[0].box }));
    expect(watched(experiment, [rigid]).map(({ kind }) => kind)).toEqual(['drift']);
  });

  it('may have conserved quantities that are not conserved while the temperature ramps', () => {
    const ramping = (step: number) => 0.05 * Math.max(0, Math.min(5000, step - 10000));
    expect(of(glass(), { conserved: ramping })).toEqual([]);
  });

  it('may begin each stage with another zero of the conserved quantity', () => {
    expect(of(glass(), { conserved: (step) => 50 * Math.floor((step - 1) / 5000) })).toEqual([]);
  });
});

describe('a melt that boils off', () => {
  const falling = (step: number) => 2.4 - Math.max(0, step - 5000) / 1000;

  it('is told below what fluctuations reach, in a student’s words', () => {
    const [alarm, ...others] = of(glass(), { density: (step) => Math.max(0.1, falling(step)) });
    expect(others).toEqual([]);
    expect(alarm).toEqual({
      kind: 'boiling',
      stage: 'melt',
      step: 6491,
      replica: 0,
      atom: null,
      message:
        'The melt is boiling off: at 0 GPa and 3,000 K this composition does not hold together. Paused at step 6,491 of "melt"; the last good state is kept.',
      hint: 'Try 2 GPa first, or a lower temperature.',
      remedies: ['precondition', 'earlier', 'go-on'],
    });
  });

  it('is told again only after it was dense once more', () => {
    const density = (step: number) => (step % 2500 < 1200 ? 0.85 : 0.98);
    expect(of(glass(), { density })).toHaveLength(1);
    const recovering = (step: number) => (step % 2500 < 1200 ? 0.85 : 1.2);
    // 5000 to 15000 is at constant pressure.
    expect(of(glass(), { density: recovering }).map(({ step }) => step)).toEqual([
      5001, 7500, 10000, 12500, 15000,
    ]);
  });
});

describe('a temperature', () => {
  it('that stays too high is told, but not before the thermostat has settled', () => {
    const [alarm] = of(glass(), { excess: () => 900 });
    expect(alarm).toMatchObject({ kind: 'too-hot', stage: 'mix', step: 1000, atom: null });
    expect(alarm.message).toMatch(/The atoms stay too hot: 3,\d\d\d K on average, where 3,000 K/);
    expect(alarm.hint).toContain('a time step of 1 fs instead of 2 fs');
  });

  it('that is high for a moment is not', () => {
    expect(
      of(glass(), { excess: (step) => (step < 10000 && step % 1000 < 100 ? 2000 : 0) }),
    ).toEqual([]);
  });

  it('is not judged at constant energy', () => {
    expect(of(glass(), { excess: (step) => (step > 15000 ? 900 : 0) })).toEqual([]);
  });
});

describe('the conserved quantity', () => {
  it('that drifts in a hold is told', () => {
    const leaking = (step: number) => (step > 15000 ? (step - 15000) * 0.002 * 3 : 0);
    const [alarm, ...others] = of(glass(), { conserved: leaking });
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'drift', stage: 'free', step: 17500 });
    // 3 eV a picosecond for 399 atoms
    expect(alarm.message).toContain('it grows by 0.0075 eV per atom and picosecond');
    expect(alarm.remedies[0]).toBe('smaller-step');
  });

  it.each([4321, 12345, 16000])('that jumps at step %i is told there', (at) => {
    const [alarm, ...others] = of(glass(), { conserved: (step) => (step >= at ? -30 : 0) });
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'jump', step: at });
    expect(alarm.message).toMatch(/The energy jumped by (29|30)\.?\d* eV within one step/);
  });

  it('that jumps twice is told twice', () => {
    const jumps = (step: number) => 30 * Math.floor(step / 2100);
    const alarms = of(glass(), { conserved: jumps });
    expect(alarms.map(({ kind }) => kind)).toEqual(Array(9).fill('jump'));
  });
});

describe('several replicas', () => {
  const experiment = createExperiment({
    atoms: 200,
    cutoff: 5,
    seed: 7,
    replicas: 2,
    protocol,
    variants: [
      { name: '24B', composition: TABLE_1['24B'] },
      { name: '75B', composition: TABLE_1['75B'], potential: potentialById('wang2018') },
    ],
  });
  const sound = (r: number, course: Course = {}) =>
    series({ ...experiment, ...experiment.variants[Math.floor(r / 2)] }, course, r);

  it('are told apart by variant and seed', () => {
    const boiling = sound(3, { density: (step) => (step > 6000 ? 0.8 : 2) });
    const [alarm] = watched(experiment, [sound(0), sound(1), sound(2), boiling]);
    expect(alarm).toMatchObject({ kind: 'boiling', replica: 3, step: 6001 });
    expect(alarm.message).toContain('Paused at step 6,001 of "melt" in 75B, seed 8;');
  });

  it('are told by number and seed when only seeds differ', () => {
    const seeds = glass({ replicas: 3, seed: 4 });
    const all = [1, 2, 3].map((r) =>
      series(seeds, r === 3 ? { density: (step) => (step > 6000 ? 0.8 : 2) } : {}, r),
    );
    expect(watched(seeds, all)[0].message).toContain('of "melt" in replica 3 (seed 6);');
  });

  it('give the same alarms in any order, and however samples are handed over', () => {
    const faults: Course[] = [
      { density: (step) => (step > 6000 ? 0.8 : 2) },
      { conserved: (step) => (step > 16000 ? 40 : 0) },
      { excess: (step) => (step > 7000 && step <= 10000 ? 900 : 0) },
      {},
    ];
    const seeds = glass({ replicas: 4, atoms: 100, cutoff: 4 });
    const all = faults.map((course, r) => series(seeds, course, r));
    const plain = watched(seeds, all);
    expect(plain.map(({ kind, replica }) => `${kind} ${replica}`)).toEqual([
      'boiling 0',
      'too-hot 2',
      'jump 1',
    ]);
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    const pieces = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(order, pieces, (chosen, lengths) => {
        const alarms = watched(
          seeds,
          chosen.map((r) => all[r]),
          lengths,
        );
        const seen = alarms.map(({ kind, step, replica }) => [kind, step, chosen[replica]]);
        expect(seen).toEqual(plain.map(({ kind, step, replica }) => [kind, step, replica]));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a run that does not go straight on', () => {
  const jumping = { conserved: (step: number) => (step >= 2000 ? 40 : 0) };

  it('and went back is watched from there, as if nothing had been', () => {
    const experiment = glass();
    const watch = new Watch(experiment);
    expect(watch.add([series(experiment, jumping, 1, 0, 2500)])?.kind).toBe('jump');
    expect(watch.add([series(experiment, {}, 1, 1500, 2500)])).toBeNull();
    expect(watch.add([series(experiment, { conserved: () => 40 }, 1, 2500, 3000)])?.kind).toBe(
      'jump',
    );
  });

  it('and changes on the way is judged by its new targets', () => {
    const experiment = glass();
    const watch = new Watch(experiment);
    const warm = { excess: () => 1500 };
    watch.add([series(experiment, {}, 1, 0, 2000)]);
    watch.follow({
      ...experiment,
      changes: [{ step: 2000, quantity: 'temperature', value: 4500 }],
    });
    expect(watch.add([series(experiment, warm, 1, 2000, 4000)])).toBeNull();
    watch.follow(experiment);
    expect(watch.add([series(experiment, warm, 1, 4000, 5000)])?.kind).toBe('too-hot');
  });

  it('and changes its potential may change its energy', () => {
    const change = { step: 2000, quantity: 'B-O.rho', value: 0.13 } as const;
    const course = { conserved: (step: number) => (step > 2000 ? 300 : 0) };
    const experiment = glass();
    expect(of(experiment, course).map(({ kind }) => kind)).toEqual(['jump']);
    expect(of(glass({ changes: [change] }), course)).toEqual([]);
  });
});
