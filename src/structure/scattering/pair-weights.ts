import type { Element } from '../../core/elements';
import type { PairName } from '../../core/potential';
import { atomFraction, type ElementCounts } from '../element-counts';
import { ALL_PAIRS, elementsOfPair, PAIR_ELEMENTS } from '../pair-name';
import { type Radiation, scatteringAmplitude } from './radiation';

/**
 * What S(Q) − 1 is divided by: ⟨b⟩², the square of the mean amplitude (Faber–Ziman), or ⟨b²⟩, the
 * mean square, which some programs that reduce X-ray data take. It makes S − 1 smaller by ⟨b⟩²/⟨b²⟩.
 */
export const NORMALISATIONS = ['squared-mean', 'mean-square'] as const;

export type Normalisation = (typeof NORMALISATIONS)[number];

/**
 * Weights of the partials in a total: w_ab = (2 − δ_ab) c_a c_b b_a b_b / ⟨b⟩², with atom fractions c
 * and amplitudes b, so that S = 1 + Σ w_ab (S_ab − 1) over the pairs. With ⟨b⟩² they sum to 1. Pairs
 * of absent elements weigh 0; without atoms all do.
 *
 * @param Q Å⁻¹
 */
export function pairWeights(
  counts: ElementCounts,
  radiation: Radiation,
  Q: number,
  normalisation: Normalisation = 'squared-mean',
): Readonly<Record<PairName, number>> {
  let mean = 0;
  let meanSquare = 0;
  const strengths = new Map<Element, number>();
  for (const element of PAIR_ELEMENTS) {
    const amplitude = scatteringAmplitude(radiation, element, Q);
    const strength = atomFraction(counts, element) * amplitude;
    strengths.set(element, strength);
    mean += strength;
    meanSquare += strength * amplitude;
  }
  const divisor = normalisation === 'squared-mean' ? mean * mean : meanSquare;
  return Object.fromEntries(
    ALL_PAIRS.map((name) => {
      const [a, b] = elementsOfPair(name);
      const product = (a === b ? 1 : 2) * (strengths.get(a) ?? 0) * (strengths.get(b) ?? 0);
      return [name, product === 0 ? 0 : product / divisor];
    }),
  );
}
