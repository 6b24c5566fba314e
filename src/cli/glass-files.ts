import path from 'node:path';
import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { type FileFrame, GlassFile, type GlassFileOptions } from '../formats/glass-file';
import { saySource } from '../formats/source-words';
import type { TypeSpecies } from '../formats/type-species';
import {
  checkGlass,
  configurationInAngstrom,
  inAngstrom,
  type LengthReading,
  READING_WORDS,
  StrangeLengths,
} from '../run/check-glass';
import { readInParts } from './files';
import type { Terminal } from './terminal';

/** A configuration as a file holds it. */
export interface ConfigurationFrame {
  readonly configuration: Configuration;
  /** ps; null when the file does not say */
  readonly time: number | null;
  /** K; null when the file does not say */
  readonly temperature: number | null;
  /** Å, 3N: positions that go on where an atom leaves the box; null when the file does not say */
  readonly paths: Float64Array | null;
  /** From 0, among all of the file */
  readonly index: number;
}

/** The frames of a file that were asked for. */
export interface Trajectory {
  /** Without its folder */
  readonly name: string;
  /** How many frames there are of those that were asked for; at least one */
  readonly count: number;
  readonly first: ConfigurationFrame;
  /** The frames one after the other: what is too large to be kept is read again. */
  readonly frames: () => Iterable<ConfigurationFrame>;
  /** Of all frames, those that the file says, K */
  readonly temperatures: readonly number[];
  /** Why a frame after these was left out, as a sentence; null when all are whole */
  readonly cut: string | null;
  /** What made it, where the file says so; else null */
  readonly experiment: Experiment | null;
  /** What was assumed of the file, as sentences */
  readonly assumed: readonly string[];
  /** The file, its kind, the frames that were taken of it, and what was assumed, in one line */
  readonly source: string;
  /** False where nobody can say which atom is which from frame to frame */
  readonly followed: boolean;
}

/** How files of atoms are read. */
export interface ReadingOptions {
  /** LAMMPS data file whose Masses say what the atom types of a dump are */
  readonly data?: string;
  /** Elements of the atom types 1, 2, … */
  readonly types?: readonly Element[];
  /** fs a step, for dumps that say no time */
  readonly timeStep?: number;
  /** What lengths are in; Å unless told */
  readonly lengths?: LengthReading;
}

/** Frames counted from 1; both ends belong to them. Null: to the last. */
export interface FrameRange {
  readonly from: number;
  readonly to: number | null;
}

/** Bytes of frames that are kept rather than read again */
const CACHE_BYTES = 192 * 1024 * 1024;

/**
 * The frames of a file from the first to the last that is asked for: LAMMPS data, a LAMMPS dump or
 * extended XYZ, also packed with gzip or in UTF-16, told apart by its content.
 *
 * @throws Problem that names the file and what is wrong in it, and where the frames hold different atoms
 */
export function readTrajectory(
  file: string,
  options: ReadingOptions = {},
  choice: FrameRange | 'last' = { from: 1, to: null },
): Trajectory {
  const types = options.data === undefined ? null : typesOf(options.data);
  const { types: elements = null, timeStep = null, lengths = null } = options;
  const known = { types, elements, timeStep, lengths };
  if (choice !== 'last') return readRange(file, known, choice);
  const { frames } = scan(file, { ...known, wanted: () => false }, () => {});
  try {
    return readRange(file, known, { from: frames, to: frames });
  } catch (error) {
    // The very last frame may have all its lines, and the last of them be cut.
    if (!(error instanceof NoFrames) || frames < 2) throw error;
    return readRange(file, known, { from: frames - 1, to: frames });
  }
}

/** The last frame of a file, with what was assumed said; see `readTrajectory`. */
export function readConfiguration(
  file: string,
  options: ReadingOptions,
  terminal: Terminal,
): { readonly name: string; readonly configuration: Configuration } {
  const { name, first, assumed } = readTrajectory(file, options, 'last');
  for (const sentence of assumed) terminal.note(`${name}: ${sentence}`);
  return { name, configuration: first.configuration };
}

class NoFrames extends Problem {}

/** What is known of a file before it is read. */
interface Known extends GlassFileOptions {
  /** What lengths are in; null: Å */
  readonly lengths: LengthReading | null;
}

function readRange(file: string, known: Known, { from, to }: FrameRange): Trajectory {
  const wanted = (index: number) => index >= from - 1 && (to === null || index < to);
  let kept: ConfigurationFrame[] | null = [];
  let bytes = 0;
  let count = 0;
  const temperatures: number[] = [];
  let first: ConfigurationFrame | null = null;
  let last = 0;
  const read = scan(file, { ...known, wanted }, (frame) => {
    if (frame.glass > 0) throw otherAtoms(file, frame, first);
    const plain = plainFrame(frame, known.lengths);
    checkFrame(plain, path.basename(file), first === null);
    first ??= plain;
    count++;
    last = plain.index;
    if (plain.temperature !== null) temperatures.push(plain.temperature);
    bytes += 8 * 3 * frame.configuration.types.length * (frame.paths ? 2 : 1);
    if (bytes > CACHE_BYTES && count > 1) kept = null;
    kept?.push(plain);
  });
  const name = path.basename(file);
  if (first === null) {
    throw new NoFrames(
      `${name} has no frames from ${from} to ${to ?? read.frames}: it holds ${read.frames}.`,
      'Give --frames A:B with frames that the file holds; the first is 1.',
    );
  }
  const assumed = known.lengths
    ? [...read.assumed, `Lengths read in ${READING_WORDS[known.lengths]}, as you say.`]
    : read.assumed;
  const { kind, frames } = read;
  const range = count === 1 ? `frame ${last + 1}` : `frames ${last + 2 - count} to ${last + 1}`;
  return {
    name,
    count,
    first,
    frames: () => kept ?? again(file, { ...known, wanted }),
    temperatures,
    cut: read.cut,
    experiment: read.experiment,
    assumed,
    source: saySource({ name, kind, frames, taken: count < frames ? range : null, assumed }),
    followed: read.followed,
  };
}

function plainFrame(
  { configuration: asRead, time, info, paths: ways, index }: FileFrame,
  lengths: LengthReading | null,
): ConfigurationFrame {
  const temperature = typeof info.temperature === 'number' ? info.temperature : null;
  const configuration = lengths ? configurationInAngstrom(asRead, lengths) : asRead;
  const paths = lengths && ways ? inAngstrom(ways, asRead.box, lengths) : ways;
  return { configuration, time, temperature, paths, index };
}

/** @param first whether it is the first: in later ones of a run that went wrong atoms may lie on each other */
function checkFrame(frame: ConfigurationFrame, name: string, first: boolean): void {
  const place = frame.index === 0 ? name : `${name}, frame ${frame.index + 1},`;
  try {
    checkGlass(frame.configuration, place, first);
  } catch (error) {
    if (!(error instanceof StrangeLengths)) throw error;
    throw new Problem(error.message, `If they are, add --lengths ${error.looks}.`);
  }
}

function* again(file: string, options: Known): Iterable<ConfigurationFrame> {
  const reading = new GlassFile(path.basename(file), options);
  for (const { bytes, last } of readInParts(file, 'configuration')) {
    for (const frame of reading.push(bytes, last)) yield plainFrame(frame, options.lengths);
    if (reading.done) return;
  }
}

/** Reads a file from its beginning to its end, a frame after the other. */
function scan(
  file: string,
  options: GlassFileOptions,
  take: (frame: FileFrame) => void,
): GlassFile {
  const reading = new GlassFile(path.basename(file), options);
  for (const { bytes, last } of readInParts(file, 'configuration')) {
    reading.push(bytes, last).forEach(take);
    if (reading.done) break;
  }
  if (reading.kind === 'json' || reading.kind === 'curve') {
    throw new Problem(
      `${path.basename(file)} is ${reading.kind === 'json' ? 'a JSON file' : 'a table of numbers'}, not a configuration of atoms.`,
      'Give a LAMMPS data file or dump, or an extended XYZ file.',
    );
  }
  return reading;
}

/**
 * The text of a table of numbers, however it is packed.
 *
 * @throws Problem on every other kind of file, by its name
 */
export function readCurveText(file: string, name: string): string {
  const reading = new GlassFile(name);
  for (const { bytes, last } of readInParts(file, 'curve')) {
    reading.push(bytes, last);
    if (reading.kind !== null && reading.kind !== 'curve') break;
  }
  if (reading.kind === 'curve') return reading.text;
  throw new Problem(
    `${name} is no table of numbers.`,
    'Give a text file with two columns, Q in Å⁻¹ and S(Q), one pair a line.',
  );
}

/** What a LAMMPS data file says of the atom types. */
function typesOf(file: string): TypeSpecies {
  const reading = new GlassFile(path.basename(file), { typesOnly: true });
  for (const { bytes, last } of readInParts(file, 'data file')) reading.push(bytes, last);
  if (reading.types !== null) return reading.types;
  throw new Problem(
    `${path.basename(file)} is no LAMMPS data file, and so says nothing of atom types.`,
    'Give --data the data file that the dump was made from, with its Masses.',
  );
}

function otherAtoms(file: string, frame: FileFrame, first: ConfigurationFrame | null): Problem {
  const from = (first?.index ?? 0) + 1;
  return new Problem(
    `${path.basename(file)}: frame ${frame.index + 1} of those chosen holds other atoms than frame ${from}.`,
    `Average frames of one glass; choose them with --frames (those up to this one: --frames ${from}:${frame.index}), or the last with --last.`,
  );
}
