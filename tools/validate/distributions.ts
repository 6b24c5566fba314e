import { chdtrc, compiled, incbet, ndtri } from 'cephes';

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

/** Chance that a sum of so many squares of standard normal variables is at least `sum` (χ²). */
export function chiSquareAtLeast(sum: number, freedom: number): number {
  return chdtrc(freedom, sum);
}

/** |z| of the normal distribution that is reached or passed with the chance p, to either side. */
export function normalOfChance(p: number): number {
  // 1 − p/2 would round to 1 for small p.
  return -ndtri(Math.max(p, Number.MIN_VALUE) / 2);
}

/** |t| of Student's distribution that is reached or passed with the chance p, to either side. */
export function studentOfChance(p: number, freedom: number): number {
  let [below, above] = [0, 1];
  while (studentTwoSided(above, freedom) > p) above *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (below + above) / 2;
    if (studentTwoSided(middle, freedom) > p) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}
