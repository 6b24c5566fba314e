import type { Average } from './block-average';

/** Plain data: what JSON can hold, but for words. */
type Plain = number | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Averages and their standard errors, in the shape of what was averaged. */
export interface AveragedValues<T> {
  readonly mean: T;
  /** Numbers where `mean` has numbers, or null where the error is not known */
  readonly standardError: unknown;
}

/**
 * Averages plain objects number by number. A share that is missing (its key is a number: '3' neighbours)
 * counts as 0; anything else that is missing or null in some of the objects is averaged over the rest.
 * Arrays are cut to the shortest.
 *
 * @param values at least one, all of one shape; functions and words have no place in them
 * @param average of one number over all objects
 */
export function averageValues<T extends object>(
  values: readonly T[],
  average: (series: readonly number[]) => Average,
): AveragedValues<T> {
  const mean = mapped(
    values as unknown as Plain[],
    (series) => constant(series) ?? average(series).mean,
  );
  const standardError = mapped(
    values as unknown as Plain[],
    (series) => average(series).standardError,
  );
  return { mean: mean as unknown as T, standardError };
}

/** Sums of equal numbers may round; Q and the number of atoms shall stay what they are. */
function constant(series: readonly number[]): number | null {
  return series.every((value) => value === series[0]) ? series[0] : null;
}

function mapped(
  values: readonly Plain[],
  reduce: (series: readonly number[]) => number | null,
): Plain {
  const present = values.filter((value) => value !== null);
  const [first] = present;
  if (first === undefined) return null;
  if (typeof first === 'number') return reduce(present as readonly number[]);
  if (Array.isArray(first)) {
    const rows = present as readonly (readonly Plain[])[];
    const length = Math.min(...rows.map((row) => row.length));
    return Array.from({ length }, (_, i) =>
      mapped(
        rows.map((row) => row[i]),
        reduce,
      ),
    );
  }
  const objects = present as readonly { readonly [key: string]: Plain }[];
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const entries = keys.map((key): [string, Plain] => {
    const share = /^\d+$/.test(key);
    const found = objects.map((object) => object[key] ?? (share ? 0 : null));
    return [key, mapped(found, reduce)];
  });
  return Object.fromEntries(entries);
}
