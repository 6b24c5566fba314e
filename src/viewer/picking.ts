import { atomKindOf, FADED_SIZE, KIND_RADII } from './atom-kinds';
import { isFaded, type SceneFrame } from './frame';

export type Vector = readonly [number, number, number];

/** A ball is easier to hit than it looks, by this factor. */
const PICKING_RADIUS_FACTOR = 1.25;

/**
 * The atom whose ball a ray meets first, or null.
 *
 * @param origin Å, in the frame's coordinates
 * @param direction of length 1
 */
export function pickAtom(frame: SceneFrame, origin: Vector, direction: Vector): number | null {
  const { positions, elements, coordination } = frame;
  let nearest = Number.POSITIVE_INFINITY;
  let picked: number | null = null;
  for (let i = 0; i < elements.length; i++) {
    const x = positions[3 * i] - origin[0];
    const y = positions[3 * i + 1] - origin[1];
    const z = positions[3 * i + 2] - origin[2];
    const along = x * direction[0] + y * direction[1] + z * direction[2];
    if (along <= 0 || along > nearest) continue;
    const drawn = KIND_RADII[atomKindOf(elements[i], coordination[i])];
    const radius = PICKING_RADIUS_FACTOR * drawn * (isFaded(frame, i) ? FADED_SIZE : 1);
    if (x * x + y * y + z * z - along * along > radius * radius) continue;
    nearest = along;
    picked = i;
  }
  return picked;
}
