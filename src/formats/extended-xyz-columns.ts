import { XYZ_HINT } from './extended-xyz-keys';
import { excerpt, problemAt, type SourcePosition } from './source-text';

/** Where a property stands in a line of an atom. */
export interface Column {
  readonly first: number;
  readonly width: number;
}

/** The properties that Vitrine reads. */
export interface XyzColumns {
  readonly width: number;
  readonly species: Column;
  readonly positions: Column;
  /** Positions that go on where an atom leaves the box */
  readonly paths: Column | null;
  readonly velocities: Column | null;
  /** √(eV·g/mol), as ASE writes them */
  readonly momenta: Column | null;
  readonly ids: Column | null;
}

/** Names that programs give to a property; the first that a file has is read. */
const NAMES = {
  species: [
    ['species', 'element', 'elements', 'symbol', 'symbols', 'atom_types', 'type_name', 'name'],
    ['z', 'atomic_numbers', 'atomic_number', 'numbers'],
  ].flat(),
  positions: ['pos', 'positions', 'position', 'coords', 'coordinates', 'xyz'],
  paths: ['unwrapped_position', 'unwrapped_positions', 'pos_unwrapped', 'unwrapped'],
  velocities: ['vel', 'velo', 'velocity', 'velocities', 'v'],
  momenta: ['momenta', 'momentum'],
  ids: ['id', 'ids', 'atom_id', 'identifier', 'particle_identifier', 'tag'],
} as const;

/**
 * Finds the columns by 'species:S:1:pos:R:3:…'; names in any capitals, and those that other programs use.
 *
 * @throws Problem when they cannot be understood, or hold no elements or positions
 */
export function xyzColumns(value: string, place: SourcePosition): XyzColumns {
  const parts = value.split(':');
  const columns = new Map<string, Column>();
  let width = 0;
  for (let i = 0; i < parts.length; i += 3) {
    const wide = Number(parts[i + 2]);
    if (!/^[SRIL]$/i.test(parts[i + 1] ?? '') || !Number.isInteger(wide) || wide < 1) {
      throw problemAt(place, `Properties=${excerpt(value)} cannot be understood`, XYZ_HINT);
    }
    columns.set(parts[i].toLowerCase(), { first: width, width: wide });
    width += wide;
  }
  const find = (names: readonly string[], wide: number): Column | null => {
    const name = names.find((candidate) => columns.get(candidate)?.width === wide);
    return columns.get(name ?? '') ?? null;
  };
  const species = find(NAMES.species, 1);
  const positions = find(NAMES.positions, 3);
  if (species === null || positions === null) {
    throw problemAt(place, 'Properties has no species or no pos:R:3', XYZ_HINT);
  }
  return {
    width,
    species,
    positions,
    paths: find(NAMES.paths, 3),
    velocities: find(NAMES.velocities, 3),
    momenta: find(NAMES.momenta, 3),
    ids: find(NAMES.ids, 1),
  };
}
