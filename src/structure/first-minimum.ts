/** A first peak is looked for below this distance, Å. */
const PEAK_REACH = 4;

/** Standard deviation of the Gaussian that g(r) is smoothed with, Å: bins of one frame scatter. */
const SMOOTHING = 0.1;

/**
 * Distance of the first minimum of a g(r) behind its first peak, Å: the usual cutoff of a
 * coordination shell. Null where g is null, has no peak below 4 Å, or does not rise again.
 *
 * g is smoothed by a Gaussian of σ = 0.1 Å. From its highest value below 4 Å outwards the lowest
 * value is kept until the curve has come half-way back from it to 1, so that a ripple of the
 * falling flank is no minimum. Where the curve is 0 (Si–O in a glass) the middle of the gap counts.
 *
 * @param r bin centres, Å, evenly spaced
 */
export function firstMinimum(r: ArrayLike<number>, g: ArrayLike<number> | null): number | null {
  if (g === null || r.length < 3) return null;
  const smooth = smoothed(g, SMOOTHING / (r[1] - r[0]));
  const peak = highestBelow(r, smooth);
  if (!(smooth[peak] > 1)) return null;
  let lowest = peak;
  let last = peak;
  for (let bin = peak + 1; bin < r.length; bin++) {
    if (smooth[bin] < smooth[lowest]) lowest = bin;
    if (smooth[bin] <= smooth[lowest]) last = bin;
    if (smooth[bin] > (1 + smooth[lowest]) / 2 && smooth[lowest] < 1) {
      return last > lowest ? (r[lowest] + r[last]) / 2 : vertex(r, smooth, lowest);
    }
  }
  return null;
}

function highestBelow(r: ArrayLike<number>, g: Float64Array): number {
  let best = 0;
  for (let bin = 0; bin < r.length && r[bin] < PEAK_REACH; bin++) if (g[bin] > g[best]) best = bin;
  return best;
}

/** Where the parabola through three neighbouring bins has its vertex. */
function vertex(r: ArrayLike<number>, g: Float64Array, bin: number): number {
  const bend = g[bin - 1] - 2 * g[bin] + g[bin + 1];
  if (!(bend > 0)) return r[bin];
  return r[bin] + ((g[bin - 1] - g[bin + 1]) / (2 * bend)) * (r[1] - r[0]);
}

/** @param sigma in bins; beyond three of them the Gaussian is cut off, so a gap stays one */
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
