import { atomCounts } from '../../src/core/composition';
import { type Configuration, volume } from '../../src/core/configuration';
import type { Element } from '../../src/core/elements';
import type { Experiment } from '../../src/core/experiment';
import { type BuckinghamPair, pairOf } from '../../src/core/potential';
import { forEachPair } from '../../src/structure/neighbours';

// A potential that is cut without a shift loses energy to nothing when the box changes: a pair that
// crosses the cutoff takes its energy there with it, although no force has done work. The energy of
// the pairs inside, each counted from its value at the cutoff, knows no such jumps.

/** A moment whose pairs are counted. */
export interface CountedFrame {
  /** ps */
  readonly time: number;
  readonly configuration: Configuration;
}

/**
 * What is to be added to the energy so that every pair counts from its value at the cutoff, as a
 * function of the time (ps) and the volume (Å³), in eV. Between frames the pairs are taken to follow
 * the density.
 *
 * @param frames by rising time, one at least
 */
export function cutEnergy(
  experiment: Experiment,
  frames: readonly CountedFrame[],
): (time: number, volume: number) => number {
  const uniform = uniformCut(experiment);
  const ratios = frames.map(({ time, configuration }) => ({
    time,
    ratio: countedCut(experiment, configuration) / (uniform / volume(configuration.box)),
  }));
  return (time, size) => (uniform / size) * ratioAt(ratios, time);
}

/** Straight between frames, constant beyond them. */
function ratioAt(
  ratios: readonly { readonly time: number; readonly ratio: number }[],
  time: number,
): number {
  const after = ratios.findIndex((one) => one.time >= time);
  if (after === 0) return ratios[0].ratio;
  if (after < 0) return ratios[ratios.length - 1].ratio;
  const [left, right] = [ratios[after - 1], ratios[after]];
  const share = (time - left.time) / (right.time - left.time);
  return left.ratio + share * (right.ratio - left.ratio);
}

/** The energy to be added times the volume, if pairs were as many as in a gas; eV·Å³. */
export function uniformCut({ composition, atoms, potential, cutoff }: Experiment): number {
  const counts = Object.entries(atomCounts(composition, atoms)) as [Element, number][];
  const sphere = (4 / 3) * Math.PI * cutoff ** 3;
  let energy = 0;
  for (const [a, countA] of counts) {
    for (const [b, countB] of counts) {
      const pair = pairOf(potential, a, b);
      if (pair) energy += 0.5 * countA * countB * atDistance(pair, cutoff);
    }
  }
  return -sphere * energy;
}

/** The energy to be added, from the pairs of a configuration; eV. */
export function countedCut(
  { potential, cutoff }: Experiment,
  configuration: Configuration,
): number {
  const { species, types } = configuration;
  const kinds = species.map(({ element: a }) =>
    species.map(({ element: b }) => {
      const pair = pairOf(potential, a, b);
      return pair ? atDistance(pair, cutoff) : 0;
    }),
  );
  let energy = 0;
  forEachPair(configuration, cutoff, (i, j) => {
    energy -= kinds[types[i]][types[j]];
  });
  return energy;
}

/** eV at a distance in Å. */
function atDistance({ A, rho, C }: BuckinghamPair, distance: number): number {
  return A * Math.exp(-distance / rho) - C / distance ** 6;
}
