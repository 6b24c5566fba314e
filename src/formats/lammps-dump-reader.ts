import { type Box, type Species, volume } from '../core/configuration';
import { dumpColumns, type TypeSpecies } from './lammps-dump-columns';
import {
  excerpt,
  type Place,
  problemAt,
  readInteger,
  readNumber,
  splitLines,
  words,
} from './source-text';

/** A frame as it stands in the file, its atoms in any order. */
export interface RawFrame {
  /** Of the line that names its columns */
  readonly place: Place;
  readonly step: number;
  /** ps; null when the file does not say */
  readonly time: number | null;
  readonly box: Box;
  readonly ids: Uint32Array;
  readonly species: readonly Species[];
  /** Å from the lower corner of the box, xyz interleaved, not wrapped */
  readonly positions: Float64Array;
  /** Å/fs, xyz interleaved; null when not known */
  readonly velocities: Float64Array | null;
}

/** ps and Å/fs in the units of a file */
interface Units {
  readonly time: number;
  readonly velocity: number;
}

const UNITS: ReadonlyMap<string, Units> = new Map([
  ['metal', { time: 1, velocity: 1e-3 }],
  ['real', { time: 1e-3, velocity: 1 }],
]);

interface Bounds {
  readonly box: Box;
  /** Lower corner, Å */
  readonly origin: readonly number[];
}

const FOREIGN_HINT =
  'Open a text file as "dump custom" of LAMMPS writes it: ITEM: TIMESTEP, NUMBER OF ATOMS, BOX BOUNDS, ATOMS.';
const TRUNCATED_HINT = 'The file may be truncated; copy it again.';

/** Takes a dump apart, frame by frame. */
export class DumpReader {
  private readonly lines: readonly string[];
  /** Lines taken so far */
  private taken = 0;
  private units: Units = { time: 1, velocity: 1e-3 };

  /** @param types elements of the atom types; null when only the dump itself can tell */
  constructor(
    text: string,
    private readonly name: string,
    private readonly types: TypeSpecies | null,
  ) {
    this.lines = splitLines(text.trimEnd());
  }

  get atEnd(): boolean {
    return this.taken >= this.lines.length;
  }

  /** @throws Problem when what follows is not a whole frame */
  frame(): RawFrame {
    let step: number | null = null;
    let time: number | null = null;
    let atoms: number | null = null;
    let bounds: Bounds | null = null;
    for (;;) {
      const head = this.take('the file ends within a frame');
      const item = /^\s*ITEM: ([A-Z ]*[A-Z])(.*)$/.exec(head);
      const rest = words(item?.[2] ?? '');
      switch (item?.[1]) {
        case 'UNITS':
          this.units = this.readUnits();
          break;
        case 'TIME':
          time = readNumber(this.take('the time is missing').trim(), this.place) * this.units.time;
          break;
        case 'TIMESTEP':
          step = readInteger(this.take('the step is missing').trim(), 0, this.place);
          break;
        case 'NUMBER OF ATOMS':
          atoms = readInteger(this.take('the number of atoms is missing').trim(), 1, this.place);
          break;
        case 'BOX BOUNDS':
          bounds = this.readBounds(rest);
          break;
        case 'ATOMS':
          if (step === null || atoms === null || bounds === null) {
            throw this.problem(
              'the atoms come before their step, their number or their box',
              FOREIGN_HINT,
            );
          }
          return { step, time, ...this.readAtoms(rest, atoms, bounds) };
        default:
          throw this.problem(
            `"${excerpt(head)}" stands where a part of a dump should begin`,
            FOREIGN_HINT,
          );
      }
    }
  }

  /** The line taken last */
  private get place(): Place {
    return { name: this.name, line: Math.max(1, this.taken) };
  }

  private problem(what: string, hint: string) {
    return problemAt(this.place, what, hint);
  }

  private take(missing: string): string {
    if (this.atEnd) throw this.problem(missing, TRUNCATED_HINT);
    this.taken += 1;
    return this.lines[this.taken - 1];
  }

  private readUnits(): Units {
    const style = this.take('the units are missing').trim();
    const units = UNITS.get(style);
    if (units !== undefined) return units;
    throw this.problem(
      `the dump is in LAMMPS units "${excerpt(style)}"`,
      'Vitrine reads units metal and real; write the dump in one of these.',
    );
  }

  /** @param flags what follows BOX BOUNDS: 'pp pp pp', and 'xy xz yz' before it when tilted */
  private readBounds(flags: readonly string[]): Bounds {
    const open = flags.find((flag) => /^[fsmp]{2}$/.test(flag) && flag !== 'pp');
    if (open !== undefined) {
      throw this.problem(
        `the box is not periodic in all directions (${flags.join(' ')})`,
        'Vitrine needs a box that is periodic in x, y and z.',
      );
    }
    const tilted = () =>
      this.problem(
        'the box is tilted (triclinic)',
        'Vitrine needs a box with right angles; in LAMMPS, use change_box all ortho.',
      );
    if (flags.includes('abc')) throw tilted();
    const rows = ['x', 'y', 'z'].map(() => {
      const row = words(this.take('the box is missing'));
      const numbers = row.map((word) => readNumber(word, this.place));
      const [low, high, tilt = 0] = numbers;
      if (numbers.length < 2) throw this.problem('the box lacks a bound', TRUNCATED_HINT);
      if (tilt !== 0) throw tilted();
      if (high <= low) {
        throw this.problem(
          `the box goes from ${low} to ${high} Å`,
          'Its upper end must be above its lower end.',
        );
      }
      return { low, edge: high - low };
    });
    const [x, y, z] = rows.map(({ edge }) => edge);
    const box: Box = [x, y, z];
    if (!Number.isFinite(volume(box))) {
      throw this.problem('the box is infinitely large', 'Write the dump again.');
    }
    return { box, origin: rows.map(({ low }) => low) };
  }

  private readAtoms(names: readonly string[], count: number, { box, origin }: Bounds) {
    const { place } = this;
    const columns = dumpColumns(names, place, this.types);
    const left = this.lines.length - this.taken;
    if (left < count) {
      this.taken = this.lines.length;
      throw this.problem(`the frame ends after ${left} of ${count} atoms`, TRUNCATED_HINT);
    }
    const ids = new Uint32Array(count);
    const species: Species[] = [];
    const positions = new Float64Array(3 * count);
    const velocities = columns.velocity && new Float64Array(3 * count);
    for (let atom = 0; atom < count; atom++) {
      const row = words(this.take('an atom is missing'));
      const at = this.place;
      if (row.length !== columns.width) {
        throw this.problem(
          `an atom has ${row.length} columns instead of ${columns.width}`,
          TRUNCATED_HINT,
        );
      }
      ids[atom] = readInteger(row[columns.id], 1, at);
      species.push(columns.species(row, at));
      for (let k = 0; k < 3; k++) {
        const { column, scaled } = columns.coordinates[k];
        const value = readNumber(row[column], at);
        positions[3 * atom + k] = scaled ? value * box[k] : value - origin[k];
        if (velocities !== null && columns.velocity !== null) {
          velocities[3 * atom + k] = readNumber(row[columns.velocity[k]], at) * this.units.velocity;
        }
      }
    }
    return { place, box, ids, species, positions, velocities };
  }
}
