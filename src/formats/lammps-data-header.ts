import { type Box, volume } from '../core/configuration';
import { Problem } from '../core/problem';
import { excerpt, problemAt, readInteger, readNumber, type SourcePosition } from './source-text';

/** One line of a data file, without its comment. */
export interface LammpsRow {
  readonly line: number;
  readonly words: readonly string[];
  /** What follows '#', trimmed; '' when nothing does */
  readonly comment: string;
}

/** What stands before the sections of a data file. */
export interface LammpsHeader {
  readonly atoms: number;
  readonly atomTypes: number;
  /** Å */
  readonly box: Box;
  /** Lower corner of the box, Å */
  readonly origin: readonly [number, number, number];
}

export const DATA_HINT =
  'Open a LAMMPS data file (as read_data reads and write_data writes), or an extended XYZ file.';

/** Of what Vitrine has no use for: bonds between atoms are found from their distances. */
const IGNORED =
  /^((bond|angle|dihedral|improper) types|(bonds|angles|dihedrals|impropers|crossterms)|extra .* per atom)$/;
const FOREIGN_ATOMS = /^(ellipsoids|lines|triangles|bodies)$/;
const AXES = ['x', 'y', 'z'];
/** A tilt of this share of an edge is one of rounding. */
const TILT_ROUNDING_SHARE = 1e-6;

/** Reads the lines before the first section. */
export class HeaderReader {
  private atoms: number | undefined;
  private atomTypes: number | undefined;
  private readonly edges: ([number, number] | undefined)[] = [];
  private tilt: { readonly values: readonly number[]; readonly place: SourcePosition } | null =
    null;

  /** @throws Problem on a line that is none of a header's, or says what Vitrine cannot read */
  add(row: LammpsRow, place: SourcePosition): void {
    const { words } = row;
    const keyword = words
      .filter((word) => /^[a-z]/i.test(word))
      .join(' ')
      .toLowerCase();
    const axis = AXES.findIndex((name) => keyword === `${name}lo ${name}hi`);
    if (keyword === 'atoms') this.atoms = readInteger(words[0], 1, place);
    else if (keyword === 'atom types') this.atomTypes = readInteger(words[0], 1, place);
    else if (axis >= 0) this.edges[axis] = edge(words, place);
    else if (keyword === 'xy xz yz') {
      const values = words.slice(0, 3).map((word) => readNumber(word, place));
      this.tilt = { values, place };
    } else if (/^[abc]vec$/.test(keyword)) this.edgeVector(words, 'abc'.indexOf(keyword[0]), place);
    else if (keyword === 'abc origin') this.moveTo(words, place);
    else if (FOREIGN_ATOMS.test(keyword)) {
      if (readInteger(words[0], 0, place) === 0) return;
      throw problemAt(
        place,
        `the file has ${keyword}`,
        'Vitrine simulates glasses of single atoms; save the file without them.',
      );
    } else if (!IGNORED.test(keyword)) {
      throw problemAt(
        place,
        `"${excerpt(words.join(' '))}" is not a header line of a LAMMPS data file`,
        DATA_HINT,
      );
    }
  }

  private edgeVector(words: readonly string[], axis: number, place: SourcePosition): void {
    const vector = [0, 1, 2].map((k) => readNumber(words[k] ?? '', place));
    const values = vector.filter((_, k) => k !== axis);
    if (values.some((value) => Math.abs(value) > TILT_ROUNDING_SHARE * Math.abs(vector[axis]))) {
      throw tilted(place);
    }
    const low = this.edges[axis]?.[0] ?? 0;
    this.edges[axis] = [low, low + vector[axis]];
  }

  private moveTo(words: readonly string[], place: SourcePosition): void {
    for (let axis = 0; axis < 3; axis++) {
      const low = readNumber(words[axis] ?? '', place);
      const [from, to] = this.edges[axis] ?? [0, 0];
      this.edges[axis] = [low, low + to - from];
    }
  }

  /** @throws Problem on what is missing, and on a tilted box */
  finish(name: string): LammpsHeader {
    const atoms = required(this.atoms, name, 'atoms');
    const atomTypes = required(this.atomTypes, name, 'atom types');
    const [x, y, z] = AXES.map((axis, i) => required(this.edges[i], name, `${axis}lo ${axis}hi`));
    const box: Box = [x[1] - x[0], y[1] - y[0], z[1] - z[0]];
    if (!(volume(box) > 0 && Number.isFinite(volume(box)))) {
      throw new Problem(
        `${name}: the box has edges of ${box.join(', ')} Å.`,
        'Give the box in Å, its upper ends above its lower ends.',
      );
    }
    if (this.tilt?.values.some((tilt) => Math.abs(tilt) > TILT_ROUNDING_SHARE * Math.min(...box))) {
      throw tilted(this.tilt.place);
    }
    return { atoms, atomTypes, box, origin: [x[0], y[0], z[0]] };
  }
}

function edge(words: readonly string[], place: SourcePosition): [number, number] {
  const low = readNumber(words[0], place);
  const high = readNumber(words[1], place);
  if (high > low) return [low, high];
  throw problemAt(
    place,
    `the box goes from ${low} to ${high} Å`,
    'Its upper end must be above its lower end.',
  );
}

function tilted(place: SourcePosition): Problem {
  return problemAt(
    place,
    'the box is tilted (triclinic)',
    'Vitrine needs a box with right angles; in LAMMPS, use change_box all ortho.',
  );
}

/** The value, or a Problem that says what the header lacks. */
function required<Value>(value: Value | undefined, name: string, what: string): Value {
  if (value !== undefined) return value;
  throw new Problem(
    `${name} is not a complete LAMMPS data file: its header has no "${what}" line.`,
    DATA_HINT,
  );
}
