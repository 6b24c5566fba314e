import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../tests/support/glass';
import { pairDistribution } from './pair-distribution';
import { PairDistributionAverage } from './pair-distribution-average';

const atoms = [
  ['Si', 1, 1, 1],
  ['O', 1, 1, 2.61],
] as const;
const single = (edge: number) => pairDistribution(configurationOf(atoms, edge), ['Si-O', 'B-O']);

describe('PairDistributionAverage', () => {
  it('has no result before the first frame, and no errors with one', () => {
    const average = new PairDistributionAverage();
    expect(average.result()).toBeNull();
    average.add(single(10));
    expect(average.result()).toEqual({
      ...single(10),
      error: { 'Si-O': null, 'B-O': null },
      frames: 1,
    });
  });

  it('averages frames over the bins of the smallest box, with standard errors', () => {
    const average = new PairDistributionAverage();
    for (const edge of [10, 9, 11]) average.add(single(edge));
    const mean = average.result();
    const peaks = [9, 10, 11].map((edge) => single(edge).g['Si-O']?.[32] ?? 0);
    const expected = (peaks[0] + peaks[1] + peaks[2]) / 3;
    const squares = peaks.reduce((sum, peak) => sum + (peak - expected) ** 2, 0);
    expect(mean?.frames).toBe(3);
    expect(mean?.r).toHaveLength(90);
    expect(mean?.g['Si-O']).toHaveLength(90);
    expect(mean?.g['Si-O']?.[32]).toBeCloseTo(expected, 9);
    expect(mean?.error['Si-O']?.[32]).toBeCloseTo(Math.sqrt(squares / 6), 9);
    expect(mean?.g['B-O']).toBeNull();
  });
});
