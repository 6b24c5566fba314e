import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';

/** Atoms of each element; an absent one is missing. */
export type ElementCounts = Readonly<Partial<Record<Element, number>>>;

/** How many atoms of each element a configuration has. */
export function elementCounts({ species, types }: Configuration): ElementCounts {
  const counts: Partial<Record<Element, number>> = {};
  for (const type of types) {
    const { element } = species[type];
    counts[element] = (counts[element] ?? 0) + 1;
  }
  return counts;
}

/** Atoms of an element over all atoms; 0 for one that is absent. */
export function atomFraction(counts: ElementCounts, element: Element): number {
  const own = counts[element] ?? 0;
  return own === 0 ? 0 : own / totalCount(counts);
}

/** All atoms. */
function totalCount(counts: ElementCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
