import type { PairName } from '../../core/potential';
import type { ElementCounts } from '../element-counts';
import type { PairDistribution } from '../pair-distribution';
import { type Normalisation, pairWeights } from './pair-weights';
import type { Radiation } from './radiation';

/** What g(r) − 1 is multiplied with before it is transformed; see `partialStructureFactors`. */
export type TransformWindow = 'none' | 'lorch';

/** Partial structure factors; null for a pair with an absent element. */
export interface PartialStructureFactors {
  /** Å⁻¹ */
  readonly Q: Float64Array;
  readonly S: Readonly<Record<PairName, Float64Array | null>>;
}

/** 0.8 to 20 Å⁻¹ in steps of 0.05 Å⁻¹. */
export const DEFAULT_Q: Float64Array = Float64Array.from({ length: 385 }, (_, i) => (16 + i) / 20);

/**
 * Faber–Ziman partials from partial pair distribution functions:
 *
 * S_ab(Q) = 1 + (4πρ/Q) Σ r (g_ab(r) − 1) M(r) sin(Qr) Δr, over the bins of g,
 *
 * with M = 1, or with the window of Lorch, J. Phys. C 2, 229 (1969), M = sin(πr/R)/(πr/R) and R the
 * end of the last bin. It damps the ripples that the end of g(r) leaves, and broadens peaks by about
 * 5.4/R. All are null when g has no bins.
 *
 * @param numberDensity ρ: all atoms over the volume, Å⁻³
 * @param Q Å⁻¹
 */
export function partialStructureFactors(
  { r, g }: PairDistribution,
  numberDensity: number,
  Q: Float64Array = DEFAULT_Q,
  window: TransformWindow = 'none',
): PartialStructureFactors {
  const width = r.length > 1 ? r[1] - r[0] : 2 * (r[0] ?? 0);
  const reach = r.length * width;
  const present = Object.entries(g).filter(
    (entry): entry is [string, Float64Array] => entry[1] !== null && r.length > 0,
  );
  const sources = present.map(([, partial]) =>
    Float64Array.from(r, (distance, bin) => {
      const damping = window === 'lorch' ? sinc((Math.PI * distance) / reach) : 1;
      const shell = 4 * Math.PI * numberDensity * distance * distance * width;
      return shell * (partial[bin] - 1) * damping;
    }),
  );
  const S: Record<PairName, Float64Array | null> = {};
  for (const name of Object.keys(g)) S[name] = null;
  const waves = new Float64Array(r.length);
  const results = present.map(() => new Float64Array(Q.length));
  for (let q = 0; q < Q.length; q++) {
    for (let bin = 0; bin < r.length; bin++) waves[bin] = sinc(Q[q] * r[bin]);
    for (let p = 0; p < sources.length; p++) {
      const source = sources[p];
      let sum = 1;
      for (let bin = 0; bin < waves.length; bin++) sum += source[bin] * waves[bin];
      results[p][q] = sum;
    }
  }
  for (let p = 0; p < present.length; p++) S[present[p][0]] = results[p];
  return { Q, S };
}

/** sin(x)/x */
function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x) / x;
}

/**
 * The structure factor that an experiment sees: S(Q) = 1 + Σ w_ab(Q) (S_ab(Q) − 1) over the pairs,
 * with the weights of `pairWeights`. A partial that is null counts as 1.
 */
export function totalStructureFactor(
  { Q, S }: PartialStructureFactors,
  counts: ElementCounts,
  radiation: Radiation,
  normalisation: Normalisation = 'squared-mean',
): Float64Array {
  const weights = pairWeights(counts, radiation, Q, normalisation);
  const total = new Float64Array(Q.length).fill(1);
  for (const [name, partial] of Object.entries(S)) {
    if (partial === null) continue;
    for (let q = 0; q < Q.length; q++) total[q] += weights[name][q] * (partial[q] - 1);
  }
  return total;
}
