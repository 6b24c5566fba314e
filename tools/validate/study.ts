import type { Experiment } from '../../src/core/experiment';
import type { Platform } from '../../src/engine/dynamics';
import type { FinishedRun } from './finished-run';

/** What a quantity is compared with. */
export type Reference =
  /** One value a seed; `blocks` has its standard error from blocks of its series, where there is one */
  | {
      readonly kind: 'seeds';
      readonly values: readonly number[];
      readonly blocks?: { readonly errors: readonly number[]; readonly freedom: number };
    }
  /** A mean with its standard error; the freedom of that error is Infinity where nothing says it */
  | {
      readonly kind: 'mean';
      readonly mean: number;
      readonly error: number;
      readonly freedom: number;
    }
  /** One value of one seed, without an error */
  | { readonly kind: 'one'; readonly value: number }
  /** What theory says */
  | { readonly kind: 'theory'; readonly value: number }
  /** The same computation elsewhere, or what must come out, from which Vitrine may differ by this much */
  | { readonly kind: 'same'; readonly value: number; readonly tolerance: number }
  /** A measurement on the real glass: it judges the model, not the program */
  | { readonly kind: 'experiment'; readonly value: number };

/** How a quantity is written: digits after the point, or as a power of ten. */
export type Digits = number | 'power';

/** One comparable quantity of a study. */
export interface StudyRow {
  /** Unique within its study: 'density' */
  readonly key: string;
  /** Key of the value that it is about; its own unless told */
  readonly of?: string;
  /** 'potential energy' */
  readonly quantity: string;
  /** 'eV per atom'; empty for a share */
  readonly unit: string;
  /** A share that people read in per cent; `--json` and the records keep it from 0 to 1 */
  readonly percent?: boolean;
  /** Of the value as people read it */
  readonly digits: Digits;
  readonly reference: Reference;
  /**
   * It is judged by the scatter of so many seeds at least, and not by blocks of one run, whose scatter
   * is too small: neighbouring blocks of a slope are alike
   */
  readonly seeds?: number;
  /** A difference that does not matter: within it both count as equivalent. In the row's unit */
  readonly margin?: number;
}

/** One value of one seed. */
export interface Value {
  readonly mean: number;
  /** Standard error from blocks of its series; null where the value is not a mean */
  readonly error: number | null;
  /** Degrees of freedom of that error */
  readonly freedom: number | null;
}

/** A curve that is kept to be drawn. */
export interface Trace {
  /** 'NVE, 300 K' */
  readonly name: string;
  /** ps between the values */
  readonly interval: number;
  readonly values: readonly number[];
}

/** What one seed comes to. */
export interface StudyOutcome {
  /** By the key of the row */
  readonly values: Readonly<Record<string, Value>>;
  readonly traces: readonly Trace[];
}

interface StudyBase {
  /** 'quench-24B'; the name of its file in validation/results */
  readonly id: string;
  readonly rows: readonly StudyRow[];
  /** It takes a GPU to be made in a reasonable time */
  readonly needsGpu: boolean;
}

/** Rows that come from carrying out an experiment, once a seed. */
export interface RunStudy extends StudyBase {
  readonly kind: 'run';
  /** Of the first seed */
  readonly experiment: Experiment;
  readonly seeds: readonly number[];
  readonly measure: (run: FinishedRun) => StudyOutcome;
}

/** Rows that the engine gives at once, without a seed. */
export interface DirectStudy extends StudyBase {
  readonly kind: 'direct';
  /** What is computed, with everything that decides it; plain JSON */
  readonly experiment: Readonly<Record<string, unknown>>;
  readonly compute: (engine: Platform) => Promise<StudyOutcome>;
}

/** Rows that come from the same computation and are made again together. */
export type Study = RunStudy | DirectStudy;

/** The value of an outcome that a row is about. */
export function valueOfRow({ key, of = key }: StudyRow, { values }: StudyOutcome): Value {
  return values[of];
}

/** Name of a row among all rows: 'quench-24B-density'. */
export function rowId(study: Study, row: StudyRow): string {
  return `${study.id}-${row.key}`;
}
