/** A first peak is looked for below this distance, Å. */
const PEAK_REACH = 4;

/** Standard deviations of the Gaussians that g(r) is smoothed with, Å: bins of one frame scatter. */
const LEAST_SMOOTHING = 0.1;
const MOST_SMOOTHING = 0.2;

/**
 * Distance of the first minimum of a g(r) behind its first peak, Å: the usual cutoff of a
 * coordination shell. Null where g is null, has no peak below 4 Å, or does not rise again.
 *
 * The valley of Na–O in a glass is so flat (0.9 from 3.1 to 4.0 Å) that the lowest bin of a frame of
 * 400 atoms is anywhere in it. So the minimum is the middle of the valley: the mean r of its bins,
 * each weighted by how far it lies below 1. g is smoothed for that by a Gaussian whose σ is the width
 * of the first peak's inner flank (0.1 to 0.2 Å): what is further out is no sharper, but for noise,
 * and in a crystal shells half an ångström apart stay apart.
 * From its highest value below 4 Å outwards the lowest value is kept until the curve has come
 * half-way back from it to 1, so that a ripple of the falling flank is no minimum; the valley is
 * where the curve is below 1 around it.
 *
 * @param r bin centres, Å, evenly spaced
 */
export function firstMinimum(r: ArrayLike<number>, g: ArrayLike<number> | null): number | null {
  if (g === null || r.length < 3) return null;
  const width = r[1] - r[0];
  const sharp = smoothed(g, LEAST_SMOOTHING / width);
  const sigma = Math.min(Math.max(flankWidth(r, sharp), LEAST_SMOOTHING), MOST_SMOOTHING);
  const smooth = smoothed(g, sigma / width);
  const peak = highestBelow(r, smooth);
  if (!(smooth[peak] > 1)) return null;
  let lowest = peak;
  for (let bin = peak + 1; bin < r.length; bin++) {
    if (smooth[bin] < smooth[lowest]) lowest = bin;
    if (smooth[bin] > (1 + smooth[lowest]) / 2 && smooth[lowest] < 1) {
      return middleOfValley(r, smooth, lowest);
    }
  }
  return null;
}

/** From half the height of the first peak to its top, Å; to the first bin where g starts higher. */
function flankWidth(r: ArrayLike<number>, g: Float64Array): number {
  const peak = highestBelow(r, g);
  const half = g[peak] / 2;
  let bin = peak;
  while (bin > 0 && g[bin] > half) bin--;
  const rise = g[bin + 1] - g[bin];
  const share = rise > 0 ? Math.max(0, half - g[bin]) / rise : 0;
  return r[peak] - r[bin] - share * (r[1] - r[0]);
}

/** The mean r of the bins around `lowest` that lie below 1, weighted by how far. */
function middleOfValley(r: ArrayLike<number>, g: Float64Array, lowest: number): number {
  let first = lowest;
  while (first > 0 && g[first - 1] < 1) first--;
  let weights = 0;
  let sum = 0;
  for (let bin = first; bin < r.length && g[bin] < 1; bin++) {
    weights += 1 - g[bin];
    sum += (1 - g[bin]) * r[bin];
  }
  return sum / weights;
}

function highestBelow(r: ArrayLike<number>, g: Float64Array): number {
  let best = 0;
  for (let bin = 0; bin < r.length && r[bin] < PEAK_REACH; bin++) if (g[bin] > g[best]) best = bin;
  return best;
}

/** @param sigma in bins; beyond three of them the Gaussian is cut off */
function smoothed(g: ArrayLike<number>, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-0.5 * ((k - reach) / sigma) ** 2),
  );
  const result = new Float64Array(g.length);
  for (let bin = 0; bin < g.length; bin++) {
    let sum = 0;
    let weight = 0;
    for (let k = -reach; k <= reach; k++) {
      if (bin + k < 0 || bin + k >= g.length) continue;
      sum += kernel[k + reach] * g[bin + k];
      weight += kernel[k + reach];
    }
    result[bin] = sum / weight;
  }
  return result;
}
