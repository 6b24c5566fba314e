import type { Species } from '../core/configuration';
import { ELEMENT_ORDER, ELEMENTS } from '../core/elements';
import { excerpt, type Place, problemAt, readInteger, readNumber } from './source-text';
import { elementByMass } from './species';

/** How a coordinate is given: in Å, or as a fraction of the edge. */
interface Coordinate {
  readonly column: number;
  readonly scaled: boolean;
}

/** Where in a line of atoms everything stands. */
export interface DumpColumns {
  readonly width: number;
  readonly id: number;
  readonly coordinates: readonly Coordinate[];
  /** Columns of vx, vy, vz; null when one is missing */
  readonly velocity: readonly number[] | null;
  /** The species of an atom, the same object for all of a species */
  readonly species: (row: readonly string[], place: Place) => Species;
}

/** Elements and masses of the atom types, as the section Masses of a data file gives them. */
export type TypeSpecies = ReadonlyMap<number, Species>;

const STANDARD: ReadonlyMap<string, Species> = new Map(
  ELEMENT_ORDER.map((element) => [element, { element, mass: ELEMENTS[element].mass }]),
);

const ELEMENT_HINT = `Write the dump with "element" among its columns and "dump_modify … element ${ELEMENT_ORDER.join(' ')}" in the order of your types, or give the LAMMPS data file with its Masses along with it.`;
const COLUMNS_HINT = 'Write the dump with "dump … custom … id element x y z".';

/**
 * Finds the columns of a dump by their names; they may come in any order.
 *
 * @param types what the types are, for a dump that does not say itself; null when nobody knows
 * @throws Problem when the id, the element or a coordinate is missing
 */
export function dumpColumns(
  names: readonly string[],
  place: Place,
  types: TypeSpecies | null,
): DumpColumns {
  const id = names.indexOf('id');
  if (id < 0) {
    throw problemAt(
      place,
      'the dump has no column "id", which tells the atoms apart',
      COLUMNS_HINT,
    );
  }
  const coordinates = ['x', 'y', 'z'].map((axis) => coordinateOf(axis, names, place));
  const velocity = ['vx', 'vy', 'vz'].map((name) => names.indexOf(name));
  return {
    width: names.length,
    id,
    coordinates,
    velocity: velocity.includes(-1) ? null : velocity,
    species: speciesReader(names, place, types),
  };
}

function coordinateOf(axis: string, names: readonly string[], place: Place): Coordinate {
  for (const ending of ['', 'u', 's', 'su']) {
    const column = names.indexOf(axis + ending);
    if (column >= 0) return { column, scaled: ending.startsWith('s') };
  }
  throw problemAt(
    place,
    `the dump has no column "${axis}" (nor "${axis}u", "${axis}s" or "${axis}su")`,
    COLUMNS_HINT,
  );
}

function speciesReader(
  names: readonly string[],
  place: Place,
  types: TypeSpecies | null,
): DumpColumns['species'] {
  const element = names.indexOf('element');
  const mass = names.indexOf('mass');
  const type = names.indexOf('type');
  const byType: DumpColumns['species'] | null =
    types === null || type < 0 ? null : (row, at) => speciesOfType(row[type], types, at);
  if (element >= 0) {
    return (row, at) => {
      const species = STANDARD.get(row[element]);
      if (species !== undefined) return species;
      // LAMMPS writes C for every atom until dump_modify names the elements.
      if (byType !== null) return byType(row, at);
      throw problemAt(
        at,
        `"${excerpt(row[element])}" is not an element that Vitrine knows`,
        ELEMENT_HINT,
      );
    };
  }
  if (mass >= 0) return (row, at) => speciesOfMass(row[mass], at);
  if (byType !== null) return byType;
  throw problemAt(
    place,
    type >= 0
      ? 'the dump gives atom types, and nothing says which elements they are'
      : 'the dump says nothing of the elements of its atoms',
    ELEMENT_HINT,
  );
}

function speciesOfType(word: string, types: TypeSpecies, at: Place): Species {
  const type = readInteger(word, 1, at);
  const species = types.get(type);
  if (species !== undefined) return species;
  throw problemAt(
    at,
    `the atom has type ${type}, which is not in the Masses of the data file`,
    'Give the data file that belongs to this dump.',
  );
}

function speciesOfMass(word: string, at: Place): Species {
  const mass = readNumber(word, at);
  const species = STANDARD.get(elementByMass(mass) ?? '');
  if (species !== undefined) return species;
  throw problemAt(
    at,
    `the atom has a mass of ${mass} g/mol, which is no element that Vitrine knows`,
    ELEMENT_HINT,
  );
}
