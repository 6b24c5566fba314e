import { Problem } from '../core/problem';
import type { NumberTable, TableSection } from './lammps-sections';
import { excerpt, problemAt } from './source-text';

/** Where in a line of the section Atoms everything stands; three image flags may follow. */
export interface AtomStyle {
  readonly name: string;
  readonly type: number;
  readonly x: number;
  /** Null without */
  readonly charge: number | null;
  /** Null without */
  readonly molecule: number | null;
  /** Columns after z */
  readonly extra: number;
}

const plain = { charge: null, molecule: null, extra: 0 };

/** Styles of LAMMPS whose first columns Vitrine knows. */
const STYLES: readonly AtomStyle[] = [
  { ...plain, name: 'atomic', type: 1, x: 2 },
  { ...plain, name: 'charge', type: 1, x: 3, charge: 2 },
  { ...plain, name: 'molecular', type: 2, x: 3, molecule: 1 },
  { ...plain, name: 'bond', type: 2, x: 3, molecule: 1 },
  { ...plain, name: 'angle', type: 2, x: 3, molecule: 1 },
  { ...plain, name: 'full', type: 2, x: 4, molecule: 1, charge: 3 },
  { ...plain, name: 'dipole', type: 1, x: 3, charge: 2, extra: 3 },
  { ...plain, name: 'sphere', type: 1, x: 4 },
];

/** Those that are looked for where nothing names one. */
const COMMON: readonly string[] = ['atomic', 'charge', 'molecular', 'full'];

export interface FoundStyle {
  readonly style: AtomStyle;
  /** Columns of the image flags; null without */
  readonly images: number | null;
  /** What was assumed, as a sentence; null when the file says it */
  readonly assumed: string | null;
}

/**
 * The atom style of a section: the one that its comment names, if that fits; else the one that fits the
 * values of all rows.
 *
 * @param types how many atom types the header announces
 * @throws Problem where none fits, and where several do that disagree
 */
export function atomStyle({ line, comment, table }: TableSection, types: number): FoundStyle {
  const { name } = table.placeOf(0);
  const hint = comment.split(/\s/)[0].toLowerCase();
  const named = STYLES.find((style) => style.name === hint);
  const images = named === undefined ? null : imagesOf(table, named);
  if (named !== undefined && images !== 'none' && misfit(table, named, types) === null) {
    return { style: named, images, assumed: null };
  }
  const fitting = STYLES.filter(
    (style) =>
      COMMON.includes(style.name) &&
      imagesOf(table, style) !== 'none' &&
      misfit(table, style, types) === null,
  );
  const apart = fitting.some((style) => differ(table, style, fitting[0]));
  const likely = apart ? fitting.filter((style) => hasCharges(table, style)) : fitting;
  if (fitting.length === 0) throw noneFits(table, named, comment, line, types);
  if (likely.length === 0 || likely.some((style) => differ(table, style, likely[0]))) {
    const names = fitting.map((style) => style.name);
    throw new Problem(
      `${name}, line ${line}: the columns of the atoms may be those of atom style ${names.join(' or of ')}.`,
      `Write the style after "Atoms", as in "Atoms # ${names[0]}".`,
    );
  }
  const [style] = likely;
  const found = imagesOf(table, style);
  const but = named === undefined ? '' : `, although the comment says ${named.name}`;
  return {
    style,
    images: found === 'none' ? null : found,
    assumed: `Atom style read as ${style.name}${but}: it fits all ${table.rows} atoms.`,
  };
}

/** Where image flags begin; null without; 'none' where the width fits neither. */
function imagesOf(table: NumberTable, { x, extra }: AtomStyle): number | null | 'none' {
  const bare = x + 3 + extra;
  if (table.width === bare) return null;
  if (table.width !== bare + 3) return 'none';
  const whole = [0, 1, 2].every((k) => table.every(bare + k, Number.isInteger));
  return whole ? bare : 'none';
}

/** Why the values of a table are not those of a style; null where they fit. */
function misfit(table: NumberTable, style: AtomStyle, types: number): string | null {
  const isType = (value: number) => Number.isInteger(value) && value >= 1 && value <= types;
  if (!table.every(style.type, isType)) {
    return `column ${style.type + 1} is not always a type from 1 to ${types}`;
  }
  const { molecule } = style;
  if (molecule !== null && !table.every(molecule, (id) => Number.isInteger(id) && id >= 0)) {
    return `column ${molecule + 1} is not always the number of a molecule`;
  }
  return null;
}

/** Charges belong to their types and cancel: those of a column of anything else do not. */
function hasCharges(table: NumberTable, { type, charge }: AtomStyle): boolean {
  if (charge === null) return true;
  if (table.every(charge, (q) => q === 0)) return true;
  if (table.every(charge, (q) => q >= 0) || table.every(charge, (q) => q <= 0)) return false;
  const ofType = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const own = table.at(row, type);
    const before = ofType.get(own);
    if (before !== undefined && before !== table.at(row, charge)) return false;
    ofType.set(own, table.at(row, charge));
  }
  return true;
}

/** Whether two styles read other types or positions from a table. */
function differ(table: NumberTable, a: AtomStyle, b: AtomStyle): boolean {
  if (a.x !== b.x) return true;
  if (a.type === b.type) return false;
  for (let row = 0; row < table.rows; row++) {
    if (table.at(row, a.type) !== table.at(row, b.type)) return true;
  }
  return false;
}

function noneFits(
  table: NumberTable,
  named: AtomStyle | undefined,
  comment: string,
  line: number,
  types: number,
): Problem {
  const { name } = table.placeOf(0);
  const wide = named === undefined ? null : imagesOf(table, named);
  const why =
    named === undefined
      ? `with ${table.width} columns`
      : `"${named.name}"${wide === 'none' ? ` does not go with ${table.width} columns, and` : ` does not fit: ${misfit(table, named, types)}. Any other`}`;
  const unknown = firstUnknownType(table, types);
  if (unknown !== null) return unknown;
  const what = named === undefined && comment !== '' ? ` ("${excerpt(comment)}")` : '';
  return problemAt(
    { name, line },
    `the atom style ${why} is not one that Vitrine reads${what}`,
    'Save the file with atom_style charge or atomic.',
  );
}

/** Where the types are whole numbers, but one of them is larger than announced. */
function firstUnknownType(table: NumberTable, types: number): Problem | null {
  const candidates = STYLES.filter(
    (style) => COMMON.includes(style.name) && imagesOf(table, style) !== 'none',
  );
  const whole = (value: number) => Number.isInteger(value) && value >= 1;
  const fitting = candidates.filter((style) => table.every(style.type, whole));
  if (fitting.length !== 1) return null;
  const [{ type }] = fitting;
  for (let row = 0; row < table.rows; row++) {
    if (table.at(row, type) <= types) continue;
    return problemAt(
      table.placeOf(row),
      `atom ${table.at(row, 0)} has type ${table.at(row, type)}, and the header announces ${types} atom types`,
      'Correct the type, or the number of atom types in the header.',
    );
  }
  return null;
}
