import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { firstPeak, PairDistributionAccumulator, pairDistribution } from './pair-distribution';

const glass = referenceGlass();
const reference = referenceMeasurement();
const names = Object.keys(reference.gr).filter((name) => name !== 'r');

describe('pairDistribution', () => {
  const { r, g } = pairDistribution(glass, names);

  it('has the bins of the reference', () => {
    expect(r).toHaveLength(reference.gr.r.length);
    for (let bin = 0; bin < r.length; bin++) expect(r[bin]).toBeCloseTo(reference.gr.r[bin], 12);
  });

  it.each(names)('of %s equals the reference bin by bin', (name) => {
    const curve = g[name] ?? [];
    expect(curve).toHaveLength(reference.gr[name].length);
    // The reference is rounded to five decimals.
    reference.gr[name].forEach((value, bin) => {
      expect(Math.abs(curve[bin] - value)).toBeLessThanOrEqual(5.001e-6);
    });
  });

  it.each(Object.keys(reference.firstPeak))('has the first peak of %s', (name) => {
    const [centre, height] = firstPeak(r, g[name]) ?? [0, 0];
    expect(centre).toBeCloseTo(reference.firstPeak[name][0], 12);
    expect(height).toBeCloseTo(reference.firstPeak[name][1], 9);
  });

  it('is null for a pair with an absent element, and so is its peak', () => {
    const oxygen = configurationOf(
      [
        ['O', 1, 1, 1],
        ['O', 1, 1, 3.6],
      ],
      10,
    );
    const only = pairDistribution(oxygen, ['B-O', 'O-O']);
    expect(only.g['B-O']).toBeNull();
    expect(firstPeak(only.r, only.g['B-O'])).toBeNull();
    expect(firstPeak(only.r, only.g['O-O'])?.[0]).toBeCloseTo(2.625, 12);
  });
});

describe('PairDistributionAccumulator', () => {
  it('has no result before the first configuration', () => {
    expect(new PairDistributionAccumulator(['Si-O']).result()).toBeNull();
  });

  it('averages configurations over the bins of the smallest box', () => {
    const atoms = [
      ['Si', 1, 1, 1],
      ['O', 1, 1, 2.61],
    ] as const;
    const accumulator = new PairDistributionAccumulator(['Si-O', 'B-O']);
    accumulator.add(configurationOf(atoms, 10));
    accumulator.add(configurationOf(atoms, 9));
    accumulator.add(configurationOf(atoms, 11));
    const mean = accumulator.result();
    const single = (edge: number) => pairDistribution(configurationOf(atoms, edge), ['Si-O']);
    const peaks = [9, 10, 11].map((edge) => single(edge).g['Si-O']?.[32] ?? 0);
    expect(accumulator.frames).toBe(3);
    expect(mean?.r).toHaveLength(90);
    expect(mean?.g['Si-O']).toHaveLength(90);
    expect(mean?.g['Si-O']?.[32]).toBeCloseTo((peaks[0] + peaks[1] + peaks[2]) / 3, 9);
    expect(mean?.g['B-O']).toBeNull();
  });
});
