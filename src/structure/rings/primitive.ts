import type { NetworkCover } from './cover';
import type { RingSet } from './ring-set';
import { ShortestPaths } from './shortest-paths';

/**
 * Primitive rings: between any two nodes of the ring no path is shorter than the ring itself, so it
 * cannot be cut into two smaller ones (C. S. Marians, L. W. Hobbs, J. Non-Cryst. Solids 124, 242,
 * 1990; the "shortest path rings" of D. S. Franzblau, Phys. Rev. B 44, 4925, 1991).
 *
 * A ring of n formers has 2n nodes. From each former the shortest paths to every node n bonds away
 * are listed; two that share their ends only make a ring, which is primitive if every two opposite
 * nodes are n bonds apart, for with a shorter path between any two nodes there would be a shorter
 * one between two opposite ones (after X. Yuan, A. N. Cormack, Comput. Mater. Sci. 24, 343, 2002).
 * Each ring is looked for from its first former only.
 *
 * @param largest formers
 */
export function addPrimitiveRings(cover: NetworkCover, largest: number, found: RingSet): void {
  const distances = new ShortestPaths(cover);
  const surroundings = new Surroundings(cover);
  for (let former = 0; former < cover.formers; former++) {
    surroundings.explore(former, largest);
    for (const node of surroundings.reached()) {
      const ways = surroundings.waysTo(node);
      for (let a = 0; a < ways.length; a++) {
        for (let b = a + 1; b < ways.length; b++) {
          if (disjoint(ways[a], ways[b]) && isPrimitive(ways[a], ways[b], distances)) {
            found.add([...ways[a], ...ways[b].slice(1, -1).reverse()]);
          }
        }
      }
    }
  }
}

/** Whether two paths with the same ends share no other node; both are shortest, so place by place. */
function disjoint(a: readonly number[], b: readonly number[]): boolean {
  for (let k = 1; k < a.length - 1; k++) if (a[k] === b[k]) return false;
  return true;
}

/** Whether opposite nodes are as far apart as the ring says; shortcuts are likeliest half-way. */
function isPrimitive(
  a: readonly number[],
  b: readonly number[],
  distances: ShortestPaths,
): boolean {
  const half = a.length - 1;
  const middle = Math.floor(half / 2);
  for (let k = 0; k < half - 1; k++) {
    const at = 1 + ((middle - 1 + k) % (half - 1));
    if (distances.within(a[at], b[half - at], half - 1)) return false;
  }
  return true;
}

/** The nodes around one former, and the shortest paths to them through none of the formers before it. */
class Surroundings {
  private readonly depths: Int8Array;
  /** Per node: whether such a path leads to it */
  private readonly open: Uint8Array;
  private readonly queue: number[] = [];

  constructor(private readonly cover: NetworkCover) {
    const nodes = cover.offsets.length - 1;
    this.depths = new Int8Array(nodes).fill(-1);
    this.open = new Uint8Array(nodes);
  }

  /** Measures distances from a former (of image 0), up to `farthest` bonds. */
  explore(former: number, farthest: number): void {
    const { depths, open, queue } = this;
    const { offsets, neighbours, atoms, formers } = this.cover;
    const sites = atoms.length;
    for (const node of queue) {
      depths[node] = -1;
      open[node] = 0;
    }
    queue.length = 0;
    queue.push(former);
    depths[former] = 0;
    open[former] = 1;
    for (let k = 0; k < queue.length && depths[queue[k]] < farthest; k++) {
      const node = queue[k];
      for (let entry = offsets[node]; entry < offsets[node + 1]; entry++) {
        const next = neighbours[entry];
        if (depths[next] < 0) {
          depths[next] = depths[node] + 1;
          queue.push(next);
        }
        if (depths[next] <= depths[node] || open[node] === 0) continue;
        const site = next % sites;
        if (site >= formers || site >= former) open[next] = 1;
      }
    }
  }

  /** Nodes that a ring through the former may have opposite to it. */
  reached(): readonly number[] {
    return this.queue.filter((node) => this.open[node] === 1 && this.depths[node] > 1);
  }

  /** The paths from the former to a node, both included. */
  waysTo(node: number): number[][] {
    if (this.depths[node] === 0) return [[node]];
    const { offsets, neighbours } = this.cover;
    const ways: number[][] = [];
    for (let entry = offsets[node]; entry < offsets[node + 1]; entry++) {
      const next = neighbours[entry];
      if (this.open[next] === 0 || this.depths[next] !== this.depths[node] - 1) continue;
      for (const way of this.waysTo(next)) ways.push([...way, node]);
    }
    return ways;
  }
}
