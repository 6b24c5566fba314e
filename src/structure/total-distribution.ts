import type { ElementCounts } from './element-counts';
import type { PairDistribution } from './pair-distribution';
import { pairWeights } from './scattering/pair-weights';
import type { Radiation } from './scattering/radiation';

/**
 * The g(r) that an experiment sees: Σ w_ab g_ab(r) over the pairs, with the weights of the total
 * structure factor at Q = 0 (X-rays: numbers of electrons). A partial that is null counts as 1, so
 * that the total goes to 1. All 1 without atoms.
 *
 * @param distribution with all pairs of the elements present
 */
export function totalDistribution(
  { r, g }: PairDistribution,
  counts: ElementCounts,
  radiation: Radiation,
): Float64Array {
  const total = new Float64Array(r.length).fill(1);
  const weights = pairWeights(counts, radiation, [0]);
  for (const [name, partial] of Object.entries(g)) {
    if (partial === null) continue;
    const [weight] = weights[name];
    for (let bin = 0; bin < r.length; bin++) total[bin] += weight * (partial[bin] - 1);
  }
  return total;
}
