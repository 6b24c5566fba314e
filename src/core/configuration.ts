import type { Element } from './elements';

/** One kind of atom in a configuration. */
export interface Species {
  readonly element: Element;
  /** g/mol */
  readonly mass: number;
}

/** Edge lengths of the orthorhombic periodic box, Å. Its lower corner is the origin. */
export type Box = readonly [number, number, number];

/** Elements, positions, velocities and the periodic box of one replica. */
export interface Configuration {
  readonly species: readonly Species[];
  /** Per atom (N): index into `species`. */
  readonly types: Uint8Array;
  /** xyz interleaved (3N), Å, wrapped into [0, L). */
  readonly positions: Float64Array;
  /** xyz interleaved (3N), Å/fs; null when not known. */
  readonly velocities: Float64Array | null;
  readonly box: Box;
  /** Per atom (N): its number in the file it came from; null means 1 … N in order. */
  readonly ids: Uint32Array | null;
}

export function atomCount(configuration: Configuration): number {
  return configuration.types.length;
}

/** The volume of a box, Å³. */
export function volume(box: Box): number {
  return box[0] * box[1] * box[2];
}

/** A coordinate brought into [0, length). */
export function wrap(coordinate: number, length: number): number {
  const wrapped = coordinate - Math.floor(coordinate / length) * length;
  return wrapped < length ? wrapped : 0;
}

/** Element of one atom. */
export function elementOf(configuration: Configuration, atom: number): Element {
  return configuration.species[configuration.types[atom]].element;
}
