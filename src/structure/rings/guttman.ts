import type { NetworkCover } from './cover';
import type { RingSet } from './ring-set';
import { ShortestPaths } from './shortest-paths';

/**
 * Guttman's rings (L. Guttman, J. Non-Cryst. Solids 116, 145, 1990): for each bond, the shortest
 * paths from one of its ends to the other that avoid it, closed by the bond.
 *
 * @param largest formers
 */
export function addGuttmanRings(cover: NetworkCover, largest: number, found: RingSet): void {
  const paths = new ShortestPaths(cover);
  const { offsets, neighbours, formers } = cover;
  for (let former = 0; former < formers; former++) {
    for (let entry = offsets[former]; entry < offsets[former + 1]; entry++) {
      const longest = 2 * largest - 1;
      for (const path of paths.all(former, neighbours[entry], longest, { directBond: true })) {
        found.add(path);
      }
    }
  }
}
