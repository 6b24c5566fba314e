import { atomCount, type Configuration } from '../../core/configuration';
import type { PairName } from '../../core/potential';
import { atomFraction, elementCounts } from '../element-counts';
import { ALL_PAIRS, elementsOfPair } from '../pair-name';
import { starProduct, starSums } from './star-sums';
import type { PartialStructureFactors } from './structure-factor';
import { type ShellOptions, type WaveVectors, wavevectorsOf } from './wave-vectors';

/** Partials straight from the atoms, with how many wave vectors each value had to choose from. */
export interface DirectStructureFactor extends PartialStructureFactors {
  /** Of each shell; k and −k are one */
  readonly available: Uint32Array;
}

/** What 1000 atoms show; a few seconds for 3000. */
const SHELLS: ShellOptions = { from: 0.2, to: 20, width: 0.05, most: 1600 };

/**
 * Faber–Ziman partials straight from the wave vectors of the periodic box, averaged over shells of |k|:
 *
 * S_ab(Q) = 1 + (⟨Re ρ_a(k) ρ_b*(k)⟩ / N − c_a δ_ab) / (c_a c_b), ρ_a(k) = Σ exp(i k·r) over the a.
 *
 * No g(r), no end of its range, no window: the cross-check of `partialStructureFactors`. Each vector
 * speckles: |ρ|² of one scatters as much as its mean. So shells are to be averaged before they are
 * compared (`averageOver`), and more vectors of a shell make it surer. Q is the mean |k| of each shell;
 * shells without a vector are left out.
 *
 * @param shells where they begin and end and how many vectors are taken of each; Å⁻¹
 */
export function directStructureFactor(
  configuration: Configuration,
  shells: Partial<ShellOptions> = {},
): DirectStructureFactor {
  const vectors = wavevectorsOf(configuration.box, { ...SHELLS, ...shells });
  const elementSums = starSums(configuration, vectors.indices);
  const counts = new Float64Array(vectors.Q.length);
  vectors.shells.forEach((shell, star) => {
    counts[shell] += vectors.members[star];
  });
  const kept = Array.from(counts.keys()).filter((shell) => counts[shell] > 0);
  const total = atomCount(configuration);
  const elements = elementCounts(configuration);
  const S: Record<PairName, Float64Array | null> = {};
  for (const name of ALL_PAIRS) {
    const [a, b] = elementsOfPair(name);
    const first = elementSums.get(a);
    const second = elementSums.get(b);
    S[name] = null;
    if (!first || !second) continue;
    const sums = shellSums(first, second, vectors);
    const own = a === b ? atomFraction(elements, a) : 0;
    const product = atomFraction(elements, a) * atomFraction(elements, b);
    S[name] = Float64Array.from(
      kept,
      (shell) => 1 + (sums[shell] / counts[shell] / total - own) / product,
    );
  }
  return {
    Q: Float64Array.from(kept, (shell) => vectors.Q[shell]),
    S,
    available: Uint32Array.from(kept, (shell) => vectors.available[shell]),
  };
}

/** Sums of Re ρ_a ρ_b* over the vectors of each shell. */
function shellSums(
  a: Float64Array,
  b: Float64Array,
  { Q, shells, members }: WaveVectors,
): Float64Array {
  const sums = new Float64Array(Q.length);
  shells.forEach((shell, star) => {
    sums[shell] += members[star] * starProduct(a, b, star);
  });
  return sums;
}

/**
 * Mean of values over `width` around each of `centres`, for curves that are to be compared though one
 * of them speckles; NaN where nothing lies that near.
 *
 * @param Q where the values are, Å⁻¹
 * @param width Å⁻¹
 * @param weights of the values: for shells the number of their vectors
 */
export function averageOver(
  Q: ArrayLike<number>,
  values: ArrayLike<number>,
  centres: ArrayLike<number>,
  width: number,
  weights: ArrayLike<number> | null = null,
): Float64Array {
  return Float64Array.from(centres, (centre) => {
    let sum = 0;
    let total = 0;
    for (let q = 0; q < Q.length; q++) {
      if (Math.abs(Q[q] - centre) > width / 2) continue;
      const weight = weights === null ? 1 : weights[q];
      sum += weight * values[q];
      total += weight;
    }
    return sum / total;
  });
}
