import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../tests/support/glass';
import { randomGlass } from '../../tests/support/small-glass';
import { potentialById } from '../core/potential';
import { thermalVelocities } from '../run/velocities';
import type { DecodedSample } from './gpu/sample';
import { findTrouble, findWorstAtom, Trouble, withWorstAtom } from './trouble';
import type { ThermoSample } from './types';

const setup = {
  configuration: configurationOf([['O', 0, 0, 0]], 20),
  potential: potentialById('yang2026'),
  cutoff: 9,
  accuracy: 1e-5,
};

const sample = (changes: Partial<ThermoSample>): DecodedSample => ({
  thermo: {
    step: 1,
    temperature: 3000,
    pressure: 0,
    potential: -9000,
    buckingham: 0,
    coulomb: -9000,
    kinetic: 300,
    box: [20, 20, 20],
    conserved: -8700,
    ...changes,
  },
  mostNeighbours: 10,
  builds: 1,
});

describe('trouble in samples', () => {
  it('is not found in a melt', () => {
    expect(findTrouble([[sample({}), sample({ step: 2 })]], [{ setup }])).toBeNull();
  });

  it.each([
    { temperature: Number.NaN },
    { temperature: Number.POSITIVE_INFINITY },
    { temperature: 1e9 },
    { temperature: -5 },
    { potential: Number.NaN },
  ])('is %o', (changes) => {
    const series = [
      [sample({}), sample({})],
      [sample({}), sample({ ...changes, step: 12 })],
    ];
    const problem = findTrouble(series, [{ setup }, { setup }]);
    expect(problem?.message).toContain('At step 12 of replica 2: The atoms flew apart');
  });

  it('is a box below twice the cutoff', () => {
    const problem = findTrouble([[sample({ step: 7, box: [20, 17.9, 20] })]], [{ setup }]);
    expect(problem?.message).toBe(
      'At step 7 of replica 1: The cutoff of 9 Å does not fit a box whose shortest edge is 17.90 Å.',
    );
    expect(problem?.hint).toContain('at most 8.95 Å');
  });

  it('is the earliest of all replicas', () => {
    const bad = (step: number) => sample({ step, potential: Number.NaN });
    const fine = (step: number) => sample({ step });
    const series = [
      [fine(1), fine(2), bad(3)],
      [fine(1), bad(2), bad(3)],
    ];
    expect(findTrouble(series, [{ setup }, { setup }])).toMatchObject({
      kind: 'not-finite',
      replica: 1,
      step: 2,
      atom: null,
    });
  });
});

describe('the worst atom', () => {
  const glass = randomGlass('24B', 300, 1);
  const melt = { ...glass, velocities: thermalVelocities(glass, 3000, 1) };
  // Components of a liquid's forces are nearly Gaussian, as those of its velocities are.
  const forces = thermalVelocities(glass, 3000, 2).map((v) => 1e3 * v);
  const put = (values: Float64Array, atom: number, value: number) =>
    values.map((v, i) => (Math.floor(i / 3) === atom ? value : v));

  it('is none in a melt', () => {
    expect(findWorstAtom({ configuration: melt, forces })).toBeNull();
    expect(findWorstAtom({ configuration: glass, forces })).toBeNull();
  });

  it('is the one that is too fast, or pushed too hard', () => {
    const fast = { ...melt, velocities: put(melt.velocities, 30, 5) };
    expect(findWorstAtom({ configuration: fast, forces })).toBe(30);
    const most = Math.max(...forces);
    expect(findWorstAtom({ configuration: melt, forces: put(forces, 77, 20 * most) })).toBe(77);
  });

  it('is the first that is not finite, while most are', () => {
    const some = put(put(melt.velocities, 40, Number.NaN), 12, Number.POSITIVE_INFINITY);
    expect(findWorstAtom({ configuration: { ...melt, velocities: some }, forces })).toBe(12);
    const all = melt.velocities.map(() => Number.NaN);
    expect(findWorstAtom({ configuration: { ...melt, velocities: all }, forces })).toBeNull();
  });

  it('is named in the trouble by its number', () => {
    const trouble = new Trouble('not-finite', 1, 12, 'The atoms flew apart.', 'Stop.');
    const ids = Uint32Array.from(glass.types, (_, i) => 1000 + i);
    const fast = { ...melt, ids, velocities: put(melt.velocities, 299, 5) };
    const named = withWorstAtom(trouble, { configuration: fast, forces });
    expect(named).toMatchObject({ kind: 'not-finite', replica: 1, step: 12, atom: 1299 });
    expect(named.message).toBe(
      'At step 12 of replica 2: The atoms flew apart. It began at calcium 1299.',
    );
    expect(withWorstAtom(trouble, { configuration: melt, forces })).toBe(trouble);
  });

  it('is not asked for when the box is too small', () => {
    const trouble = new Trouble('box', 0, 7, 'The box is too small.', 'Stop.');
    const fast = { ...melt, velocities: put(melt.velocities, 30, 5) };
    expect(withWorstAtom(trouble, { configuration: fast, forces })).toBe(trouble);
  });
});
