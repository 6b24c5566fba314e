import type { Configuration } from '../core/configuration';
import { type PairDistribution, pairDistribution } from '../structure/pair-distribution';
import { CATION_OXYGEN } from '../structure/pair-name';

/** One frame of a few hundred atoms is too rough to read; more than these would lag behind a quench. */
const FRAMES = 8;

/** The mean g(r) of the latest frames of a series. */
export class RunningDistribution {
  private series: string | null = null;
  private latest: PairDistribution[] = [];

  add(
    series: string,
    configuration: Configuration,
  ): { readonly mean: PairDistribution; readonly frames: number } {
    if (series !== this.series) this.latest = [];
    this.series = series;
    this.latest.push(pairDistribution(configuration, CATION_OXYGEN));
    if (this.latest.length > FRAMES) this.latest.shift();
    return { mean: meanOf(this.latest), frames: this.latest.length };
  }
}

/** Bins that every frame has: the box, and so the reach of g(r), changes under a barostat. */
function meanOf(distributions: readonly PairDistribution[]): PairDistribution {
  const shortest = distributions.reduce((a, b) => (b.r.length < a.r.length ? b : a));
  const bins = shortest.r.length;
  const g = Object.fromEntries(
    Object.keys(shortest.g).map((name) => {
      if (shortest.g[name] === null) return [name, null];
      const sum = new Float64Array(bins);
      for (const distribution of distributions) {
        const partial = distribution.g[name];
        if (partial) for (let bin = 0; bin < bins; bin++) sum[bin] += partial[bin];
      }
      return [name, sum.map((value) => value / distributions.length)];
    }),
  );
  return { r: shortest.r, g };
}
