import { counterRandom } from '../core/random';
import { vectorOf } from './parameters';
import type { ResultRow } from './scaling';
import { shuffled } from './training';

/**
 * What is held out together. 'trial': all results of a parameter set, also when several trials have
 * the same, so that a held-out set is new to the networks. 'row': single results, as the authors split
 * theirs; then a network has seen the same parameters at other compositions, and errors look smaller.
 */
export type HoldOut = 'trial' | 'row';

/** Stream of random numbers that deals trials into folds. */
const FOLD_STREAM = 0xf01d;

function parametersKey({ trial }: ResultRow): string {
  return vectorOf(trial.parameters).join(' ');
}

/** How many different parameter sets the rows have. */
export function differentSets(rows: readonly ResultRow[]): number {
  return new Set(rows.map(parametersKey)).size;
}

/** The fold of each row, 0 … folds−1; folds are as equal as can be, and random. */
export function dealFolds(
  rows: readonly ResultRow[],
  folds: number,
  holdOut: HoldOut,
  seed: number,
): Uint32Array {
  const keys = rows.map((row, i) => (holdOut === 'row' ? String(i) : parametersKey(row)));
  const different = [...new Set(keys)];
  const order = shuffled(different.length, counterRandom(seed, FOLD_STREAM));
  const foldOf = new Map<string, number>();
  order.forEach((which, place) => {
    foldOf.set(different[which], place % folds);
  });
  return Uint32Array.from(keys, (key) => foldOf.get(key) ?? 0);
}
