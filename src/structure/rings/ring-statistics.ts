import { type Fractions, fractionsOf, meanOf } from '../fractions';
import { type Rings, ringCount, ringSize } from './rings';

/** Rings in numbers. A size is a number of formers. */
export interface RingStatistics {
  /** Mean size; null where there are no rings */
  readonly mean: number | null;
  /** Rings over formers */
  readonly perFormer: number;
  /** Shares by size; empty where there are no rings */
  readonly fraction: Fractions;
}

/** Null for a network without formers. */
export function ringStatistics(rings: Rings): RingStatistics | null {
  if (rings.formers === 0) return null;
  const sizes = Array.from({ length: ringCount(rings) }, (_, ring) => ringSize(rings, ring));
  const fraction = fractionsOf(sizes);
  return {
    mean: meanOf(fraction),
    perFormer: sizes.length / rings.formers,
    fraction: fraction ?? {},
  };
}
