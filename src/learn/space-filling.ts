import { counterRandom } from '../core/random';
import { shuffled } from './training';

/**
 * Points of a Latin hypercube in the unit cube: along each coordinate, one in each of `count` equal
 * strips (McKay, Beckman, Conover, Technometrics 21, 239 (1979)). Of a few such designs, the one whose
 * nearest two points are farthest apart.
 */
export function latinHypercube(
  count: number,
  dimensions: number,
  seed: number,
  stream: number,
  designs = 10,
): number[][] {
  const random = counterRandom(seed, stream);
  let best: number[][] = [];
  let widest = Number.NEGATIVE_INFINITY;
  for (let design = 0; design < designs; design++) {
    const columns = Array.from({ length: dimensions }, () => {
      return Array.from(shuffled(count, random), (strip) => (strip + random.uniform()) / count);
    });
    const points = Array.from({ length: count }, (_, i) => columns.map((column) => column[i]));
    const apart = nearest(points);
    if (apart > widest) {
      widest = apart;
      best = points;
    }
  }
  return best;
}

/** Squared distance of two points. */
export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
}

/** Smallest squared distance of two of the points; Infinity for fewer than two. */
function nearest(points: readonly (readonly number[])[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  points.forEach((point, i) => {
    for (let j = 0; j < i; j++) smallest = Math.min(smallest, squaredDistance(point, points[j]));
  });
  return smallest;
}
