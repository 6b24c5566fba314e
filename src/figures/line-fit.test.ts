import { describe, expect, it } from 'vitest';
import { fitLine } from './line-fit';

describe('a straight line through points', () => {
  it('has the errors of the textbook', () => {
    // Σ(x−x̄)² = 10, residuals 0.1, −0.1, −0.1, −0.1, 0.2 about 1 + 2x fitted anew.
    const x = [0, 1, 2, 3, 4];
    const y = [1.1, 2.9, 4.9, 6.9, 9.2];
    const slope = 20.2 / 10;
    const intercept = 5 - 2 * slope;
    const squares = y.reduce((sum, value, i) => sum + (value - intercept - slope * x[i]) ** 2, 0);
    const variance = squares / 3;
    const fit = fitLine(x, y);
    expect(fit?.slope.mean).toBeCloseTo(slope, 9);
    expect(fit?.intercept.mean).toBeCloseTo(intercept, 9);
    expect(fit?.slope.standardError).toBeCloseTo(Math.sqrt(variance / 10), 9);
    expect(fit?.intercept.standardError).toBeCloseTo(Math.sqrt(variance * (1 / 5 + 4 / 10)), 9);
    expect(fit?.rSquared).toBeCloseTo(1 - squares / (20.2 * slope + squares), 9);
  });

  it('has no errors through two points, and there is none through one', () => {
    const fit = fitLine([24, 75], [6, 7]);
    expect(fit?.slope.mean).toBeCloseTo(1 / 51, 9);
    expect(fit?.slope.standardError).toBeNull();
    expect(fit?.rSquared).toBeNull();
    expect(fitLine([24, 24], [6, 7])).toBeNull();
    expect(fitLine([], [])).toBeNull();
  });

  it('does not divide by a variance of zero', () => {
    expect(fitLine([0, 1, 2], [5, 5, 5])?.rSquared).toBeNull();
  });
});
