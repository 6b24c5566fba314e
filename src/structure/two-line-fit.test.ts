import { describe, expect, it } from 'vitest';
import { counterRandom } from '../core/random';
import { twoLineFit } from './two-line-fit';

const xs = Float64Array.from({ length: 55 }, (_, i) => 300 + 50 * i);
const kinked = (knee: number, below: number, above: number) => (x: number) =>
  2 + (x < knee ? below : above) * (x - knee);

describe('twoLineFit', () => {
  it.each([900, 1234, 1500])('finds an exact knee at %d', (knee) => {
    const fit = twoLineFit(xs, xs.map(kinked(knee, 1e-4, 3e-4)));
    expect(fit?.knee.mean).toBeCloseTo(knee, 6);
    expect(fit?.knee.standardError).toBeLessThan(1e-3);
    expect(fit?.value.mean).toBeCloseTo(2, 9);
    expect(fit?.slopeBelow.mean).toBeCloseTo(1e-4, 12);
    expect(fit?.slopeAbove.mean).toBeCloseTo(3e-4, 12);
  });

  it('recovers knee and slopes from noise within their errors in the share expected', () => {
    const seeds = 400;
    const exact = { knee: 1234, value: 2, slopeBelow: 1e-4, slopeAbove: 3e-4 };
    const within = { knee: 0, value: 0, slopeBelow: 0, slopeAbove: 0 };
    let twice = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const random = counterRandom(seed, 0);
      const noisy = xs.map((x) => kinked(1234, 1e-4, 3e-4)(x) + 0.01 * random.gaussian());
      const fit = twoLineFit(xs, noisy);
      for (const key of Object.keys(exact) as (keyof typeof exact)[]) {
        const { mean, standardError } = fit?.[key] ?? { mean: 0, standardError: 0 };
        if (Math.abs(mean - exact[key]) < (standardError ?? 0)) within[key]++;
        if (key === 'knee' && Math.abs(mean - 1234) < 2 * (standardError ?? 0)) twice++;
      }
    }
    // 68 % and 95 %, ± three standard deviations of 400 trials.
    for (const [key, count] of Object.entries(within)) {
      expect(count / seeds, key).toBeGreaterThan(0.61);
      expect(count / seeds, key).toBeLessThan(0.75);
    }
    expect(twice / seeds).toBeGreaterThan(0.91);
  });

  it('does not need its points in order', () => {
    const y = xs.map(kinked(1234, 1e-4, 3e-4)).map((value, i) => value + 1e-3 * ((i * 37) % 11));
    const straight = twoLineFit(xs, y);
    expect(twoLineFit(xs.slice().reverse(), y.slice().reverse())).toEqual(straight);
  });

  it('is null where one line does', () => {
    expect(twoLineFit(xs, xs.map(kinked(1000, 1e-4, 1e-4)))).toBeNull();
    let found = 0;
    for (let seed = 0; seed < 200; seed++) {
      const random = counterRandom(seed, 1);
      if (
        twoLineFit(
          xs,
          xs.map((x) => 1e-4 * x + 0.01 * random.gaussian()),
        )
      )
        found++;
    }
    expect(found).toBeLessThanOrEqual(6);
  });

  it('is null with too few points, or all at one x', () => {
    expect(twoLineFit([], [])).toBeNull();
    expect(twoLineFit([1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 2, 3])).toBeNull();
    expect(twoLineFit(new Float64Array(10).fill(3), xs.slice(0, 10))).toBeNull();
  });
});
