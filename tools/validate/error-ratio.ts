import type { Made } from './record';
import { meanWithError, type Scatter, spreadRatio } from './statistics';
import { type StudyRow, valueOfRow } from './study';

/** Vitrine's standard error of a row beside LAMMPS's, from as many values. */
export interface ErrorRatio {
  /** The scatter of seeds, or blocks of the series of each */
  readonly from: 'seeds' | 'blocks';
  /** Standard errors of the means over all seeds */
  readonly vitrine: number;
  readonly reference: number;
  /** Of the errors that as many seeds of both would give */
  readonly ratio: number;
  /** Chance of a ratio at least so large if both programs scatter alike (Fisher's F) */
  readonly p: number;
}

/**
 * How well the two programs know a row: by the scatter of their seeds, then by the blocks of all
 * seeds where both cut their series into some. The last is the one that is known best. Empty where
 * not both have errors.
 */
export function errorRatios(row: StudyRow, made: readonly Made[]): ErrorRatio[] {
  const { reference } = row;
  if (reference.kind !== 'seeds') return [];
  const values = made.map((one) => valueOfRow(row, one));
  const means = values.map(({ mean }) => mean);
  const ratios: ErrorRatio[] = [];
  if (means.length > 1 && reference.values.length > 1) {
    ratios.push(ratioOf('seeds', seedSpread(means), seedSpread(reference.values)));
  }
  if (reference.blocks) {
    const { errors, freedom } = reference.blocks;
    const own = values.flatMap(({ error }) => (error === null ? [] : [error]));
    if (own.length > 0) {
      ratios.push(ratioOf('blocks', blockSpread(own, freedom), blockSpread(errors, freedom)));
    }
  }
  return ratios;
}

/** A spread of single seeds, and how many of them there are. */
type SeedSpread = Scatter & { readonly seeds: number };

function ratioOf(from: ErrorRatio['from'], vitrine: SeedSpread, reference: SeedSpread): ErrorRatio {
  const ofMean = ({ deviation, seeds }: SeedSpread) => deviation / Math.sqrt(seeds);
  return {
    from,
    vitrine: ofMean(vitrine),
    reference: ofMean(reference),
    ...spreadRatio(vitrine, reference),
  };
}

function seedSpread(means: readonly number[]): SeedSpread {
  const { error, freedom } = meanWithError(means);
  const seeds = means.length;
  return { deviation: error * Math.sqrt(seeds), freedom, seeds };
}

/** @param freedom of the error of one seed */
function blockSpread(errors: readonly number[], freedom: number): SeedSpread {
  const seeds = errors.length;
  const squares = errors.reduce((sum, error) => sum + error ** 2, 0);
  return { deviation: Math.sqrt(squares / seeds), freedom: seeds * freedom, seeds };
}
