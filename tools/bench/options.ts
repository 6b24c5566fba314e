import { InvalidArgumentError } from 'commander';
import type { TuneChoice } from '../../src/cli/tuning-file';
import type { Electrostatics } from '../../src/core/experiment';
import type { Ensemble } from '../../src/core/protocol';
import type { PlatformChoice } from '../../src/engine/dynamics';
import { ENGINES, type EngineName } from './engine';

export const BENCH_ENSEMBLES: readonly Ensemble[] = ['nve', 'nvt', 'npt'];

/** What a person may ask of `npm run bench`; what is absent depends on the adapter. */
export interface BenchOptions {
  readonly atoms?: readonly number[];
  readonly replicas?: readonly number[];
  readonly ensemble: readonly Ensemble[];
  readonly engines?: readonly EngineName[];
  /** Å; by the size of the box unless told */
  readonly cutoff?: number;
  /** RMS error of the Coulomb forces over that of two unit charges 1 Å apart */
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
  /** What Vitrine computes on: a real GPU, else the processor, unless told */
  readonly platform?: PlatformChoice;
  /** s, of a turn */
  readonly seconds: number;
  /** once unless told */
  readonly tune?: TuneChoice;
  readonly kernels?: boolean;
  /** Times what is measured of a frame instead of the steps of an engine */
  readonly measurements?: boolean;
  /** File for the table, Markdown */
  readonly out?: string;
  readonly json?: boolean;
}

/** What is measured unasked where a processor imitates a GPU, and on a GPU. */
const USUAL = {
  software: { atoms: [400, 1000, 3000, 10_000], replicas: [1] },
  gpu: { atoms: [400, 1000, 3000, 10_000, 30_000, 100_000], replicas: [1, 6, 24] },
} as const;

/** One box, or several of a size side by side. */
export interface Size {
  readonly atoms: number;
  readonly replicas: number;
}

/** Every size that is measured, replicas within atoms. */
export function sizesOf(
  { atoms, replicas }: Pick<BenchOptions, 'atoms' | 'replicas'>,
  software: boolean,
): Size[] {
  const usual = software ? USUAL.software : USUAL.gpu;
  return (atoms ?? usual.atoms).flatMap((count) =>
    (replicas ?? usual.replicas).map((side) => ({ atoms: count, replicas: side })),
  );
}

/** Whole numbers from `least` to `most`, parted by commas; none twice. */
export function wholeList(least: number, most: number): (text: string) => number[] {
  return (text) => {
    const values = text.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
    if (values.some((value) => !Number.isInteger(value) || value < least || value > most)) {
      throw new InvalidArgumentError(
        `Give whole numbers from ${least} to ${most}, parted by commas.`,
      );
    }
    return [...new Set(values)];
  };
}

/** Some of the words that there are, parted by commas; none twice. */
export function wordList<T extends string>(words: readonly T[]): (text: string) => T[] {
  return (text) => {
    const chosen = text.split(',').map((word) => words.find((known) => known === word.trim()));
    if (chosen.includes(undefined)) {
      throw new InvalidArgumentError(`Give some of ${words.join(',')}.`);
    }
    return words.filter((word) => chosen.includes(word));
  };
}

/** All engines there are, or those that were asked for. */
export function enginesOf({ engines }: Pick<BenchOptions, 'engines'>): readonly EngineName[] {
  return engines ?? ENGINES;
}
