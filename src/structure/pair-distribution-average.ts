import type { PairName } from '../core/potential';
import { ColumnAverage } from './average';
import type { PairDistribution } from './pair-distribution';

/** A g(r) that is averaged over frames. */
export interface AveragedPairDistribution extends PairDistribution {
  /** Standard errors of `g` from blocks of frames; null where `g` is, and for one frame */
  readonly error: Readonly<Record<PairName, Float64Array | null>>;
  readonly frames: number;
}

/**
 * Averages the g(r) of the frames of one series. Each frame is normalised with its own volume; the
 * bins are those that fit into the smallest box met.
 */
export class PairDistributionAverage {
  private readonly averages = new Map<PairName, ColumnAverage>();
  private shortest: Float64Array | null = null;
  private names: readonly PairName[] = [];
  private added = 0;

  /** @param distribution of a frame, with the same pairs and bin width as those before */
  add({ r, g }: PairDistribution): void {
    this.added++;
    if (this.shortest === null || r.length < this.shortest.length) this.shortest = r;
    this.names = Object.keys(g);
    for (const [name, partial] of Object.entries(g)) {
      if (partial === null) continue;
      const average = this.averages.get(name) ?? new ColumnAverage();
      average.add(partial);
      this.averages.set(name, average);
    }
  }

  /** The mean so far; null when nothing has been added. */
  result(): AveragedPairDistribution | null {
    if (this.shortest === null) return null;
    const g: Record<PairName, Float64Array | null> = {};
    const error: Record<PairName, Float64Array | null> = {};
    for (const name of this.names) {
      const average = this.averages.get(name)?.result();
      g[name] = average?.mean ?? null;
      error[name] = average?.error ?? null;
    }
    return { r: this.shortest, g, error, frames: this.added };
  }
}
