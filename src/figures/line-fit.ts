import type { Average } from '../structure/block-average';
import { leastSquares } from '../structure/least-squares';

/** A straight line through points. */
export interface LineFit {
  readonly intercept: Average;
  readonly slope: Average;
  /** Share of the variance of y that the line accounts for; null of two points, and where y does not vary */
  readonly rSquared: number | null;
}

/**
 * The straight line with the least squares; errors are from the scatter around it, null for two
 * points. Null where the points do not determine a line.
 */
export function fitLine(x: readonly number[], y: readonly number[]): LineFit | null {
  if (new Set(x).size < 2) return null;
  const fit = leastSquares(
    y,
    (datum, [intercept, slope]) => ({
      value: intercept + slope * x[datum],
      gradient: [1, x[datum]],
    }),
    [0, 0],
  );
  if (fit === null) return null;
  const { parameters, covariance, squares } = fit;
  const estimate = (i: number): Average => ({
    mean: parameters[i],
    standardError: covariance === null ? null : Math.sqrt(covariance[i][i]),
  });
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    intercept: estimate(0),
    slope: estimate(1),
    rSquared: y.length > 2 && variance > 0 ? 1 - squares / variance : null,
  };
}
