import type { PairName } from '../core/potential';
import type { ElementCounts } from './element-counts';
import { type PairDistribution, shellVolume } from './pair-distribution';
import { elementsOfPair } from './pair-name';

/** How many neighbours lie within a distance, on average. */
export interface RunningCoordination {
  /** Upper ends of the bins of g(r), Å */
  readonly r: Float64Array;
  /** Atoms of the pair's second element around one of its first, within r */
  readonly aroundFirst: Float64Array;
  /** Atoms of the pair's first element around one of its second, within r */
  readonly aroundSecond: Float64Array;
}

/**
 * Running coordination numbers n_ab(r) = (N_b − δ_ab)/V Σ g_ab · shell volume, up to the end of each
 * bin; for one frame they are counts. Null where g is, and without bins.
 *
 * @param counts atoms of each element
 * @param volume Å³; of several frames the mean
 */
export function runningCoordination(
  { r, g }: PairDistribution,
  name: PairName,
  counts: ElementCounts,
  volume: number,
): RunningCoordination | null {
  const partial = g[name] ?? null;
  if (partial === null || r.length === 0) return null;
  const [a, b] = elementsOfPair(name);
  const alike = a === b ? 1 : 0;
  const width = 2 * r[0];
  const shells = new Float64Array(r.length);
  let sum = 0;
  for (let bin = 0; bin < r.length; bin++) {
    sum += partial[bin] * shellVolume(bin, width);
    shells[bin] = sum;
  }
  const around = (others: number) => shells.map((shell) => ((others - alike) / volume) * shell);
  return {
    r: r.map((centre) => centre + width / 2),
    aroundFirst: around(counts[b] ?? 0),
    aroundSecond: around(counts[a] ?? 0),
  };
}
