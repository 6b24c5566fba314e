import { atomCount, type Configuration, type Species, wrap } from '../core/configuration';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import {
  type LammpsRow,
  type LammpsSection,
  type LammpsSections,
  readLammpsSections,
} from './lammps-sections';
import { excerpt, problemAt, readInteger, readNumber } from './source-text';
import { canonicalSpecies, elementByComment, elementByMass } from './species';

/** Columns of a line of the Atoms section: where the type and x stand. */
interface AtomLayout {
  readonly type: number;
  readonly x: number;
}

const ATOM_STYLES: ReadonlyMap<string, AtomLayout> = new Map([
  ['atomic', { type: 1, x: 2 }],
  ['charge', { type: 1, x: 3 }],
  ['molecular', { type: 2, x: 3 }],
  ['full', { type: 2, x: 4 }],
]);

const TRUNCATED_HINT = 'The file may be truncated; copy or save it again.';

/** Rows of a section that must have `expected` of them. */
function completeRows(
  section: LammpsSection,
  title: string,
  expected: number,
  name: string,
): readonly LammpsRow[] {
  const { rows } = section;
  if (rows.length < expected) {
    const line = rows.length === 0 ? section.line : rows[rows.length - 1].line;
    throw problemAt(
      { name, line },
      `the section ${title} ends after ${rows.length} of ${expected} lines`,
      TRUNCATED_HINT,
    );
  }
  if (rows.length > expected) {
    throw problemAt(
      { name, line: rows[expected].line },
      `the section ${title} has ${rows.length} lines where the header announces ${expected}`,
      'Correct the number in the header, or remove the lines that are too many.',
    );
  }
  return rows;
}

function requiredSection(file: LammpsSections, title: string, name: string): LammpsSection {
  const section = file.sections.get(title);
  if (section === undefined) {
    throw problemAt(
      { name, line: file.lastLine },
      `the file ends without a section ${title}`,
      TRUNCATED_HINT,
    );
  }
  return section;
}

/** The species of each atom type; types of one element and mass share one species. */
function readMasses(file: LammpsSections, name: string): ReadonlyMap<number, Species> {
  const rows = completeRows(requiredSection(file, 'Masses', name), 'Masses', file.atomTypes, name);
  const species = new Map<number, Species>();
  for (const row of rows) {
    const place = { name, line: row.line };
    const type = readInteger(row.words[0], 1, place);
    const mass = readNumber(row.words[1] ?? '', place);
    const element = elementByMass(mass) ?? elementByComment(row.comment);
    if (element === null || mass <= 0) {
      throw problemAt(
        place,
        `type ${type} has a mass of ${mass} g/mol, which is no element that Vitrine knows`,
        'Vitrine knows O, Si, B, Na and Ca; after another mass, name the element: "1 15.0  # O".',
      );
    }
    const known = [...species.values()].find((kind) => kind.element === element);
    if (known !== undefined && known.mass !== mass) {
      throw problemAt(
        place,
        `a second type is ${element}, with another mass (${mass} and ${known.mass} g/mol)`,
        'Give all atoms of an element the same mass.',
      );
    }
    if (species.has(type)) {
      throw problemAt(place, `type ${type} comes a second time`, 'Keep one of the two lines.');
    }
    species.set(type, known ?? { element, mass });
  }
  return species;
}

/**
 * The species of each atom type, from the Masses section of a LAMMPS data file.
 *
 * @param name of the file, for messages
 * @throws Problem with the file's name and line
 */
export function readLammpsTypes(text: string, name: string): ReadonlyMap<number, Species> {
  return readMasses(readLammpsSections(text, name), name);
}

/** True when a line has as many words as the layout, with or without image flags (whole numbers). */
function fitsLayout(row: LammpsRow, layout: AtomLayout): boolean {
  const flags = row.words.slice(layout.x + 3);
  return (
    row.words.length >= layout.x + 3 &&
    (flags.length === 0 || (flags.length === 3 && flags.every((flag) => /^[+-]?\d+$/.test(flag))))
  );
}

/** Finds the atom style from the comment after 'Atoms', else from the columns of the first line. */
function atomLayout(section: LammpsSection, name: string): AtomLayout {
  const first = section.rows[0];
  const hint = section.comment.split(/\s/)[0];
  const layout =
    hint === ''
      ? [...ATOM_STYLES.values()].find((candidate) => fitsLayout(first, candidate))
      : ATOM_STYLES.get(hint);
  if (layout === undefined) {
    const style = hint === '' ? `with ${first.words.length} columns` : `"${excerpt(hint)}"`;
    throw problemAt(
      { name, line: section.line },
      `the atom style ${style} is not one that Vitrine reads`,
      'Save the file with atom_style charge or atomic.',
    );
  }
  return layout;
}

/** Å/fs in one unit of velocity of the file: metal (Å/ps) unless the title says otherwise. */
function velocityUnit(file: LammpsSections, name: string): number {
  const units = /units = (\w+)/.exec(file.title)?.[1] ?? 'metal';
  if (units === 'metal') return 1e-3;
  if (units === 'real') return 1;
  throw problemAt(
    { name, line: 1 },
    `the file is in LAMMPS units "${excerpt(units)}"`,
    'Vitrine reads units metal and real; save the file in one of these.',
  );
}

/** Velocities (3N, Å/fs) in the order of the atoms. */
function readVelocities(
  section: LammpsSection,
  atomOfId: ReadonlyMap<number, number>,
  unit: number,
  name: string,
): Float64Array {
  const count = atomOfId.size;
  const velocities = new Float64Array(3 * count);
  const seen = new Uint8Array(count);
  for (const row of completeRows(section, 'Velocities', count, name)) {
    const place = { name, line: row.line };
    const id = readInteger(row.words[0], 1, place);
    const atom = atomOfId.get(id);
    if (atom === undefined || seen[atom] === 1) {
      throw problemAt(
        place,
        atom === undefined
          ? `there is a velocity for atom ${id}, which is not in the file`
          : `atom ${id} has a second velocity`,
        'Give each atom one velocity.',
      );
    }
    if (row.words.length !== 4) {
      throw problemAt(
        place,
        `a velocity has ${row.words.length} columns instead of 4`,
        TRUNCATED_HINT,
      );
    }
    seen[atom] = 1;
    for (let k = 0; k < 3; k++)
      velocities[3 * atom + k] = readNumber(row.words[1 + k], place) * unit;
  }
  return velocities;
}

/** Numbers of the atoms, or null when they are 1 … N in order. */
function idsOrNull(ids: readonly number[]): Uint32Array | null {
  return ids.every((id, atom) => id === atom + 1) ? null : Uint32Array.from(ids);
}

/**
 * Reads a LAMMPS data file: orthorhombic box, atom style charge, atomic, molecular or full, elements
 * from the Masses section (to 0.05 g/mol, else by a comment such as `# O`). Lengths in Å; velocities
 * in Å/ps (units metal), or Å/fs when the first line says `units = real`. Order and ids of the atoms
 * are kept; charges are left to the potential; image flags are ignored and positions wrapped; the
 * lower corner of the box becomes the origin.
 *
 * @param name - of the file, for messages
 * @throws Problem with the file's name and line
 */
export function readLammpsData(text: string, name: string): Configuration {
  const file = readLammpsSections(text, name);
  const speciesOfType = readMasses(file, name);
  const section = requiredSection(file, 'Atoms', name);
  const rows = completeRows(section, 'Atoms', file.atoms, name);
  const layout = atomLayout(section, name);
  const atomOfId = new Map<number, number>();
  const kinds: Species[] = [];
  const positions = new Float64Array(3 * rows.length);
  for (let atom = 0; atom < rows.length; atom++) {
    const row = rows[atom];
    const place = { name, line: row.line };
    if (!fitsLayout(row, layout)) {
      throw problemAt(
        place,
        `an atom has ${row.words.length} columns instead of ${layout.x + 3} (or 3 more, whole numbers)`,
        TRUNCATED_HINT,
      );
    }
    const values = row.words.map((word) => readNumber(word, place));
    const id = readInteger(row.words[0], 1, place);
    if (atomOfId.has(id)) {
      throw problemAt(
        place,
        `atom ${id} comes a second time`,
        'Give each atom a number of its own.',
      );
    }
    atomOfId.set(id, atom);
    const kind = speciesOfType.get(values[layout.type]);
    if (kind === undefined) {
      throw problemAt(
        place,
        `atom ${id} has type ${values[layout.type]}, which is not in the section Masses`,
        'Add the type to Masses, or correct the atom.',
      );
    }
    kinds.push(kind);
    for (let k = 0; k < 3; k++) {
      positions[3 * atom + k] = wrap(values[layout.x + k] - file.origin[k], file.box[k]);
    }
  }
  const velocities = file.sections.get('Velocities');
  return {
    ...canonicalSpecies(kinds),
    positions,
    velocities:
      velocities === undefined
        ? null
        : readVelocities(velocities, atomOfId, velocityUnit(file, name), name),
    box: file.box,
    ids: idsOrNull([...atomOfId.keys()]),
  };
}

/**
 * Writes a LAMMPS data file: atom_style charge, units metal (velocities in Å/ps), types numbered as
 * the species of the configuration, numbers with all their digits. `read_data` reads it.
 *
 * @param potential - gives the charges
 * @param title - first line of the file
 * @throws Problem when the potential has no charge for an element of the configuration
 */
export function writeLammpsData(
  configuration: Configuration,
  potential: Potential,
  title: string,
): string {
  const { species, types, positions, velocities, box, ids } = configuration;
  const count = atomCount(configuration);
  const charges = species.map(({ element }) => {
    const charge = potential.charges[element];
    if (charge === undefined) {
      throw new Problem(
        `The potential "${potential.id}" has no charge for ${element}, so the LAMMPS file cannot be written.`,
        `Add ${element} to the potential's charges.`,
      );
    }
    return charge;
  });
  const idOf = (atom: number) => (ids === null ? atom + 1 : ids[atom]);
  const lines = [
    `${title.replace(/[^\x20-\x7e]+/g, ' ').trim()}, units = metal`,
    '',
    `${count} atoms`,
    `${species.length} atom types`,
    '',
    ...['x', 'y', 'z'].map((axis, k) => `0 ${box[k]} ${axis}lo ${axis}hi`),
    '',
    'Masses',
    '',
    ...species.map(({ element, mass }, i) => `${i + 1} ${mass}  # ${element}`),
    '',
    'Atoms # charge',
    '',
  ];
  for (let i = 0; i < count; i++) {
    const [x, y, z] = positions.subarray(3 * i, 3 * i + 3);
    lines.push(`${idOf(i)} ${types[i] + 1} ${charges[types[i]]} ${x} ${y} ${z}`);
  }
  if (velocities !== null) {
    lines.push('', 'Velocities', '');
    for (let i = 0; i < count; i++) {
      const [x, y, z] = velocities.subarray(3 * i, 3 * i + 3).map((value) => value * 1000);
      lines.push(`${idOf(i)} ${x} ${y} ${z}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
