import type { Average } from './block-average';

/** A column of means over replicas, and how well each is known. */
export interface AveragedColumn {
  readonly mean: Float64Array;
  /** Standard errors of the means; null with fewer than two replicas */
  readonly error: Float64Array | null;
}

/** Mean of independent values, one a replica, with its standard error from their spread. */
export function replicaAverage(values: readonly number[]): Average {
  const { mean, error } = averageColumns(values.map((value) => [value]));
  return { mean: mean[0], standardError: error?.[0] ?? null };
}

/**
 * Means over replicas, entry by entry, with their standard errors s/√R from the spread s of the R
 * replicas. Columns may differ in length by what has not arrived yet: the shortest counts.
 *
 * @param columns one a replica; at least one
 */
export function averageColumns(columns: readonly ArrayLike<number>[]): AveragedColumn {
  const replicas = columns.length;
  const length = Math.min(...columns.map((column) => column.length));
  const mean = new Float64Array(length);
  const error = replicas > 1 ? new Float64Array(length) : null;
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (const column of columns) sum += column[i];
    mean[i] = sum / replicas;
    if (!error) continue;
    let squares = 0;
    for (const column of columns) squares += (column[i] - mean[i]) ** 2;
    error[i] = Math.sqrt(squares / (replicas - 1) / replicas);
  }
  return { mean, error };
}

/**
 * Whether two means differ by no more than the standard error of their difference, √(a² + b²); null
 * where neither error is known. A value without an error (experiment's) counts as exact.
 */
export function withinError(a: Average, b: Average): boolean | null {
  if (a.standardError === null && b.standardError === null) return null;
  return Math.abs(a.mean - b.mean) <= Math.hypot(a.standardError ?? 0, b.standardError ?? 0);
}
