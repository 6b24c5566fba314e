import type { NetworkCover } from './cover';

const UNSEEN = -1;
const BLOCKED = -2;

/** What one of the two searches has seen. */
interface Side {
  /** Per node: bonds from where this search began, or UNSEEN, or BLOCKED */
  readonly depths: Int8Array;
  /** Nodes in the order seen; those of the deepest level from `level` to `seen` */
  readonly queue: Uint32Array;
  level: number;
  seen: number;
  depth: number;
}

/** What a path must leave out. */
interface Forbidden {
  /** Nodes; neither of the path's ends */
  readonly nodes?: readonly number[];
  /** The bond between the path's ends */
  readonly directBond?: boolean;
}

/**
 * Shortest paths in a graph by two breadth-first searches that grow towards each other. Owns
 * its memory, one byte and four a node and side, and leaves it clean after each search.
 */
export class ShortestPaths {
  private readonly from: Side;
  private readonly to: Side;
  /** Where the two searches of the latest path met. */
  private readonly meetings: number[] = [];

  constructor(private readonly graph: Pick<NetworkCover, 'offsets' | 'neighbours'>) {
    const side = (): Side => {
      const nodes = graph.offsets.length - 1;
      const depths = new Int8Array(nodes).fill(UNSEEN);
      return { depths, queue: new Uint32Array(nodes), level: 0, seen: 0, depth: 0 };
    };
    this.from = side();
    this.to = side();
  }

  /**
   * Every shortest path between two nodes, as the nodes along it, ends included; none where there is
   * no path of at most `longest` bonds (below 128).
   */
  all(source: number, target: number, longest: number, forbidden: Forbidden = {}): number[][] {
    const { nodes = [], directBond = false } = forbidden;
    for (const node of nodes) this.mark(node, BLOCKED);
    const paths: number[][] = [];
    if (this.meet(source, target, longest, directBond)) {
      for (const meeting of this.meetings) {
        const heads = this.waysBack(this.from, meeting).map((way) => way.reverse());
        for (const tail of this.waysBack(this.to, meeting)) {
          for (const head of heads) paths.push([...head, ...tail.slice(1)]);
        }
      }
    }
    this.clear();
    for (const node of nodes) this.mark(node, UNSEEN);
    return paths;
  }

  /** Whether two nodes are at most `bonds` bonds apart. */
  within(source: number, target: number, bonds: number): boolean {
    const found = this.meet(source, target, bonds, false);
    this.clear();
    return found;
  }

  private mark(node: number, value: number): void {
    this.from.depths[node] = value;
    this.to.depths[node] = value;
  }

  /** Grows both searches, the one with less to do first, until they meet or have gone far enough. */
  private meet(source: number, target: number, longest: number, cut: boolean): boolean {
    const { from, to, meetings } = this;
    meetings.length = 0;
    begin(from, source);
    begin(to, target);
    if (source === target) meetings.push(source);
    while (meetings.length === 0 && from.depth + to.depth < longest) {
      const forward = from.seen - from.level <= to.seen - to.level;
      const grew = forward
        ? this.grow(from, to, cut ? target : UNSEEN)
        : this.grow(to, from, cut ? source : UNSEEN);
      if (!grew) return false;
    }
    return meetings.length > 0;
  }

  /** One level deeper, noting where the other side has been; false where there is nothing deeper. */
  private grow(side: Side, other: Side, cutFromStart: number): boolean {
    const { offsets, neighbours } = this.graph;
    const { depths, queue, level, seen } = side;
    const start = side.depth === 0;
    side.depth++;
    for (let k = level; k < seen; k++) {
      const node = queue[k];
      for (let entry = offsets[node]; entry < offsets[node + 1]; entry++) {
        const next = neighbours[entry];
        if (depths[next] !== UNSEEN || (start && next === cutFromStart)) continue;
        depths[next] = side.depth;
        queue[side.seen++] = next;
        if (other.depths[next] >= 0) this.meetings.push(next);
      }
    }
    side.level = seen;
    return side.seen > seen;
  }

  /** Every shortest way from a node back to where the side began, both included. */
  private waysBack(side: Side, node: number): number[][] {
    const depth = side.depths[node];
    if (depth === 0) return [[node]];
    const ways: number[][] = [];
    for (let entry = this.graph.offsets[node]; entry < this.graph.offsets[node + 1]; entry++) {
      const next = this.graph.neighbours[entry];
      if (side.depths[next] !== depth - 1) continue;
      for (const way of this.waysBack(side, next)) ways.push([node, ...way]);
    }
    return ways;
  }

  private clear(): void {
    for (const { depths, queue, seen } of [this.from, this.to]) {
      for (let k = 0; k < seen; k++) depths[queue[k]] = UNSEEN;
    }
  }
}

function begin(side: Side, node: number): void {
  side.depths[node] = 0;
  side.queue[0] = node;
  side.level = 0;
  side.seen = 1;
  side.depth = 0;
}
