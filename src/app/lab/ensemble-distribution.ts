import type { PairName } from '../../core/potential';
import type { PairDistribution } from '../../structure/pair-distribution';
import { averageColumns } from '../../structure/replica-average';

/** g(r) averaged over replicas. */
export interface EnsembleDistribution {
  /** Bin centres, Å: those that every configuration has */
  readonly r: Float64Array;
  /** Null where the glass lacks one of the two elements */
  readonly g: Readonly<Record<PairName, Float64Array | null>>;
  /** Standard errors of `g`, from the spread of the replicas */
  readonly error: Readonly<Record<PairName, Float64Array | null>>;
  readonly replicas: number;
  /** Configurations of each replica */
  readonly frames: number;
}

/**
 * The mean over replicas with its standard error. The frames of one replica are alike and count as
 * one measurement: they are averaged first.
 *
 * @param measured [replica][frame], at least one of each
 */
export function averageDistributions(
  measured: readonly (readonly PairDistribution[])[],
): EnsembleDistribution {
  const all = measured.flat();
  const shortest = all.reduce((a, b) => (b.r.length < a.r.length ? b : a));
  const bins = shortest.r.length;
  const g: Record<PairName, Float64Array | null> = {};
  const error: Record<PairName, Float64Array | null> = {};
  for (const name of Object.keys(shortest.g)) {
    const means = measured.flatMap((frames) => {
      const present = frames.flatMap((frame) => frame.g[name]?.subarray(0, bins) ?? []);
      return present.length === frames.length ? [averageColumns(present).mean] : [];
    });
    const averaged = means.length === measured.length ? averageColumns(means) : null;
    g[name] = averaged?.mean ?? null;
    error[name] = averaged?.error ?? null;
  }
  return { r: shortest.r, g, error, replicas: measured.length, frames: measured[0].length };
}
