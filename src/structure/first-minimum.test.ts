import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../tests/support/glass';
import { firstMinimum } from './first-minimum';
import { pairDistribution } from './pair-distribution';

const bins = Float64Array.from({ length: 200 }, (_, i) => 0.025 + 0.05 * i);
const bump = (r: number, centre: number, width: number) =>
  Math.exp(-0.5 * ((r - centre) / width) ** 2);

describe('firstMinimum', () => {
  it('lies between two overlapping peaks, closer than a bin', () => {
    const g = bins.map((r) => 4 * bump(r, 2.4, 0.25) + 1.4 * bump(r, 4, 0.35));
    let lowest = 2.4;
    const exact = (r: number) => 4 * bump(r, 2.4, 0.25) + 1.4 * bump(r, 4, 0.35);
    for (let r = 2.4; r < 4; r += 1e-3) if (exact(r) < exact(lowest)) lowest = r;
    expect(Math.abs((firstMinimum(bins, g) ?? 0) - lowest)).toBeLessThan(0.03);
  });

  it('is not a ripple of the falling flank', () => {
    const g = bins.map(
      (r, i) => 4 * bump(r, 2.4, 0.3) + 1.4 * bump(r, 4, 0.35) + 0.15 * ((i * 7919) % 3) - 0.15,
    );
    expect(Math.abs((firstMinimum(bins, g) ?? 0) - 3.2)).toBeLessThan(0.1);
  });

  it('is the middle of a gap', () => {
    const g = bins.map((r) => (r > 1.5 && r < 1.75 ? 20 : 0) + (r > 3 ? 1 : 0));
    expect(firstMinimum(bins, g)).toBeCloseTo((1.75 + 3) / 2, 1);
  });

  it('separates the shells of the reference glass', () => {
    const glass = referenceGlass();
    const { r, g } = pairDistribution(glass, ['Si-O', 'B-O', 'Na-O', 'Ca-O']);
    const between = (name: string, least: number, most: number) => {
      const minimum = firstMinimum(r, g[name]) ?? 0;
      expect(minimum, name).toBeGreaterThan(least);
      expect(minimum, name).toBeLessThan(most);
    };
    between('Si-O', 1.9, 2.6);
    between('B-O', 1.7, 2.4);
    // One frame of 88 sodiums: a flat bottom of g ≈ 0.75 from 3.3 to 3.7 Å.
    between('Na-O', 2.9, 3.7);
    between('Ca-O', 2.8, 3.4);
  });

  it('is null where there is none', () => {
    expect(firstMinimum(bins, null)).toBeNull();
    expect(firstMinimum([], [])).toBeNull();
    expect(firstMinimum(bins, new Float64Array(200))).toBeNull();
    expect(firstMinimum(bins, new Float64Array(200).fill(1))).toBeNull();
    expect(
      firstMinimum(
        bins,
        bins.map((r) => 5 * bump(r, 2, 0.3)),
      ),
    ).toBeNull();
  });
});
