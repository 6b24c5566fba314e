import type { Configuration } from '../../core/configuration';
import { ringMembership, ringsThrough } from '../../structure/rings/ring-membership';
import { type RingCriterion, ringSize } from '../../structure/rings/rings';
import { ringsOf } from './ranges/rings';

/** The rings through one atom by one criterion. */
export interface AtomRings {
  readonly criterion: RingCriterion;
  /** How many there are of each size (formers), ascending */
  readonly sizes: readonly { readonly size: number; readonly rings: number }[];
}

/** Guttman's are what figures mean where they name no criterion. */
const CRITERIA: readonly RingCriterion[] = ['guttman', 'king'];

/** @param atom index of one that the configuration has */
export function atomRings(configuration: Configuration, atom: number): AtomRings[] {
  return CRITERIA.map((criterion) => {
    const rings = ringsOf(configuration, criterion);
    const through = ringsThrough(ringMembership(rings, configuration.types.length), atom);
    const counts = new Map<number, number>();
    for (const ring of through) {
      const size = ringSize(rings, ring);
      counts.set(size, (counts.get(size) ?? 0) + 1);
    }
    const sizes = [...counts].map(([size, count]) => ({ size, rings: count }));
    return { criterion, sizes: sizes.sort((a, b) => a.size - b.size) };
  });
}
