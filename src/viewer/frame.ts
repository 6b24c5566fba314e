import type { Box } from '../core/configuration';

/** Oxygens around each network former, in compressed rows. */
export interface FramePolyhedra {
  /** Atom index of the former in each middle */
  readonly centres: Uint32Array;
  /** Row of polyhedron p: vertices[offsets[p]] … vertices[offsets[p + 1] − 1] */
  readonly offsets: Uint32Array;
  /** Atom indices */
  readonly vertices: Uint32Array;
}

/** What is drawn where nothing stands back, ready for the GPU. */
export interface FrameGeometry {
  /** ATOM_STRIDE numbers an atom */
  readonly atoms: Float32Array<ArrayBuffer>;
  /** BOND_STRIDE numbers a bond */
  readonly bonds: Float32Array<ArrayBuffer>;
  /** CORNER_STRIDE numbers a corner of a face */
  readonly faces: Float32Array<ArrayBuffer>;
}

/** One configuration as the scene shows it. The view copies what it needs. */
export interface SceneFrame {
  /** xyz interleaved (3N), Å */
  readonly positions: Float32Array | Float64Array;
  readonly box: Box;
  /** Per atom (N): index into ELEMENT_ORDER */
  readonly elements: Uint8Array;
  /** Per atom (N): oxygens bonded to a Si or B, formers bonded to an O */
  readonly coordination: Uint8Array;
  /** Two atoms a bond: former, oxygen */
  readonly bonds: Uint32Array;
  readonly polyhedra: FramePolyhedra;
  /** Per atom (N): its number for a person; absent or null means 1 … N */
  readonly ids?: Uint32Array | null;
  /** What `frameGeometry` makes of all this; absent: the view makes it, while the page waits */
  readonly geometry?: FrameGeometry;
  /** Per atom (N): 0 for those that stand back, so that the others are seen; absent or null: none does */
  readonly lit?: Uint8Array | null;
}

/** Whether an atom stands back. */
export function isFaded({ lit }: SceneFrame, atom: number): boolean {
  return lit ? lit[atom] === 0 : false;
}

/**
 * The difference of two coordinates brought to the nearest image, Å: a bond or a polyhedron that
 * crosses the boundary is drawn whole, from its centre outwards.
 */
export function nearestImage(difference: number, length: number): number {
  return difference - length * Math.round(difference / length);
}
