import { type SearchBounds, toUnit } from './bounds';
import type { ParameterSet } from './parameters';
import { squaredDistance } from './space-filling';

/** A parameter set and what speaks against it; smaller is better. */
export interface Ranked {
  readonly parameters: ParameterSet;
  readonly value: number;
}

/** How far apart candidates should be, in widths of the bounds. */
const CANDIDATE_SPACING = 0.3;

/** A candidate this near to a trial would only repeat it. */
const REPEAT_DISTANCE = 0.01;

/**
 * The best of a pool, spread out so that ten are not one: the best first, then always the best that is at
 * least so far from those chosen; where none is left, three quarters as far will do. None repeats a trial
 * that there is. Fewer than `count` where the pool has no more different points.
 */
export function spreadOut<Item extends Ranked>(
  pool: readonly Item[],
  count: number,
  bounds: SearchBounds,
  known: readonly ParameterSet[],
): Item[] {
  const done = known.map((parameters) => toUnit(parameters, bounds));
  const ranked = pool
    .map((item) => ({ item, point: toUnit(item.parameters, bounds) }))
    .sort((a, b) => a.item.value - b.item.value);
  const far = (point: readonly number[], others: readonly (readonly number[])[], least: number) =>
    others.every((other) => squaredDistance(point, other) >= least * least);
  const fresh = ranked.filter(({ point }) => far(point, done, REPEAT_DISTANCE));
  const chosen: typeof ranked = [];
  for (
    let apart = CANDIDATE_SPACING;
    chosen.length < count && apart > REPEAT_DISTANCE;
    apart *= 0.75
  ) {
    for (const one of fresh) {
      if (chosen.length === count) break;
      const taken = chosen.map(({ point }) => point);
      if (far(one.point, taken, apart)) chosen.push(one);
    }
  }
  return chosen.map(({ item }) => item).sort((a, b) => a.value - b.value);
}
