import type { ElementCounts } from '../element-counts';
import type { PairDistribution } from '../pair-distribution';
import type { Radiation } from './radiation';
import {
  partialStructureFactors,
  type TransformWindow,
  totalStructureFactor,
} from './structure-factor';

/** How far, and how smoothly, an experiment sees the structure factor. */
export interface MeasuredRange {
  /** Largest wave number, Å⁻¹ */
  readonly Qmax: number;
  /** What Q (S − 1) is multiplied with: 1 up to Q_max (none), or Lorch's window, 0 there */
  readonly window: TransformWindow;
}

/** Å⁻¹ between two places of the integral; what is nearer than 150 Å is not met twice. */
const STEP = 0.04;

/**
 * The total correlation function as it comes out of a diffraction experiment, divided by ⟨b⟩²:
 *
 * T(r) = 4πρr + (2/π) ∫₀^Q_max Q (S(Q) − 1) M(Q) sin(Qr) dQ, in Å⁻²,
 *
 * with S(Q) of `totalStructureFactor` and M = 1, or Lorch's M = sin(πQ/Q_max)/(πQ/Q_max) (J. Phys. C 2,
 * 229, 1969). Without an end of Q it is 4πρ r g(r) with the g(r) of `totalDistribution`: T(r) of D. A.
 * Keen, J. Appl. Cryst. 34, 172 (2001), equation 31 and after it, over (Σ c b)². For neutrons Q_max
 * broadens each distance into (1/π) ∫ M cos(Q(r − r')) dQ: 3.79/Q_max wide at half height and with
 * ripples without a window, 5.44/Q_max with Lorch's. Of X-rays the weights fall with Q; dividing by
 * ⟨f(Q)⟩² undoes most of that, as those who measure do.
 *
 * @param numberDensity ρ: all atoms over the volume, Å⁻³
 * @param ranges each gives a curve
 * @param r Å
 * @returns a curve for each range, at each r
 */
export function totalCorrelations(
  distribution: PairDistribution,
  numberDensity: number,
  counts: ElementCounts,
  radiation: Radiation,
  ranges: readonly MeasuredRange[],
  r: Float64Array,
): Float64Array[] {
  const furthest = Math.max(0, ...ranges.map(({ Qmax }) => Qmax));
  const Q = Float64Array.from({ length: Math.ceil(furthest / STEP) + 1 }, (_, q) => q * STEP);
  const partials = partialStructureFactors(distribution, numberDensity, Q);
  const S = totalStructureFactor(partials, counts, radiation);
  return ranges.map((range) => {
    const waves = weighted(Q, S, range);
    return r.map((distance) => {
      let sum = 0;
      for (let q = 0; q < waves.length; q++) sum += waves[q] * Math.sin(Q[q] * distance);
      return 4 * Math.PI * numberDensity * distance + (2 / Math.PI) * sum;
    });
  });
}

/** Q (S − 1) M ΔQ by trapezoids up to Q_max, whose last one is cut there. */
function weighted(Q: Float64Array, S: Float64Array, { Qmax, window }: MeasuredRange): Float64Array {
  const last = Math.min(Q.length - 1, Math.round(Qmax / STEP));
  return Float64Array.from({ length: last + 1 }, (_, q) => {
    const phase = (Math.PI * Q[q]) / Qmax;
    const damping = window === 'lorch' && phase > 0 ? Math.sin(phase) / phase : 1;
    const width = q === 0 || q === last ? STEP / 2 : STEP;
    return Q[q] * (S[q] - 1) * damping * width;
  });
}
