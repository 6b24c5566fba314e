import { describe, expect, it } from 'vitest';
import { counterRandom } from '../core/random';
import { leastSquares, type Model } from './least-squares';

/** start + rise·x */
const line =
  (x: readonly number[]): Model =>
  (i, [start, rise]) => ({ value: start + rise * x[i], gradient: [1, x[i]] });

describe('leastSquares', () => {
  it('of a line is what the textbook gives, with its covariance', () => {
    const x = [0, 1, 2, 3, 4];
    const y = [1, 3, 2, 5, 4];
    const fit = leastSquares(y, line(x), [0, 0]);
    expect(fit?.parameters[1]).toBeCloseTo(0.8, 10);
    expect(fit?.parameters[0]).toBeCloseTo(1.4, 10);
    expect(fit?.squares).toBeCloseTo(3.6, 10);
    expect(fit?.covariance?.[1][1]).toBeCloseTo(3.6 / 3 / 10, 10);
    expect(fit?.covariance?.[0][0]).toBeCloseTo((3.6 / 3) * (1 / 5 + 4 / 10), 10);
    expect(fit?.covariance?.[0][1]).toBeCloseTo(((-3.6 / 3) * 2) / 10, 10);
  });

  it('finds the parameters of an exponential from afar', () => {
    const x = Array.from({ length: 20 }, (_, i) => 0.1 * i);
    const model: Model = (i, [height, rate]) => {
      const value = height * Math.exp(-rate * x[i]);
      return { value, gradient: [value / height, -x[i] * value] };
    };
    const random = counterRandom(1, 0);
    const data = x.map((value) => 3 * Math.exp(-2 * value) + 0.01 * random.gaussian());
    const fit = leastSquares(data, model, [1, 0.3]);
    const [height, rate] = fit?.parameters ?? [0, 0];
    expect(Math.abs(height - 3)).toBeLessThan(4 * Math.sqrt(fit?.covariance?.[0][0] ?? 0));
    expect(Math.abs(rate - 2)).toBeLessThan(4 * Math.sqrt(fit?.covariance?.[1][1] ?? 0));
  });

  it('has no covariance without a datum to spare, and no result with too few', () => {
    expect(leastSquares([1, 2], line([0, 1]), [0, 0])).toMatchObject({ covariance: null });
    expect(leastSquares([1], line([0]), [0, 0])).toBeNull();
    expect(leastSquares([1, 2, 3], line([5, 5, 5]), [0, 0])).toBeNull();
  });
});
