import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../tests/support/glass';
import { counterRandom } from '../core/random';
import { firstPeak, pairDistribution } from './pair-distribution';
import { fitFirstPeak } from './peak-fit';

const r = Float64Array.from({ length: 120 }, (_, i) => 0.025 + 0.05 * i);
const peak = (height: number, centre: number, sigma: number) =>
  r.map((x) => height * Math.exp(-0.5 * ((x - centre) / sigma) ** 2));

describe('fitFirstPeak', () => {
  it.each([
    [29, 1.633, 0.04],
    [3.3, 2.44, 0.13],
    [6, 2.381, 0.1],
  ])('finds a Gaussian of height %d at %d Å, σ = %d Å', (height, centre, sigma) => {
    const fit = fitFirstPeak(r, peak(height, centre, sigma));
    expect(fit?.position.mean).toBeCloseTo(centre, 6);
    expect(fit?.height.mean).toBeCloseTo(height, 6);
    expect(fit?.width.mean).toBeCloseTo(sigma * 2.354820045, 6);
    expect(fit?.position.standardError).toBeLessThan(1e-6);
  });

  it('is off by no more than its error says, in as many seeds as expected', () => {
    let within = 0;
    const seeds = 200;
    for (let seed = 0; seed < seeds; seed++) {
      const random = counterRandom(seed, 0);
      const noisy = peak(3.3, 2.44, 0.2).map((g) => g + 0.1 * random.gaussian());
      const { position } = fitFirstPeak(r, noisy) ?? {};
      if (position?.standardError == null) continue;
      if (Math.abs(position.mean - 2.44) < 2 * position.standardError) within++;
    }
    // 95 % of Gaussians; fewer with an error that is itself from eight bins.
    expect(within / seeds).toBeGreaterThan(0.85);
    expect(within / seeds).toBeLessThan(1);
  });

  it('of the reference glass lies within a bin of the highest one', () => {
    const distribution = pairDistribution(referenceGlass());
    for (const name of ['Si-O', 'B-O', 'Na-O', 'Ca-O']) {
      const fit = fitFirstPeak(distribution.r, distribution.g[name]);
      const highest = firstPeak(distribution.r, distribution.g[name]);
      expect(fit?.highestBin).toEqual(highest);
      const off = Math.abs((fit?.position.mean ?? 0) - (highest?.[0] ?? 0));
      // Na–O is skew: its top lies off the highest of its noisy bins.
      expect(off, name).toBeLessThan(name === 'Na-O' ? 0.15 : 0.05);
      expect(fit?.position.standardError, name).toBeLessThan(0.05);
    }
  });

  it('is null where there is nothing to fit', () => {
    expect(fitFirstPeak(r, null)).toBeNull();
    expect(fitFirstPeak([], [])).toBeNull();
    expect(fitFirstPeak(r, new Float64Array(r.length))).toBeNull();
    expect(fitFirstPeak([0.1, 0.2], [1, 2])).toBeNull();
  });
});
