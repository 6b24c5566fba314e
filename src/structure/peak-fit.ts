import type { Average } from './block-average';
import { leastSquares, type Model } from './least-squares';
import { firstPeak } from './pair-distribution';

/** A peak of a curve as a Gaussian through its top. */
export interface PeakFit {
  /** Å */
  readonly position: Average;
  readonly height: Average;
  /** Full width at half height, Å */
  readonly width: Average;
  /** Centre (Å) and height of the highest bin */
  readonly highestBin: readonly [number, number];
}

/** Bins that with their neighbours reach this share of the highest one make the top … */
const TOP_SHARE = 0.5;
/** … and at least this many are fitted: the three numbers of a Gaussian and two for its errors. */
const FEWEST_BINS = 5;

/** σ to full width at half height */
const WIDTH_PER_SIGMA = 2 * Math.sqrt(2 * Math.LN2);

/**
 * Position, height and width of the first peak of a g(r), below 3.5 Å: a Gaussian fitted to the bins
 * around the highest that with their neighbours reach half its height (at least five), all alike. Standard
 * errors are from the scatter of the bins around the Gaussian; of a skew peak they say how far it is
 * from one. Null where g is, and where there is no peak that a Gaussian fits.
 *
 * @param r bin centres, Å, evenly spaced
 */
export function fitFirstPeak(r: ArrayLike<number>, g: ArrayLike<number> | null): PeakFit | null {
  const highestBin = firstPeak(r, g);
  if (g === null || highestBin === null || !(highestBin[1] > 0) || r.length < FEWEST_BINS) {
    return null;
  }
  const binWidth = r[1] - r[0];
  const near = (bin: number) => ((g[bin - 1] ?? 0) + g[bin] + (g[bin + 1] ?? 0)) / 3;
  const top = Math.round((highestBin[0] - r[0]) / binWidth);
  const level = TOP_SHARE * near(top);
  let [first, last] = [top, top];
  while (first > 0 && near(first - 1) >= level) first--;
  while (last < r.length - 1 && near(last + 1) >= level) last++;
  while (last - first + 1 < FEWEST_BINS) {
    if (first > 0) first--;
    if (last < r.length - 1) last++;
  }
  const bins = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const guess = [highestBin[1], highestBin[0], Math.max(0.5, bins.length / 4) * binWidth];
  const fit = leastSquares(
    bins.map((bin) => g[bin]),
    gaussian(bins.map((bin) => r[bin])),
    guess,
  );
  if (fit === null || fit.parameters[0] <= 0) return null;
  const [height, position, sigma] = fit.parameters;
  if (position < r[first] || position > r[last]) return null;
  const error = (parameter: number) =>
    fit.covariance === null ? null : Math.sqrt(fit.covariance[parameter][parameter]);
  const spread = error(2);
  return {
    position: { mean: position, standardError: error(1) },
    height: { mean: height, standardError: error(0) },
    width: {
      mean: Math.abs(sigma) * WIDTH_PER_SIGMA,
      standardError: spread === null ? null : spread * WIDTH_PER_SIGMA,
    },
    highestBin,
  };
}

/** height · exp(−(x − centre)²/2σ²) */
function gaussian(x: readonly number[]): Model {
  return (datum, [height, centre, sigma]) => {
    const u = (x[datum] - centre) / sigma;
    const shape = Math.exp(-0.5 * u * u);
    const value = height * shape;
    return { value, gradient: [shape, (value * u) / sigma, (value * u * u) / sigma] };
  };
}
