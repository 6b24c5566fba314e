import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../tests/support/glass';
import { potentialById } from '../core/potential';
import type { DecodedSample } from './sample';
import { findTrouble } from './trouble';
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
    expect(problem?.message).toContain('Replica 2 blew up at step 12');
  });

  it('is a box below twice the cutoff', () => {
    const problem = findTrouble([[sample({ step: 7, box: [20, 17.9, 20] })]], [{ setup }]);
    expect(problem?.message).toBe(
      'At step 7: The cutoff of 9 Å does not fit a box whose shortest edge is 17.90 Å.',
    );
    expect(problem?.hint).toContain('at most 8.95 Å');
  });
});
