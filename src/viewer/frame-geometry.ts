import { atomKindOf, FADED } from './atom-kinds';
import { type FrameGeometry, isFaded, nearestImage, type SceneFrame } from './frame';

/** A multiple of every stride below, so that the array holds whole atoms, bonds and corners. */
const STRIDE_MULTIPLE = 8;

/** Numbers that grow by appending; the array is reused from frame to frame. */
export class FloatList {
  array = new Float32Array(1024);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Holds these numbers and no others. */
  copy(numbers: Float32Array): void {
    this.clear();
    this.reserve(numbers.length);
    this.array.set(numbers);
  }

  /** Makes room for `more` numbers and moves the end behind them; returns where they start. */
  reserve(more: number): number {
    const start = this.length;
    this.length += more;
    if (this.length > this.array.length) {
      const grown = new Float32Array(
        STRIDE_MULTIPLE * Math.ceil((1.25 * this.length) / STRIDE_MULTIPLE),
      );
      grown.set(this.array.subarray(0, start));
      this.array = grown;
    }
    return start;
  }
}

/** All that is drawn of a frame, in arrays of their own: made in a worker, where it keeps no page waiting. */
export function frameGeometry(frame: SceneFrame): FrameGeometry {
  const made = (append: (frame: SceneFrame, list: FloatList) => void) => {
    const list = new FloatList();
    append(frame, list);
    return list.array.slice(0, list.length);
  };
  return { atoms: made(listAtoms), bonds: made(listBonds), faces: made(listFaces) };
}

/** What an atom is drawn as: its kind, and whether it stands back. */
function drawnAs(frame: SceneFrame, atom: number): number {
  const kind = atomKindOf(frame.elements[atom], frame.coordination[atom]);
  return isFaded(frame, atom) ? kind + FADED : kind;
}

/** Numbers an atom takes in the list: x, y, z (Å), kind, to which FADED is added of one that stands back. */
export const ATOM_STRIDE = 4;

/**
 * Appends the atoms of a frame, then an image of each oxygen that a bond reaches across the
 * boundary, so that no bond ends in nothing.
 */
export function listAtoms(frame: SceneFrame, list: FloatList): void {
  const { positions, elements, bonds, box } = frame;
  const atoms = elements.length;
  let at = list.reserve(ATOM_STRIDE * atoms);
  for (let i = 0; i < atoms; i++, at += ATOM_STRIDE) {
    list.array[at] = positions[3 * i];
    list.array[at + 1] = positions[3 * i + 1];
    list.array[at + 2] = positions[3 * i + 2];
    list.array[at + 3] = drawnAs(frame, i);
  }
  const image = [0, 0, 0];
  for (let b = 0; b < bonds.length; b += 2) {
    const former = 3 * bonds[b];
    const oxygen = bonds[b + 1];
    let crosses = false;
    for (let k = 0; k < 3; k++) {
      const difference = positions[3 * oxygen + k] - positions[former + k];
      const near = nearestImage(difference, box[k]);
      crosses ||= near !== difference;
      image[k] = positions[former + k] + near;
    }
    if (!crosses) continue;
    at = list.reserve(ATOM_STRIDE);
    list.array.set(image, at);
    list.array[at + 3] = drawnAs(frame, oxygen);
  }
}

/** Numbers a bond takes in the list: start x, y, z, end x, y, z (Å), and what its ends are drawn as. */
export const BOND_STRIDE = 8;

/** Appends the bonds of a frame, each from its former to the nearest image of its oxygen. */
export function listBonds(frame: SceneFrame, list: FloatList): void {
  const { positions, bonds, box } = frame;
  let at = list.reserve((BOND_STRIDE * bonds.length) / 2);
  for (let b = 0; b < bonds.length; b += 2, at += BOND_STRIDE) {
    const former = bonds[b];
    const oxygen = bonds[b + 1];
    for (let k = 0; k < 3; k++) {
      const start = positions[3 * former + k];
      list.array[at + k] = start;
      list.array[at + 3 + k] = start + nearestImage(positions[3 * oxygen + k] - start, box[k]);
    }
    list.array[at + 6] = drawnAs(frame, former);
    list.array[at + 7] = drawnAs(frame, oxygen);
  }
}

/** Numbers a corner of a face takes in the list: x, y, z (Å), kind of the polyhedron's centre. */
export const CORNER_STRIDE = 4;

/** Appends the faces of a frame's polyhedra, three corners each; none where the centre stands back. */
export function listFaces(frame: SceneFrame, list: FloatList): void {
  const { positions, elements, coordination, polyhedra, box } = frame;
  const { centres, offsets, vertices } = polyhedra;
  const corners: number[] = [];
  for (let p = 0; p < centres.length; p++) {
    const centre = centres[p];
    if (isFaded(frame, centre)) continue;
    const kind = atomKindOf(elements[centre], coordination[centre]);
    corners.length = 0;
    for (let v = offsets[p]; v < offsets[p + 1]; v++) {
      for (let k = 0; k < 3; k++) {
        const origin = positions[3 * centre + k];
        corners.push(origin + nearestImage(positions[3 * vertices[v] + k] - origin, box[k]));
      }
    }
    for (const corner of hullFaces(corners)) {
      const at = list.reserve(CORNER_STRIDE);
      list.array[at] = corners[3 * corner];
      list.array[at + 1] = corners[3 * corner + 1];
      list.array[at + 2] = corners[3 * corner + 2];
      list.array[at + 3] = kind;
    }
  }
}

const TRIANGLE: readonly number[] = [0, 1, 2];
const TETRAHEDRON: readonly number[] = [0, 1, 2, 0, 1, 3, 0, 2, 3, 1, 2, 3];

/**
 * The triangles that bound the convex hull of a few points, as point indices, three a triangle. For
 * three points the triangle itself; for more than four, each triple that has all others on one side.
 *
 * @param points xyz interleaved
 */
export function hullFaces(points: readonly number[]): readonly number[] {
  const count = points.length / 3;
  if (count < 3) return [];
  if (count === 3) return TRIANGLE;
  if (count === 4) return TETRAHEDRON;
  const faces: number[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      for (let c = b + 1; c < count; c++) {
        if (bounds(points, a, b, c)) faces.push(a, b, c);
      }
    }
  }
  return faces;
}

function bounds(points: readonly number[], a: number, b: number, c: number): boolean {
  const [ux, uy, uz] = difference(points, b, a);
  const [vx, vy, vz] = difference(points, c, a);
  const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  let above = false;
  let below = false;
  for (let d = 0; d < points.length / 3; d++) {
    if (d === a || d === b || d === c) continue;
    const [x, y, z] = difference(points, d, a);
    const height = x * normal[0] + y * normal[1] + z * normal[2];
    if (height > 0) above = true;
    else below = true;
  }
  return above !== below;
}

function difference(points: readonly number[], to: number, from: number): [number, number, number] {
  return [
    points[3 * to] - points[3 * from],
    points[3 * to + 1] - points[3 * from + 1],
    points[3 * to + 2] - points[3 * from + 2],
  ];
}
