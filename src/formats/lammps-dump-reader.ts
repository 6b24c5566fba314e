import type { Species } from '../core/configuration';
import type { FrameInfo, RawFrame } from './frame';
import { GrowingFloats } from './growing';
import { boundRow, boundsOf, type DumpBox, refuseOpenBox } from './lammps-dump-box';
import {
  type Coordinate,
  type DumpColumns,
  dumpColumns,
  speciesInRow,
  speciesOfType,
} from './lammps-dump-columns';
import type { LineSource, ReadingSteps } from './line-source';
import {
  CUT_HINT,
  excerpt,
  problemAt,
  readInteger,
  readNumber,
  type SourcePosition,
  words,
} from './source-text';
import { canonicalSpecies } from './species';
import {
  speciesOfTypes,
  type TypeEvidence,
  type TypeSpecies,
  type TypesKnown,
} from './type-species';
import { isLammpsUnits, UnitsJudge } from './units-judge';

interface Head {
  step: number | null;
  /** As in the file */
  time: number | null;
  atoms: number | null;
  bounds: DumpBox | null;
}

const FOREIGN_HINT =
  'Open a text file as "dump custom" of LAMMPS writes it: ITEM: TIMESTEP, NUMBER OF ATOMS, BOX BOUNDS, ATOMS.';

/** Reads the frames of a LAMMPS dump one after the other. */
export class LammpsDumpReader {
  private units = new UnitsJudge(null, 'metal');
  /** What the types are; null until a frame has told */
  private resolved: TypeSpecies | null;
  private readonly told: string[] = [];
  /** What the first frame says besides its atoms: nothing */
  readonly firstInfo: FrameInfo = {};

  constructor(
    private readonly lines: LineSource,
    private readonly name: string,
    private readonly known: TypesKnown,
  ) {
    this.resolved = known.elements === null ? known.types : null;
  }

  /** What was assumed, as sentences */
  get assumed(): readonly string[] {
    return [...this.told, ...this.units.assumed];
  }

  /** Passes over a frame without reading its atoms. False at the end. */
  *skip(): ReadingSteps<boolean> {
    if ((yield* this.lines.peek()) === null) return false;
    const head = emptyHead();
    yield* this.head(head);
    const count = head.atoms ?? 0;
    const skipped = yield* this.lines.skip(count);
    if (skipped < count) throw this.endsAfter(skipped, count);
    return true;
  }

  /**
   * The next frame; null at the end.
   *
   * @throws Problem when what follows is not a whole frame
   */
  *frame(): ReadingSteps<RawFrame | null> {
    if ((yield* this.lines.peek()) === null) return null;
    const head = emptyHead();
    const names = yield* this.head(head);
    const { step, atoms, bounds } = head;
    if (step === null || atoms === null || bounds === null) {
      throw this.problem(
        'the atoms come before their step, their number or their box',
        FOREIGN_HINT,
      );
    }
    const time = head.time === null ? null : this.units.time(head.time, step);
    return { step, time, info: {}, ...(yield* this.readAtoms(names, atoms, bounds)) };
  }

  /** Reads what comes before the atoms; the names of their columns. */
  private *head(head: Head): ReadingSteps<readonly string[]> {
    for (;;) {
      const line = yield* this.take('the file ends within a frame');
      if (line.trim() === '') continue;
      const item = /^\s*ITEM: ([A-Z ]*[A-Z])(.*)$/.exec(line);
      switch (item?.[1]) {
        case 'UNITS':
          yield* this.readUnits();
          break;
        case 'TIME':
          head.time = readNumber((yield* this.take('the time is missing')).trim(), this.place);
          break;
        case 'TIMESTEP':
          head.step = this.wholeStep((yield* this.take('the step is missing')).trim());
          break;
        case 'NUMBER OF ATOMS': {
          const count = (yield* this.take('the number of atoms is missing')).trim();
          head.atoms = readInteger(count, 1, this.place);
          break;
        }
        case 'BOX BOUNDS':
          head.bounds = yield* this.readBounds(words(item[2]));
          break;
        case 'ATOMS':
          return words(item[2]);
        default:
          throw this.problem(
            `"${excerpt(line)}" stands where a part of a dump should begin`,
            FOREIGN_HINT,
          );
      }
    }
  }

  /** The line taken last */
  private get place(): SourcePosition {
    return { name: this.name, line: Math.max(1, this.lines.taken) };
  }

  private problem(what: string, hint: string) {
    return problemAt(this.place, what, hint);
  }

  private endsAfter(there: number, count: number) {
    return this.problem(`the frame ends after ${there} of ${count} atoms`, CUT_HINT);
  }

  private *take(missing: string): ReadingSteps<string> {
    const line = this.lines.next() ?? (yield* this.lines.take());
    if (line === null) throw this.problem(missing, CUT_HINT);
    return line;
  }

  private wholeStep(word: string): number {
    const step = readNumber(word, this.place);
    if (Number.isSafeInteger(step) && step >= 0) return step;
    throw this.problem(`the step is "${excerpt(word)}"`, 'A step is a whole number from 0 up.');
  }

  private *readUnits(): ReadingSteps<void> {
    const style = (yield* this.take('the units are missing')).trim();
    if (!isLammpsUnits(style)) {
      throw this.problem(
        `the dump is in LAMMPS units "${excerpt(style)}"`,
        'Vitrine reads units metal and real; write the dump in one of these.',
      );
    }
    this.units = new UnitsJudge(style, style);
  }

  /** @param flags what follows BOX BOUNDS: 'pp pp pp', and 'xy xz yz' before it when tilted */
  private *readBounds(flags: readonly string[]): ReadingSteps<DumpBox> {
    refuseOpenBox(flags, this.place);
    const general = flags.includes('abc');
    const rows: number[][] = [];
    for (let axis = 0; axis < 3; axis++) {
      const line = yield* this.take('the box is missing');
      rows.push(boundRow(words(line), axis, general, this.place));
    }
    return boundsOf(rows, general, this.place);
  }

  private *readAtoms(names: readonly string[], count: number, { box, origin }: DumpBox) {
    const { place } = this;
    const columns = dumpColumns(names, place);
    const vectors = (wanted: unknown) => (wanted ? new GrowingFloats(3 * count) : null);
    const positions = new GrowingFloats(3 * count);
    const paths = vectors(columns.unwrapped ?? columns.images);
    const velocities = vectors(columns.velocity);
    const ids = columns.id === null ? null : new GrowingFloats(count);
    const species: (Species | null)[] = [];
    const undecided: { readonly atom: number; readonly row: readonly string[] }[] = [];
    for (let atom = 0; atom < count; atom++) {
      const line = this.lines.next() ?? (yield* this.lines.take());
      if (line === null) throw this.endsAfter(atom, count);
      const row = words(line);
      const at = this.place;
      if (row.length !== columns.width) throw this.oddRow(row, atom, count, columns.width);
      if (ids !== null) ids.push(readInteger(row[columns.id ?? 0], 1, at));
      const known = this.speciesOf(row, columns, at);
      if (known === null) undecided.push({ atom, row });
      species.push(known);
      for (let k = 0; k < 3; k++) {
        const own = positionIn(row, columns.coordinates[k], origin[k], box[k], at);
        positions.push(own);
        paths?.push(pathIn(row, columns, k, own, origin[k], box[k], at));
        if (columns.velocity !== null) velocities?.push(readNumber(row[columns.velocity[k]], at));
      }
    }
    if (undecided.length > 0) {
      const rows = undecided.map(({ row }) => row);
      const types = this.typesOf(rows, columns, place);
      for (const { atom, row } of undecided) {
        species[atom] = speciesOfType(row[columns.type ?? 0], types, place);
      }
    }
    const kinds = species.flatMap((kind) => kind ?? []);
    const raw = velocities?.take() ?? null;
    return {
      place,
      box,
      ids: ids === null ? null : Uint32Array.from(ids.take()),
      species: kinds,
      positions: positions.take(),
      paths: paths?.take() ?? null,
      velocities: raw && this.units.velocities(canonicalSpecies(kinds), raw),
    };
  }

  private oddRow(row: readonly string[], atom: number, count: number, width: number) {
    if (this.lines.atEnd && row.length < width && atom < count - 1) {
      return this.endsAfter(atom, count);
    }
    return this.problem(
      `an atom has ${row.length} columns instead of ${width}`,
      this.lines.atEnd
        ? CUT_HINT
        : 'Each atom has a line, with the columns that ITEM: ATOMS names.',
    );
  }

  /** Null where the types have to be found out first. */
  private speciesOf(
    row: readonly string[],
    columns: DumpColumns,
    at: SourcePosition,
  ): Species | null {
    if (this.known.elements === null) {
      const own = speciesInRow(row, columns, at);
      if (own !== null) return own;
    } else if (columns.type === null) return speciesInRow(row, columns, at);
    if (this.resolved === null || columns.type === null) return null;
    return speciesOfType(row[columns.type], this.resolved, at);
  }

  /** What the types are, as a person says or by their charges. */
  private typesOf(
    rows: readonly (readonly string[])[],
    { type, charge }: DumpColumns,
    place: SourcePosition,
  ): TypeSpecies {
    const found = new Map<number, { count: number; charge: number | null }>();
    for (const row of rows) {
      const number = readInteger(row[type ?? 0], 1, place);
      const own = charge === null ? null : readNumber(row[charge], place);
      const before = found.get(number);
      found.set(number, {
        count: (before?.count ?? 0) + 1,
        charge: before === undefined || before.charge === own ? own : null,
      });
    }
    const evidence = [...found].map(
      ([number, { count, charge: own }]): TypeEvidence => ({
        type: number,
        count,
        label: null,
        mass: null,
        charge: own,
        place,
      }),
    );
    evidence.sort((a, b) => a.type - b.type);
    const { species, assumed } = speciesOfTypes(
      evidence,
      this.known.elements,
      `${place.name}, line ${place.line}: the dump`,
    );
    this.told.push(...assumed);
    this.resolved = species;
    return species;
  }
}

const emptyHead = (): Head => ({ step: null, time: null, atoms: null, bounds: null });

function positionIn(
  row: readonly string[],
  { column, scaled }: Coordinate,
  corner: number,
  edge: number,
  at: SourcePosition,
): number {
  const value = readNumber(row[column], at);
  return scaled ? value * edge : value - corner;
}

/** A coordinate that goes on, Å: by its own column, or by the image flags. */
function pathIn(
  row: readonly string[],
  { unwrapped, images }: DumpColumns,
  axis: number,
  position: number,
  corner: number,
  edge: number,
  at: SourcePosition,
): number {
  if (unwrapped !== null) return positionIn(row, unwrapped[axis], corner, edge, at);
  return images === null ? position : position + edge * readNumber(row[images[axis]], at);
}
