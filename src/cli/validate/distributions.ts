import { compiled, incbet } from 'cephes';

await compiled;

/**
 * Chance that |t| of Student's distribution is at least so large.
 *
 * @param freedom degrees of freedom, above 0, not necessarily whole; Infinity is the normal distribution
 */
export function studentTwoSided(t: number, freedom: number): number {
  // Beyond this the t distribution is the normal one to all digits that a p-value needs.
  const degrees = Math.min(freedom, 1e8);
  return incbet(degrees / 2, 0.5, degrees / (degrees + t * t));
}

/**
 * Chance that a ratio of two estimates of the same variance is at least `ratio` (Fisher's F).
 *
 * @param above degrees of freedom of the estimate above the line
 * @param below of the one below
 */
export function fisherAtLeast(ratio: number, above: number, below: number): number {
  if (ratio <= 0) return 1;
  return incbet(below / 2, above / 2, below / (below + above * ratio));
}
