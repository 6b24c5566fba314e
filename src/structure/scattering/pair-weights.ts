import { type Element, PAIR_ELEMENTS } from '../../core/elements';
import type { PairName } from '../../core/potential';
import { atomFraction, type ElementCounts } from '../element-counts';
import { ALL_PAIRS, elementsOfPair } from '../pair-name';
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
 * @returns by pair, a number for each Q
 */
export function pairWeights(
  counts: ElementCounts,
  radiation: Radiation,
  Q: ArrayLike<number>,
  normalisation: Normalisation = 'squared-mean',
): Readonly<Record<PairName, Float64Array>> {
  const mean = new Float64Array(Q.length);
  const meanSquare = new Float64Array(Q.length);
  /** c b of each element */
  const strengths = new Map<Element, Float64Array>();
  for (const element of PAIR_ELEMENTS) {
    const fraction = atomFraction(counts, element);
    const strength = new Float64Array(Q.length);
    if (fraction > 0) {
      for (let q = 0; q < Q.length; q++) {
        const amplitude = scatteringAmplitude(radiation, element, Q[q]);
        strength[q] = fraction * amplitude;
        mean[q] += strength[q];
        meanSquare[q] += strength[q] * amplitude;
      }
    }
    strengths.set(element, strength);
  }
  const none = new Float64Array(Q.length);
  return Object.fromEntries(
    ALL_PAIRS.map((name) => {
      const [a, b] = elementsOfPair(name);
      const [first, second] = [strengths.get(a) ?? none, strengths.get(b) ?? none];
      const weights = first.map((strength, q) => {
        const product = (a === b ? 1 : 2) * strength * second[q];
        if (product === 0) return 0;
        return product / (normalisation === 'squared-mean' ? mean[q] ** 2 : meanSquare[q]);
      });
      return [name, weights];
    }),
  );
}
