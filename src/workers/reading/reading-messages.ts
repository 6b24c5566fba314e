import type { Box, Configuration, Species } from '../../core/configuration';
import type { Element } from '../../core/elements';
import type { Experiment } from '../../core/experiment';
import type { FileKind } from '../../formats/recognise';
import type { LengthReading } from '../../run/check-glass';

/** A file that the worker is to read. */
export interface ToReading {
  readonly file: Blob;
  readonly name: string;
  /** Atom types of a dump, by its data file */
  readonly types: readonly (readonly [number, Species])[] | null;
  /** Elements of the atom types 1, 2, … */
  readonly elements: readonly Element[] | null;
  /** What lengths are in; null: Å */
  readonly lengths: LengthReading | null;
}

/** A frame as the page keeps it. */
export interface TakenFrame {
  /** Which of the file's glasses it is of, from 0 */
  readonly glass: number;
  /** In the file, from 0 */
  readonly index: number;
  readonly step: number;
  /** ps; null when the file does not say */
  readonly time: number | null;
  /** K; null when it is not known */
  readonly temperature: number | null;
  /** GPa; null when the file does not say */
  readonly pressure: number | null;
  /** Potential energy, eV; null when the file does not say */
  readonly energy: number | null;
  /** Å, 3N */
  readonly positions: Float32Array<ArrayBuffer>;
  readonly box: Box;
  /** g/cm³ */
  readonly density: number;
  /** Fractions that are four-fold; null without the element, and where no temperature is known */
  readonly b4: number | null;
  readonly si4: number | null;
}

/** What the end of a file says of it. */
export interface FileSummary {
  readonly kind: FileKind;
  /** Frames that the file holds, and those that are kept */
  readonly frames: number;
  readonly kept: number;
  /** Why a last frame was left out, as a sentence; null when all are whole */
  readonly cut: string | null;
  /** What was assumed, as sentences */
  readonly assumed: readonly string[];
  readonly experiment: Experiment | null;
  /** Of a LAMMPS data file, what its atom types are; else null */
  readonly types: readonly (readonly [number, Species])[] | null;
}

/** What the worker says while it reads. */
export type ReadingReport =
  | { readonly kind: 'progress'; readonly bytes: number }
  /** The first frame of a glass, whose atoms are those of all its frames */
  | {
      readonly kind: 'glass';
      readonly species: readonly Species[];
      readonly types: Uint8Array;
      readonly ids: Uint32Array | null;
    }
  | { readonly kind: 'frames'; readonly frames: readonly TakenFrame[] }
  /** There are too many: only frames stay whose index is a multiple */
  | { readonly kind: 'thin'; readonly stride: number }
  /** The last frame of each glass, with all that is known of it */
  | { readonly kind: 'last'; readonly configurations: readonly Configuration[] };

/** What a file came to. */
export type ReadingOutcome =
  | { readonly kind: 'read'; readonly summary: FileSummary; readonly text: string }
  /** Nothing says which elements its atom types are: atoms of each type */
  | { readonly kind: 'unknown-types'; readonly counts: readonly (readonly [number, number])[] }
  /** Its lengths are not like Å: what they look like */
  | { readonly kind: 'strange-lengths'; readonly message: string; readonly looks: LengthReading };

/** What the worker that reads a file is asked, tells and answers. */
export interface ReadingTasks {
  readonly read: {
    readonly ask: ToReading;
    readonly report: ReadingReport;
    readonly answer: ReadingOutcome;
  };
}
