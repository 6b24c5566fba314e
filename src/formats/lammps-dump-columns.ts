import type { Species } from '../core/configuration';
import { ELEMENT_ORDER, type Element } from '../core/elements';
import {
  excerpt,
  numberIn,
  problemAt,
  readInteger,
  readNumber,
  type SourcePosition,
} from './source-text';
import {
  elementByLabel,
  elementByMass,
  elementByRoundedMass,
  otherElementByMass,
  STANDARD_SPECIES,
} from './species';
import type { TypeSpecies } from './type-species';

/** How a coordinate is given: in Å, or as a fraction of the edge; wrapped into the box, or going on. */
export interface Coordinate {
  readonly column: number;
  readonly scaled: boolean;
}

/** Where in a line of atoms everything stands. */
export interface DumpColumns {
  readonly width: number;
  /** Null where atoms are not numbered */
  readonly id: number | null;
  /** Of the positions */
  readonly coordinates: readonly Coordinate[];
  /** Of positions that go on where an atom leaves the box; null without */
  readonly unwrapped: readonly Coordinate[] | null;
  /** Columns of ix, iy, iz; null when one is missing */
  readonly images: readonly number[] | null;
  /** Columns of vx, vy, vz; null when one is missing */
  readonly velocity: readonly number[] | null;
  readonly type: number | null;
  readonly element: number | null;
  readonly label: number | null;
  readonly mass: number | null;
  readonly charge: number | null;
}

const ELEMENT_HINT = `Write the dump with "element" among its columns and "dump_modify … element ${ELEMENT_ORDER.join(' ')}" in the order of your types, give the LAMMPS data file with its Masses along with it, or name the elements of the types (--types).`;
const COLUMNS_HINT = 'Write the dump with "dump … custom … id element x y z".';

/**
 * Finds the columns of a dump by their names; they may come in any order.
 *
 * @throws Problem when a coordinate is missing, or nothing says anything of the elements
 */
export function dumpColumns(names: readonly string[], place: SourcePosition): DumpColumns {
  const lower = names.map((name) => name.toLowerCase());
  const column = (...wanted: readonly string[]) => {
    const index = wanted.map((name) => lower.indexOf(name)).find((found) => found >= 0);
    return index ?? null;
  };
  const all = (wanted: readonly string[]) => {
    const found = wanted.flatMap((name) => column(name) ?? []);
    return found.length === 3 ? found : null;
  };
  const coordinates = ['x', 'y', 'z'].map((axis) => coordinateOf(axis, column, place));
  const going = ['x', 'y', 'z'].map((axis) => goingOn(axis, column));
  const columns: DumpColumns = {
    width: names.length,
    id: column('id'),
    coordinates,
    unwrapped: going.every((one) => one !== null) ? going : null,
    images: all(['ix', 'iy', 'iz']),
    velocity: all(['vx', 'vy', 'vz']),
    type: column('type'),
    element: column('element'),
    label: column('typelabel'),
    mass: column('mass'),
    charge: column('q'),
  };
  const { type, element, label, mass } = columns;
  if ([type, element, label, mass].some((known) => known !== null)) return columns;
  throw problemAt(place, 'the dump says nothing of the elements of its atoms', ELEMENT_HINT);
}

type Find = (...wanted: readonly string[]) => number | null;

function coordinateOf(axis: string, find: Find, place: SourcePosition): Coordinate {
  for (const ending of ['', 'u', 's', 'su']) {
    const column = find(axis + ending);
    if (column !== null) return { column, scaled: ending.startsWith('s') };
  }
  throw problemAt(
    place,
    `the dump has no column "${axis}" (nor "${axis}u", "${axis}s" or "${axis}su")`,
    COLUMNS_HINT,
  );
}

function goingOn(axis: string, find: Find): Coordinate | null {
  for (const ending of ['u', 'su']) {
    const column = find(axis + ending);
    if (column !== null) return { column, scaled: ending === 'su' };
  }
  return null;
}

/** The species of an atom where its line says it; null where only its type does. */
export function speciesInRow(
  row: readonly string[],
  columns: DumpColumns,
  place: SourcePosition,
): Species | null {
  const { element, label, mass, type } = columns;
  for (const column of [element, label]) {
    const found = column === null ? null : elementByLabel(row[column]);
    if (found !== null) return STANDARD_SPECIES[found];
  }
  // "type" holds labels where LAMMPS was told "labelmap".
  if (type !== null && Number.isNaN(numberIn(row[type]))) {
    const found = elementByLabel(row[type]);
    if (found !== null) return STANDARD_SPECIES[found];
  }
  if (mass !== null) return speciesOfMass(row[mass], place);
  // LAMMPS writes C for every atom until dump_modify names the elements.
  if (type !== null && (element === null || row[element] === 'C')) return null;
  const word = row[element ?? label ?? type ?? 0];
  throw problemAt(place, `"${excerpt(word)}" is not an element that Vitrine knows`, ELEMENT_HINT);
}

/** The species of a type, by what was found out of the types. */
export function speciesOfType(word: string, types: TypeSpecies, at: SourcePosition): Species {
  const type = readInteger(word, 1, at);
  const species = types.get(type);
  if (species !== undefined) return species;
  throw problemAt(
    at,
    `the atom has type ${type}, which is not in the Masses of the data file`,
    'Give the data file that belongs to this dump.',
  );
}

function speciesOfMass(word: string, at: SourcePosition): Species {
  const mass = readNumber(word, at);
  const element: Element | null =
    mass > 0 ? (elementByMass(mass) ?? elementByRoundedMass(mass, word)) : null;
  if (element !== null) return STANDARD_SPECIES[element];
  const other = otherElementByMass(mass);
  throw problemAt(
    at,
    `the atom has a mass of ${mass} g/mol, which is ${other === null ? 'no element that Vitrine knows' : `that of ${other}, which Vitrine does not know`}`,
    ELEMENT_HINT,
  );
}
