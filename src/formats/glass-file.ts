import type { Element } from '../core/elements';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { ExtendedXyzReader } from './extended-xyz-reader';
import { checkCoordinates, type GlassFrame, type RawFrame } from './frame';
import { FrameOrder } from './frame-order';
import { asWritten } from './lammps-data';
import { readDataFile, readDataTypes } from './lammps-data-reader';
import { LammpsDumpReader } from './lammps-dump-reader';
import { LineSource, type ReadingSteps } from './line-source';
import { type FileKind, HEAD_LENGTH, recognise } from './recognise';
import { TextDecoding } from './text-decoder';
import { trajectoryExperiment } from './trajectory';
import type { TypeSpecies } from './type-species';

/** What a person adds to a file that does not say all. */
export interface GlassFileOptions {
  /** Atom types of a dump, by its data file */
  readonly types?: TypeSpecies | null;
  /** Elements of the atom types 1, 2, … */
  readonly elements?: readonly Element[] | null;
  /** fs a step, for frames that say their step and no time */
  readonly timeStep?: number | null;
  /** Which frames are read, by their index from 0; the others are passed over. All by default. */
  readonly wanted?: (index: number) => boolean;
  /** Of a LAMMPS data file, what its types are and no atoms: it need not hold any */
  readonly typesOnly?: boolean;
}

/** A frame of a file, and which of its glasses it is of. */
export interface FileFrame extends GlassFrame {
  /** From 0 */
  readonly index: number;
  /** From 0; frames of one glass hold the same atoms in the same order */
  readonly glass: number;
}

/** Texts that are read as a whole, JSON and curves, are no longer than this, characters. */
const LONGEST_TEXT_CHARACTERS = 64 * 1024 * 1024;

/**
 * The one way from the bytes of a file to what it holds: decodes, recognises, reads, and brings atoms into
 * one order. Whoever has the bytes pushes them as they come and takes the frames that became whole, so
 * that a file of any length needs the memory of a frame or two.
 */
export class GlassFile {
  private readonly decoding: TextDecoding;
  private readonly lines: LineSource;
  private readonly order = new FrameOrder();
  private reading: ReadingSteps<void> | null = null;
  private head = '';
  private parts: string[] = [];
  private length = 0;
  private ready: FileFrame[] = [];
  private reader: ExtendedXyzReader | LammpsDumpReader | null = null;
  private told: readonly string[] = [];
  private rearranged = 0;
  private untimed = false;
  /** What the file is; null until enough of it has come */
  kind: FileKind | null = null;
  /** Frames that were read or passed over */
  frames = 0;
  /** Why a last frame that is not whole was left out, as a sentence; null when all are whole */
  cut: string | null = null;
  /** What made it, where the file says so; else null */
  experiment: Experiment | null = null;
  /** Of a LAMMPS data file, what its types are; else null */
  types: TypeSpecies | null = null;

  /** @param name of the file, for messages */
  constructor(
    readonly name: string,
    private readonly options: GlassFileOptions = {},
  ) {
    this.decoding = new TextDecoding(name);
    this.lines = new LineSource(name);
  }

  /**
   * Takes the next bytes.
   *
   * @param last whether the file ends here
   * @returns the frames that became whole
   * @throws Problem with the file's name, and the line where there is one
   */
  push(bytes: Uint8Array, last: boolean): FileFrame[] {
    const text = this.decoding.decode(bytes, last || this.decoding.cut !== null);
    const end = last || this.decoding.cut !== null;
    if (this.kind === null) {
      this.head += text;
      if (this.head.length < HEAD_LENGTH && !end) return [];
      this.kind = recognise(this.head, this.name);
      this.begin(this.kind);
      this.take(this.head);
      this.head = '';
    } else this.take(text);
    if (end) this.lines.end();
    this.goOn(end);
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  /** True when nothing that follows would be read. */
  get done(): boolean {
    return this.decoding.cut !== null;
  }

  /** The whole text of JSON or of a curve. */
  get text(): string {
    return this.parts.join('');
  }

  /** What was assumed, as sentences. */
  get assumed(): readonly string[] {
    const assumed = [...this.told, ...(this.reader?.assumed ?? [])];
    if (this.rearranged > 0) {
      assumed.push(
        'The frames list their atoms in different orders and without ids: elements are in order, but nobody can say which atom is which from frame to frame.',
      );
    }
    if (this.untimed) {
      assumed.push(`Times from a time step of ${this.options.timeStep} fs.`);
    }
    return assumed;
  }

  /** True where atoms can be followed from frame to frame. */
  get followed(): boolean {
    return this.rearranged === 0;
  }

  private take(text: string): void {
    if (this.reading !== null) {
      this.lines.push(text);
      return;
    }
    this.parts.push(text);
    this.length += text.length;
    if (this.length <= LONGEST_TEXT_CHARACTERS) return;
    throw new Problem(
      `${this.name} has more than 64 million characters, too many for a ${this.kind === 'json' ? 'JSON file' : 'curve'}.`,
      'It may be of another kind than it looks.',
    );
  }

  private begin(kind: FileKind): void {
    if (kind === 'json' || kind === 'curve') return;
    if (kind === 'lammps-data') {
      this.reading = this.data();
      return;
    }
    const { types = null, elements = null } = this.options;
    this.reader =
      kind === 'extended-xyz'
        ? new ExtendedXyzReader(this.lines, this.name, { types, elements })
        : new LammpsDumpReader(this.lines, this.name, { types, elements });
    this.reading = this.trajectory(this.reader);
  }

  private goOn(end: boolean): void {
    if (this.reading === null) return;
    // A reader that is told of the end comes to its own.
    if (!this.reading.next().done && end) throw new Error('a reader waits beyond the end');
  }

  private *data(): ReadingSteps<void> {
    if (this.options.typesOnly) {
      this.types = yield* readDataTypes(this.lines, this.name);
      return;
    }
    const elements = this.options.elements ?? null;
    const { frame, types, assumed } = yield* readDataFile(this.lines, this.name, elements);
    this.types = types;
    this.told = assumed;
    this.frames = 1;
    checkCoordinates(frame);
    const { step, time, info, paths } = frame;
    const configuration = asWritten(frame);
    this.ready.push({ configuration, step, time, info, paths, index: 0, glass: 0 });
  }

  private *trajectory(reader: ExtendedXyzReader | LammpsDumpReader): ReadingSteps<void> {
    const { wanted = () => true } = this.options;
    for (;;) {
      const index = this.frames;
      const next = yield* this.next(reader, wanted(index));
      if (next === null) break;
      if (next !== 'skipped') this.add(next, index);
      this.frames++;
    }
    this.cut ??= this.decoding.cut;
    this.experiment = trajectoryExperiment({ info: reader.firstInfo });
    if (this.frames === 0) throw new Problem(`${this.name} holds no frames.`, 'Write it again.');
  }

  /** The next frame or its place in the count; null at the end, also at that of a file that was cut. */
  private *next(
    reader: ExtendedXyzReader | LammpsDumpReader,
    wanted: boolean,
  ): ReadingSteps<RawFrame | 'skipped' | null> {
    try {
      if (wanted) return yield* reader.frame();
      return (yield* reader.skip()) ? 'skipped' : null;
    } catch (error) {
      // What goes wrong at the very end is the end of a file that was cut, or is still written.
      if (!(error instanceof Problem) || this.frames === 0 || !this.lines.atEnd) throw error;
      this.cut = error.message;
      return null;
    }
  }

  private add(raw: RawFrame, index: number): void {
    checkCoordinates(raw);
    const { frame, glass, rearranged } = this.order.take(raw);
    if (rearranged) this.rearranged++;
    this.ready.push({ ...frame, time: this.timeOf(frame), index, glass });
  }

  private timeOf({ time, step }: GlassFrame): number | null {
    const { timeStep = null } = this.options;
    if (time !== null || step === null || timeStep === null) return time;
    this.untimed = true;
    return (step * timeStep) / 1000;
  }
}
