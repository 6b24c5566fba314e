import { type Configuration, elementOf } from '../../core/configuration';
import { ELEMENTS } from '../../core/elements';
import { type PairName, type Potential, pairName } from '../../core/potential';
import { forEachPair } from '../../structure/neighbours';
import { type BuckinghamSum, buckinghamSum } from '../pair-energy';
import { miscountBound } from './watch-limits';

/** Two atoms nearer to each other than such atoms ever get. */
export interface Overlap {
  /** Indices */
  readonly atoms: readonly [number, number];
  /** Å */
  readonly distance: number;
  /** As near as they get, Å */
  readonly nearest: number;
}

/**
 * The worst overlap of a configuration, by the ratio of distance to closest approach; null when there
 * is none.
 *
 * @param approaches Å, by `pairName`
 */
export function findOverlap(
  configuration: Configuration,
  approaches: ReadonlyMap<PairName, number>,
): Overlap | null {
  const { species, types, box } = configuration;
  const nearest = species.map(({ element: a }) =>
    species.map(({ element: b }) => approaches.get(pairName(a, b)) ?? 0),
  );
  const reach = Math.min(Math.max(...nearest.flat()), Math.min(...box) / 2);
  let worst: Overlap | null = null;
  let ratio = 1;
  forEachPair(configuration, reach, (i, j, square) => {
    const least = nearest[types[i]][types[j]];
    if (square >= (ratio * least) ** 2) return;
    const distance = Math.sqrt(square);
    ratio = distance / least;
    worst = { atoms: [i, j], distance, nearest: least };
  });
  return worst;
}

/** 'boron 12': what a person calls an atom. */
export function atomName(configuration: Configuration, atom: number): string {
  return `${ELEMENTS[elementOf(configuration, atom)].name} ${atomNumber(configuration, atom)}`;
}

/** The number of an atom as a person sees it. */
export function atomNumber({ ids }: Pick<Configuration, 'ids'>, atom: number): number {
  return ids ? ids[atom] : atom + 1;
}

/**
 * By how much the engine's Buckingham energy differs from a count of all pairs, eV; 0 within the
 * rounding of its single precision.
 *
 * @param buckingham eV, of the engine for this configuration
 * @param cutoff Å
 */
export function miscountedEnergy(
  configuration: Configuration,
  potential: Potential,
  cutoff: number,
  buckingham: number,
): number {
  const sum: BuckinghamSum = buckinghamSum(configuration, potential, cutoff);
  const difference = buckingham - sum.energy;
  return Math.abs(difference) > miscountBound(sum, potential, cutoff) ? difference : 0;
}
