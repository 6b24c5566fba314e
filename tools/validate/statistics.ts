import {
  chiSquareAtLeast,
  fisherAtLeast,
  normalOfChance,
  studentOfChance,
  studentTwoSided,
} from './distributions';

/** A mean and how well it is known. */
export interface StatisticalEstimate {
  readonly mean: number;
  /** Its standard error; 0 where it is exact */
  readonly error: number;
  /** Degrees of freedom of that error; Infinity where it is exact or given without them */
  readonly freedom: number;
}

/** Whether two means differ by more than chance. */
export interface Test {
  /** Difference over its standard error */
  readonly pull: number;
  readonly freedom: number;
  /** Chance of a pull at least so large, to either side, if nothing differs */
  readonly p: number;
}

/**
 * Mean of independent values; its standard error is from their scatter.
 *
 * @param values two at least
 */
export function meanWithError(values: readonly number[]): StatisticalEstimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count), freedom: count - 1 };
}

/**
 * Mean of a correlated series, and its standard error from the means of `count` blocks of equal
 * length. What is left over at the end counts for neither.
 */
export function blockEstimate(series: readonly number[], count: number): StatisticalEstimate {
  return meanWithError(blockMeans(series, count));
}

/** Means of `count` blocks of equal length, in order; what is left over at the end is left out. */
export function blockMeans(series: readonly number[], count: number): number[] {
  const length = Math.floor(series.length / count);
  return Array.from({ length: count }, (_, block) => {
    const values = series.slice(block * length, (block + 1) * length);
    return values.reduce((sum, value) => sum + value, 0) / length;
  });
}

/**
 * Slope of the straight line through points (least squares), and its standard error from their
 * scatter about it.
 *
 * @param points [x, y], three at least, their scatter independent
 */
export function slopeOf(points: readonly (readonly [number, number])[]): StatisticalEstimate {
  const count = points.length;
  const middle = points.reduce((sum, [x]) => sum + x, 0) / count;
  const height = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const spread = points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
  const mean = points.reduce((sum, [x, y]) => sum + (x - middle) * (y - height), 0) / spread;
  const squares = points.reduce((sum, [x, y]) => sum + (y - height - mean * (x - middle)) ** 2, 0);
  const freedom = count - 2;
  return { mean, error: Math.sqrt(squares / freedom / spread), freedom };
}

/**
 * Welch's t of two means (B. L. Welch, Biometrika 34, 28 (1947)), with the degrees of freedom of
 * Welch and Satterthwaite.
 */
export function welch(a: StatisticalEstimate, b: StatisticalEstimate): Test {
  const variance = a.error ** 2 + b.error ** 2;
  const pull = (a.mean - b.mean) / Math.sqrt(variance);
  const freedom = variance ** 2 / (a.error ** 4 / a.freedom + b.error ** 4 / b.freedom);
  return { pull, freedom, p: studentTwoSided(pull, freedom) };
}

/** Student's t of one further value against a sample of the same distribution. */
export function onePoint(sample: StatisticalEstimate, value: number): Test {
  const scatter = sample.error * Math.sqrt(sample.freedom + 2);
  const pull = (sample.mean - value) / scatter;
  return { pull, freedom: sample.freedom, p: studentTwoSided(pull, sample.freedom) };
}

/**
 * P-values adjusted for their number by S. Holm (Scand. J. Statist. 6, 65 (1979)), in the order given:
 * the chance that any of them would be so small if nothing differs is at most the adjusted one.
 */
export function holm(ps: readonly number[]): number[] {
  const rising = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(ps.length);
  let least = 0;
  for (const [rank, { p, index }] of rising.entries()) {
    least = Math.max(least, Math.min(1, (ps.length - rank) * p));
    adjusted[index] = least;
  }
  return adjusted;
}

/** How widely something scatters. */
export interface Scatter {
  /** Standard deviation */
  readonly deviation: number;
  /** Degrees of freedom of that deviation */
  readonly freedom: number;
}

/** Ratio of two standard deviations, and the chance of one at least so large if both are alike (Fisher's F). */
export function spreadRatio(
  a: Scatter,
  b: Scatter,
): { readonly ratio: number; readonly p: number } {
  const ratio = a.deviation / b.deviation;
  return { ratio, p: fisherAtLeast(ratio ** 2, a.freedom, b.freedom) };
}

/** All rows of a part together. */
export interface Omnibus {
  /** Sum of the squares of the pulls, each as far out as its p is for a normal variable */
  readonly chiSquare: number;
  /** Number of rows */
  readonly freedom: number;
  /** Chance of a sum at least so large if nothing differs anywhere */
  readonly p: number;
}

/**
 * Whether many small differences together are more than chance, which Holm's correction does not see.
 * It takes the rows for independent; density, B4 and energy of one glass are not quite. Null of none.
 */
export function omnibus(ps: readonly number[]): Omnibus | null {
  if (ps.length === 0) return null;
  const chiSquare = ps.reduce((sum, p) => sum + normalOfChance(p) ** 2, 0);
  return { chiSquare, freedom: ps.length, p: chiSquareAtLeast(chiSquare, ps.length) };
}

/**
 * The smallest difference that would have counted: at which p, corrected for the number of rows as the
 * first of Holm's, falls to `significant`.
 *
 * @param difference of the two means
 */
export function detectableDifference(
  { pull, freedom }: Test,
  difference: number,
  significant: number,
  rows: number,
): number | null {
  if (pull === 0) return null;
  return Math.abs(difference / pull) * studentOfChance(significant / rows, freedom);
}

/**
 * Chance of a difference so near to zero if the true one lay at the margin (two one-sided tests,
 * D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15, 657 (1987)): small where both are equivalent.
 */
export function equivalenceChance(
  { pull, freedom }: Test,
  difference: number,
  margin: number,
): number {
  if (pull === 0 || !(Math.abs(difference) < margin)) return 1;
  const error = Math.abs(difference / pull);
  return studentTwoSided((margin - Math.abs(difference)) / error, freedom) / 2;
}
