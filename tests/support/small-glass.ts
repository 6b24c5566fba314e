import { atomCounts, boxEdge, TABLE_1 } from '../../src/core/composition';
import type { Configuration } from '../../src/core/configuration';
import type { GlassName } from '../../src/core/glasses';
import { placeAtoms } from '../../src/run/placement';

/** Atoms of a glass of Table 1 placed at random, no closer than 1.5 Å; without velocities. */
export function randomGlass(
  glass: GlassName,
  atoms: number,
  seed: number,
  density = 2.4,
): Configuration {
  const counts = atomCounts(TABLE_1[glass], atoms);
  return placeAtoms(counts, boxEdge(counts, density), seed);
}
