import type { Species } from '../core/configuration';
import { ELEMENT_ORDER, isElement } from '../core/elements';
import { ACCELERATION } from '../core/units';
import { type Column, type XyzColumns, xyzColumns } from './extended-xyz-columns';
import {
  checkPeriodic,
  keyOf,
  readLattice,
  readOrigin,
  readXyzKeys,
  XYZ_HINT,
  type XyzKeys,
} from './extended-xyz-keys';
import type { FrameInfo, RawFrame } from './frame';
import { GrowingFloats } from './growing';
import type { LineSource, ReadingSteps } from './line-source';
import { NumberedSpecies } from './numbered-species';
import {
  CUT_HINT,
  excerpt,
  numberIn,
  problemAt,
  readInteger,
  readNumber,
  type SourcePosition,
  words,
} from './source-text';
import { canonicalSpecies, elementByLabel, STANDARD_SPECIES } from './species';
import type { TypesKnown } from './type-species';
import { UnitsJudge } from './units-judge';

const STRUCTURAL_KEYS = ['lattice', 'properties', 'pbc', 'origin', 'time', 'step', 'timestep'];

/** √(eV/(g/mol)) in Å/fs: what a velocity of ASE is counted in. */
const ASE_VELOCITY = Math.sqrt(ACCELERATION);

/** Reads the frames of an extended XYZ file one after the other. */
export class ExtendedXyzReader {
  private frames = 0;
  private units: UnitsJudge | null = null;
  private readonly numbered: NumberedSpecies;
  /** What the first frame says besides its atoms */
  firstInfo: FrameInfo = {};

  constructor(
    private readonly lines: LineSource,
    private readonly name: string,
    known: TypesKnown = { types: null, elements: null },
  ) {
    this.numbered = new NumberedSpecies(name, known);
  }

  /** What was assumed, as sentences */
  get assumed(): readonly string[] {
    return [...this.numbered.assumed, ...(this.units?.assumed ?? [])];
  }

  private at(): SourcePosition {
    const { name, frames, lines } = this;
    return { name: `${name}, frame ${frames}`, line: Math.max(1, lines.taken) };
  }

  /** Passes over a frame without reading its atoms. False at the end. */
  *skip(): ReadingSteps<boolean> {
    const count = yield* this.begin();
    if (count === null) return false;
    const comment = (yield* this.lines.take()) ?? '';
    if (this.frames === 1) this.firstInfo = infoOf(readXyzKeys(comment), false);
    const skipped = yield* this.lines.skip(count);
    if (skipped === count) return true;
    throw problemAt(this.at(), `the frame ends after ${skipped} of ${count} atoms`, CUT_HINT);
  }

  /** The number of atoms of the next frame; null at the end. */
  private *begin(): ReadingSteps<number | null> {
    if ((yield* this.lines.peek()) === null) return null;
    this.frames++;
    const line = (yield* this.lines.take()) ?? '';
    // A comment may follow the number; another number makes it a line of something else.
    const count = /^\s*(\d+)\s*([^\d\s.+-].*)?$/.exec(line)?.[1];
    if (count !== undefined) return readInteger(count, 1, this.at());
    throw problemAt(
      this.at(),
      `"${excerpt(line)}" stands where the number of atoms should`,
      XYZ_HINT,
    );
  }

  /**
   * The next frame; null at the end.
   *
   * @throws Problem with the frame (from 1) and the line
   */
  *frame(): ReadingSteps<RawFrame | null> {
    const count = yield* this.begin();
    if (count === null) return null;
    const comment = (yield* this.lines.take()) ?? '';
    const place = this.at();
    const keys = readXyzKeys(comment);
    const box = readLattice(keyOf(keys, 'Lattice', 'cell'), place);
    checkPeriodic(keyOf(keys, 'pbc'), place);
    const origin = readOrigin(keyOf(keys, 'Origin', 'cell_origin'), place);
    const columns = xyzColumns(keyOf(keys, 'Properties') ?? 'species:S:1:pos:R:3', place);
    const atoms = yield* this.atoms(count, columns);
    // What LAMMPS writes has velocities in its own units; others use Å/fs.
    const lammps = keyOf(keys, 'Timestep') !== undefined;
    this.units ??= new UnitsJudge(null, lammps ? 'metal' : 'real');
    const info = infoOf(keys, lammps);
    if (this.frames === 1) this.firstInfo = info;
    const step = numberOrNull(keyOf(keys, 'step', 'Timestep'));
    const time = numberOrNull(keyOf(keys, 'time'));
    return {
      place,
      step,
      time: time === null ? null : this.timeOf(time, step, lammps),
      info,
      box,
      ids: atoms.ids,
      species: atoms.species,
      positions: shifted(atoms.positions, origin),
      paths: atoms.paths && shifted(atoms.paths, origin),
      velocities: this.velocitiesOf(atoms, info),
    };
  }

  private timeOf(time: number, step: number | null, lammps: boolean): number {
    return lammps ? (this.units?.time(time, step) ?? time) : time;
  }

  private velocitiesOf(atoms: Atoms, info: FrameInfo): Float64Array | null {
    const { species, velocities, momenta } = atoms;
    if (velocities !== null) {
      const temperature = typeof info.temperature === 'number' ? info.temperature : null;
      return this.units?.velocities(canonicalSpecies(species), velocities, temperature) ?? null;
    }
    return (
      momenta?.map((value, i) => (value * ASE_VELOCITY) / species[Math.floor(i / 3)].mass) ?? null
    );
  }

  private *atoms(count: number, columns: XyzColumns): ReadingSteps<Atoms> {
    const { lines } = this;
    const kinds: (Species | number)[] = [];
    const vectors = (column: Column | null) => column && new GrowingFloats(3 * count);
    const positions = new GrowingFloats(3 * count);
    const paths = vectors(columns.paths);
    const velocities = vectors(columns.velocities);
    const momenta = vectors(columns.momenta);
    const ids = columns.ids && new GrowingFloats(count);
    for (let atom = 0; atom < count; atom++) {
      const row = words(lines.next() ?? (yield* lines.take()) ?? '');
      if (row.length !== columns.width) throw this.oddRow(row, atom, count, columns.width);
      kinds.push(this.kindOf(row[columns.species.first]));
      this.addVector(positions, row, columns.positions);
      if (paths !== null) this.addVector(paths, row, columns.paths);
      if (velocities !== null) this.addVector(velocities, row, columns.velocities);
      if (momenta !== null) this.addVector(momenta, row, columns.momenta);
      if (ids !== null) ids.push(readInteger(row[columns.ids?.first ?? 0], 0, this.at()));
    }
    return {
      species: this.speciesOf(kinds),
      positions: positions.take(),
      paths: paths?.take() ?? null,
      velocities: velocities?.take() ?? null,
      momenta: momenta?.take() ?? null,
      ids: ids === null ? null : Uint32Array.from(ids.take()),
    };
  }

  private oddRow(row: readonly string[], atom: number, count: number, width: number) {
    const cut = this.lines.atEnd && row.length < width && atom < count - 1;
    if (row.length === 0 || cut) {
      return problemAt(this.at(), `the frame ends after ${atom} of ${count} atoms`, CUT_HINT);
    }
    return problemAt(
      this.at(),
      `an atom has ${row.length} columns instead of ${width}`,
      this.lines.atEnd && row.length < width
        ? CUT_HINT
        : 'Each atom has a line, with the columns that Properties names.',
    );
  }

  private addVector(to: GrowingFloats, row: readonly string[], column: Column | null): void {
    const first = column?.first ?? 0;
    for (let k = 0; k < 3; k++) to.push(readNumber(row[first + k], this.at()));
  }

  private speciesOf(kinds: readonly (Species | number)[]): Species[] {
    const numbers = kinds.filter((kind) => typeof kind === 'number');
    const named = numbers.length === 0 ? [] : this.numbered.of(numbers);
    let next = 0;
    return kinds.map((kind) => (typeof kind === 'number' ? named[next++] : kind));
  }

  /** A species, or the number that stands for one. */
  private kindOf(word: string): Species | number {
    if (isElement(word)) return STANDARD_SPECIES[word];
    if (/^\d{1,9}$/.test(word)) return Number(word);
    const element = elementByLabel(word);
    if (element !== null) return STANDARD_SPECIES[element];
    throw problemAt(
      this.at(),
      `"${excerpt(word)}" is not an element that Vitrine knows`,
      `Vitrine knows ${ELEMENT_ORDER.join(', ')}.`,
    );
  }
}

interface Atoms {
  readonly species: readonly Species[];
  readonly positions: Float64Array;
  readonly paths: Float64Array | null;
  readonly velocities: Float64Array | null;
  readonly momenta: Float64Array | null;
  readonly ids: Uint32Array | null;
}

function shifted(values: Float64Array, origin: readonly number[]): Float64Array {
  if (origin.every((corner) => corner === 0)) return values;
  return values.map((value, i) => value - origin[i % 3]);
}

/** Keys of LAMMPS's own frames, as Vitrine calls them. */
const LAMMPS_NAMES: Readonly<Record<string, string>> = {
  Temperature: 'temperature',
  Potential_energy: 'energy',
};

function infoOf(keys: XyzKeys, lammps: boolean): FrameInfo {
  const info: Record<string, string | number | boolean> = {};
  for (const [key, value] of keys) {
    if (STRUCTURAL_KEYS.includes(key.toLowerCase())) continue;
    const name = (lammps ? LAMMPS_NAMES[key] : undefined) ?? key;
    Object.defineProperty(info, name, {
      value: infoValue(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  // bar, as LAMMPS has it
  if (lammps && typeof info.Pressure === 'number') info.pressure = info.Pressure * 1e-4;
  return info;
}

function infoValue(value: string): string | number | boolean {
  if (/^(T|true)$/i.test(value)) return true;
  if (/^(F|false)$/i.test(value)) return false;
  const number = numberIn(value);
  return Number.isFinite(number) ? number : value;
}

function numberOrNull(value: string | undefined): number | null {
  const number = value === undefined ? Number.NaN : numberIn(value);
  return Number.isFinite(number) ? number : null;
}
