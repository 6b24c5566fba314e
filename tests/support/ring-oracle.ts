import type { Configuration } from '../../src/core/configuration';
import type { RingCriterion } from '../../src/structure/rings/rings';

/**
 * Rings by their definitions, the slow way: on the infinite network as it is, one node an atom and
 * image ("atom x y z"), by trying every path. For networks of a few atoms.
 */
export class RingOracle {
  private readonly cache = new Map<string, string[]>();

  constructor(
    private readonly configuration: Configuration,
    private readonly cutoff = 2,
  ) {}

  /** Each ring of up to `largest` formers as its size. Ascending. */
  sizes(criterion: RingCriterion, largest: number): number[] {
    const rings = new Map<string, number>();
    const add = (ring: readonly string[]) => rings.set(identity(ring), ring.length / 2);
    const origin = Array.from(this.configuration.types.keys(), (atom) => `${atom} 0 0 0`);
    const formers = origin.filter((node) => this.kind(node) === 'former');
    if (criterion === 'king') {
      for (const former of formers) {
        for (const [a, b] of twoOf(this.neighbours(former))) {
          const closed = new Set([former, ...this.neighbours(former)]);
          closed.delete(b);
          for (const path of this.shortestPaths(a, b, 2 * largest - 2, closed)) {
            add([former, ...path]);
          }
        }
      }
    } else if (criterion === 'guttman') {
      for (const former of formers) {
        for (const oxygen of this.neighbours(former)) {
          // The bond is left out by never going to the oxygen first.
          const lengths = this.neighbours(former)
            .filter((other) => other !== oxygen)
            .flatMap((other) =>
              this.shortestPaths(other, oxygen, 2 * largest - 2, new Set([former])),
            );
          const shortest = Math.min(...lengths.map((path) => path.length));
          for (const path of lengths) if (path.length === shortest) add([former, ...path]);
        }
      }
    } else {
      for (const former of formers) {
        for (const cycle of this.cycles(former, 2 * largest)) if (this.primitive(cycle)) add(cycle);
      }
    }
    return [...rings.values()].sort((a, b) => a - b);
  }

  private kind(node: string): 'former' | 'oxygen' | 'other' {
    const { species, types } = this.configuration;
    const { element } = species[types[Number(node.split(' ')[0])]];
    if (element === 'O') return 'oxygen';
    return element === 'Si' || element === 'B' ? 'former' : 'other';
  }

  private place(node: string): number[] {
    const [atom, ...image] = node.split(' ').map(Number);
    const { positions, box } = this.configuration;
    return image.map((shift, k) => positions[3 * atom + k] + shift * box[k]);
  }

  private neighbours(node: string): string[] {
    const known = this.cache.get(node);
    if (known) return known;
    const found: string[] = [];
    const [, ...image] = node.split(' ').map(Number);
    const here = this.place(node);
    const { types, box } = this.configuration;
    const far = box.map((edge) => Math.ceil(this.cutoff / edge) + 1);
    for (let atom = 0; atom < types.length; atom++) {
      for (let x = -far[0]; x <= far[0]; x++) {
        for (let y = -far[1]; y <= far[1]; y++) {
          for (let z = -far[2]; z <= far[2]; z++) {
            const other = [atom, image[0] + x, image[1] + y, image[2] + z].join(' ');
            const kinds = [this.kind(node), this.kind(other)].sort().join();
            const there = this.place(other);
            const distance = Math.hypot(...here.map((value, k) => there[k] - value));
            if (kinds === 'former,oxygen' && distance <= this.cutoff) found.push(other);
          }
        }
      }
    }
    this.cache.set(node, found);
    return found;
  }

  /** Every shortest path of at most `longest` bonds, by lengthening all paths at once. */
  private shortestPaths(
    a: string,
    b: string,
    longest: number,
    closed: ReadonlySet<string>,
  ): string[][] {
    let paths = [[a]];
    const seen = new Set([a, ...closed]);
    for (let bonds = 0; bonds < longest && paths.length > 0; bonds++) {
      paths = paths.flatMap((path) =>
        this.neighbours(path[path.length - 1])
          .filter((next) => !seen.has(next))
          .map((next) => [...path, next]),
      );
      const arrived = paths.filter((path) => path[path.length - 1] === b);
      if (arrived.length > 0) return arrived;
      for (const path of paths) seen.add(path[path.length - 1]);
    }
    return [];
  }

  /** Every cycle through a node of at most `longest` bonds; each in both directions. */
  private cycles(start: string, longest: number): string[][] {
    const found: string[][] = [];
    const path = [start];
    const extend = () => {
      for (const next of this.neighbours(path[path.length - 1])) {
        if (next === start && path.length > 2) found.push([...path]);
        if (path.length === longest || path.includes(next)) continue;
        path.push(next);
        extend();
        path.pop();
      }
    };
    extend();
    return found;
  }

  /** Whether no two nodes of a cycle are nearer to each other than along it. */
  private primitive(cycle: readonly string[]): boolean {
    return cycle.every((node, i) => {
      const distances = this.distances(node, cycle.length / 2);
      return cycle.every((other, j) => {
        const along = Math.min(Math.abs(i - j), cycle.length - Math.abs(i - j));
        return distances.get(other) === along;
      });
    });
  }

  private readonly distanceCache = new Map<string, Map<string, number>>();

  private distances(from: string, farthest: number): Map<string, number> {
    const key = `${from} ${farthest}`;
    const known = this.distanceCache.get(key);
    if (known) return known;
    const distances = new Map([[from, 0]]);
    for (const [node, distance] of distances) {
      if (distance === farthest) continue;
      for (const next of this.neighbours(node)) {
        if (!distances.has(next)) distances.set(next, distance + 1);
      }
    }
    this.distanceCache.set(key, distances);
    return distances;
  }
}

/** The same for a ring wherever it begins, whichever way it goes round, and in whichever image. */
function identity(ring: readonly string[]): string {
  const nodes = ring.map((node) => node.split(' ').map(Number));
  const variants = nodes.map(([, x, y, z]) =>
    nodes
      .map(([atom, u, v, w]) => [atom, u - x, v - y, w - z].join(' '))
      .sort()
      .join(),
  );
  return variants.sort()[0];
}

function twoOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}
