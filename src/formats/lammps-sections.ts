import { type Box, volume } from '../core/configuration';
import { Problem } from '../core/problem';
import {
  excerpt,
  type Place,
  problemAt,
  readInteger,
  readNumber,
  splitLines,
  words,
} from './source-text';

/** One line of a section, without its comment. */
export interface LammpsRow {
  readonly line: number;
  readonly words: readonly string[];
  /** What follows '#', trimmed; '' when nothing does */
  readonly comment: string;
}

export interface LammpsSection {
  readonly line: number;
  /** As 'charge' in 'Atoms # charge' */
  readonly comment: string;
  readonly rows: readonly LammpsRow[];
}

/** A LAMMPS data file taken apart: its header understood, its sections still words. */
export interface LammpsSections {
  readonly title: string;
  readonly atoms: number;
  readonly atomTypes: number;
  /** Å */
  readonly box: Box;
  /** Lower corner of the box, Å */
  readonly origin: readonly [number, number, number];
  readonly sections: ReadonlyMap<string, LammpsSection>;
  /** Number of lines that hold something */
  readonly lastLine: number;
}

const FOREIGN_HINT =
  'Open a LAMMPS data file (as read_data reads and write_data writes), or an extended XYZ file.';
const TOPOLOGY = /^(bonds|angles|dihedrals|impropers|ellipsoids|lines|triangles|bodies)$/;
const IGNORED_HEADER = /^((bond|angle|dihedral|improper) types|extra .* per atom)$/;
const READ_SECTIONS = ['Masses', 'Atoms', 'Velocities'];
const IGNORED_SECTION = /( Coeffs| Type Labels)$/;
const AXES = ['x', 'y', 'z'];

interface Header {
  atoms?: number;
  atomTypes?: number;
  readonly edges: ([number, number] | undefined)[];
}

/** Reads one header line into `header`. */
function readHeaderLine(header: Header, row: LammpsRow, place: Place): void {
  const keyword = row.words.filter((word) => /^[a-z]/i.test(word)).join(' ');
  const axis = AXES.findIndex((name) => keyword === `${name}lo ${name}hi`);
  if (keyword === 'atoms') header.atoms = readInteger(row.words[0], 1, place);
  else if (keyword === 'atom types') header.atomTypes = readInteger(row.words[0], 1, place);
  else if (axis >= 0) {
    const low = readNumber(row.words[0], place);
    const high = readNumber(row.words[1], place);
    if (high <= low) {
      throw problemAt(
        place,
        `the box goes from ${low} to ${high} Å`,
        'Its upper end must be above its lower end.',
      );
    }
    header.edges[axis] = [low, high];
  } else if (keyword === 'xy xz yz') {
    if (row.words.slice(0, 3).some((word) => readNumber(word, place) !== 0)) {
      throw problemAt(
        place,
        'the box is tilted (triclinic)',
        'Vitrine needs a box with right angles; in LAMMPS, use change_box all ortho.',
      );
    }
  } else if (TOPOLOGY.test(keyword)) {
    if (readInteger(row.words[0], 0, place) > 0) {
      throw problemAt(
        place,
        `the file has ${keyword}`,
        'Vitrine simulates glasses of single atoms; save the file without them.',
      );
    }
  } else if (!IGNORED_HEADER.test(keyword)) {
    throw problemAt(
      place,
      `"${excerpt(row.words.join(' '))}" is not a header line of a LAMMPS data file`,
      FOREIGN_HINT,
    );
  }
}

/** The value, or a Problem that says what the header lacks. */
function required<Value>(value: Value | undefined, name: string, what: string): Value {
  if (value === undefined) {
    throw new Problem(
      `${name} is not a complete LAMMPS data file: its header has no "${what}" line.`,
      FOREIGN_HINT,
    );
  }
  return value;
}

/**
 * Takes a LAMMPS data file apart.
 *
 * @throws Problem with the line, when it is truncated, of another kind, or not orthorhombic
 */
export function readLammpsSections(text: string, name: string): LammpsSections {
  const lines = splitLines(text);
  const header: Header = { edges: [] };
  const sections = new Map<string, LammpsSection>();
  let rows: LammpsRow[] | null = null;
  let lastLine = 1;
  for (let i = 1; i < lines.length; i++) {
    const hash = lines[i].indexOf('#');
    const content = hash < 0 ? lines[i] : lines[i].slice(0, hash);
    const comment = hash < 0 ? '' : lines[i].slice(hash + 1).trim();
    const place = { name, line: i + 1 };
    const row = { line: i + 1, words: words(content), comment };
    if (row.words.length === 0) continue;
    lastLine = i + 1;
    if (/^[A-Za-z]/.test(row.words[0])) {
      const title = row.words.join(' ');
      if (!READ_SECTIONS.includes(title) && !IGNORED_SECTION.test(title)) {
        throw problemAt(
          place,
          `"${excerpt(title)}" is not a section that Vitrine reads from a LAMMPS data file`,
          FOREIGN_HINT,
        );
      }
      if (sections.has(title)) {
        throw problemAt(place, `the section ${title} comes a second time`, 'Keep one of the two.');
      }
      rows = [];
      sections.set(title, { line: i + 1, comment, rows });
    } else if (rows === null) readHeaderLine(header, row, place);
    else rows.push(row);
  }
  const atoms = required(header.atoms, name, 'atoms');
  const atomTypes = required(header.atomTypes, name, 'atom types');
  const [x, y, z] = AXES.map((axis, i) => required(header.edges[i], name, `${axis}lo ${axis}hi`));
  const box: Box = [x[1] - x[0], y[1] - y[0], z[1] - z[0]];
  if (!Number.isFinite(volume(box))) {
    throw new Problem(`${name}: the box is infinitely large.`, 'Save the file again.');
  }
  return {
    title: lines[0],
    atoms,
    atomTypes,
    box,
    origin: [x[0], y[0], z[0]],
    sections,
    lastLine,
  };
}
