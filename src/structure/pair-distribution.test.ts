import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { counterRandom } from '../core/random';
import { firstPeak, pairDistribution, shellVolume } from './pair-distribution';
import { ALL_PAIRS } from './pair-name';

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

describe('pairDistribution of any bins', () => {
  it('has wider bins whose counts are the sums of narrow ones', () => {
    const narrow = pairDistribution(glass, ['Na-O'], 0.05).g['Na-O'] ?? new Float64Array();
    const { r, g } = pairDistribution(glass, ['Na-O'], 0.1);
    expect(r[3]).toBeCloseTo(0.35, 12);
    const counts = (bin: number) =>
      narrow[bin] * shellVolume(bin, 0.05) + narrow[bin + 1] * shellVolume(bin + 1, 0.05);
    expect(g['Na-O']?.[24]).toBeCloseTo(counts(48) / shellVolume(24, 0.1), 9);
  });

  it.each([3, 6.2, 8])('ends at a range of %s Å, with the same counts', (range) => {
    const glass = referenceGlass();
    const whole = pairDistribution(glass);
    const near = pairDistribution(glass, ALL_PAIRS, undefined, range);
    expect(near.r).toEqual(whole.r.slice(0, near.r.length));
    expect(near.r.length).toBe(Math.floor(range / 0.05 + 1e-9));
    for (const pair of ALL_PAIRS) {
      const expected = whole.g[pair]?.slice(0, near.r.length) ?? null;
      expect(near.g[pair]).toEqual(expected);
    }
  });

  it('of atoms at random is 1', () => {
    const random = counterRandom(5, 0);
    const atoms = Array.from({ length: 1500 }, () => {
      const [x, y, z] = [random.uniform(), random.uniform(), random.uniform()];
      return ['O', 24 * x, 24 * y, 24 * z] as const;
    });
    const { g } = pairDistribution(configurationOf(atoms, 24), ['O-O'], 1);
    // A bin of n pairs scatters by 1/√n: 360 pairs in the third, 8000 in the last.
    const [third, last] = [g['O-O']?.[2] ?? 0, g['O-O']?.[11] ?? 0];
    expect(Math.abs(third - 1)).toBeLessThan(0.12);
    expect(Math.abs(last - 1)).toBeLessThan(0.03);
  });

  it('does not change with the order of the atoms or where the box begins', () => {
    const order = Array.from(glass.types.keys()).reverse();
    const moved = {
      ...glass,
      types: Uint8Array.from(order, (atom) => glass.types[atom]),
      positions: Float64Array.from(
        order.flatMap((atom) =>
          [0, 1, 2].map((axis) => (glass.positions[3 * atom + axis] + 7.3) % glass.box[axis]),
        ),
      ),
    };
    const [a, b] = [pairDistribution(glass), pairDistribution(moved)];
    for (const name of ALL_PAIRS) {
      // Rounding may carry a distance over the edge of a bin, at most one in a million.
      const off = (a.g[name] ?? new Float64Array()).filter(
        (value, bin) => Math.abs(value - (b.g[name]?.[bin] ?? 0)) > 1e-9,
      );
      expect(off.length, name).toBeLessThanOrEqual(2);
    }
    const drawn = Object.entries(a.g).filter(([, partial]) => partial !== null);
    expect(drawn.map(([name]) => name)).toEqual(names);
  });

  it('has no bins in a box smaller than two of them, and none without atoms', () => {
    const tiny = pairDistribution(configurationOf([['O', 0, 0, 0]], 0.08));
    expect(tiny.r).toHaveLength(0);
    expect(firstPeak(tiny.r, tiny.g['O-O'])).toBeNull();
    const empty = pairDistribution(configurationOf([], 8));
    expect(Object.values(empty.g).every((partial) => partial === null)).toBe(true);
  });
});
