import type { NetworkCover } from './cover';
import type { RingSet } from './ring-set';
import { ShortestPaths } from './shortest-paths';

/**
 * King's rings (S. V. King, Nature 213, 1112, 1967): for each pair of oxygens of a former, the
 * shortest paths between them that avoid that former and its other oxygens, closed by the former.
 *
 * @param largest formers
 */
export function addKingRings(cover: NetworkCover, largest: number, found: RingSet): void {
  const paths = new ShortestPaths(cover);
  const { offsets, neighbours, formers } = cover;
  for (let former = 0; former < formers; former++) {
    const oxygens = Array.from(neighbours.subarray(offsets[former], offsets[former + 1]));
    for (let a = 0; a < oxygens.length; a++) {
      for (let b = a + 1; b < oxygens.length; b++) {
        const others = oxygens.filter((_, k) => k !== a && k !== b);
        const forbidden = { nodes: [former, ...others] };
        for (const path of paths.all(oxygens[a], oxygens[b], 2 * largest - 2, forbidden)) {
          found.add([former, ...path]);
        }
      }
    }
  }
}
