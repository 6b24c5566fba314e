import type { Configuration } from '../core/configuration';
import { forEachPair } from './neighbours';

/**
 * Called once for each pair; the squared distance is in Å². The j that is meant lies at
 * position(j) + (x Lx, y Ly, z Lz).
 */
export type ImagePairVisitor = (
  i: number,
  j: number,
  squaredDistance: number,
  x: number,
  y: number,
  z: number,
) => void;

/**
 * Visits every pair of atoms of the infinite periodic system that are at most `reach` apart, once a
 * box: also several images of the same two atoms, and an atom with its own images (i = j, one of
 * the two directions). So a crystal's smallest cell has the same neighbours as the crystal.
 *
 * @param reach Å; any
 */
export function forEachImagePair(
  configuration: Pick<Configuration, 'positions' | 'box'>,
  reach: number,
  visit: ImagePairVisitor,
): void {
  const { positions, box } = configuration;
  if (reach >= Math.min(...box) / 2) {
    visitAllImages(configuration, reach, visit);
    return;
  }
  const [lx, ly, lz] = box;
  forEachPair(configuration, reach, (i, j, square) => {
    visit(
      i,
      j,
      square,
      nearestImage(positions[3 * j] - positions[3 * i], lx),
      nearestImage(positions[3 * j + 1] - positions[3 * i + 1], ly),
      nearestImage(positions[3 * j + 2] - positions[3 * i + 2], lz),
    );
  });
}

/** How many box lengths bring the difference of two wrapped coordinates into [−L/2, L/2]. */
function nearestImage(difference: number, length: number): number {
  if (difference > 0.5 * length) return -1;
  return difference < -0.5 * length ? 1 : 0;
}

function visitAllImages(
  { positions, box }: Pick<Configuration, 'positions' | 'box'>,
  reach: number,
  visit: ImagePairVisitor,
): void {
  const [lx, ly, lz] = box;
  const limit = reach * reach;
  for (let i = 0; i < positions.length / 3; i++) {
    for (let j = i; j < positions.length / 3; j++) {
      const dx = positions[3 * j] - positions[3 * i];
      const dy = positions[3 * j + 1] - positions[3 * i + 1];
      const dz = positions[3 * j + 2] - positions[3 * i + 2];
      for (let x = Math.ceil((-reach - dx) / lx); dx + x * lx <= reach; x++) {
        for (let y = Math.ceil((-reach - dy) / ly); dy + y * ly <= reach; y++) {
          for (let z = Math.ceil((-reach - dz) / lz); dz + z * lz <= reach; z++) {
            if (i === j && !pointsForward(x, y, z)) continue;
            const square = (dx + x * lx) ** 2 + (dy + y * ly) ** 2 + (dz + z * lz) ** 2;
            if (square <= limit) visit(i, j, square, x, y, z);
          }
        }
      }
    }
  }
}

/** One of each two opposite directions; not (0, 0, 0). */
function pointsForward(x: number, y: number, z: number): boolean {
  return x > 0 || (x === 0 && (y > 0 || (y === 0 && z > 0)));
}
