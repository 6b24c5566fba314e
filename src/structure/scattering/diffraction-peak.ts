import type { Average } from '../block-average';
import { leastSquares, type Model } from '../least-squares';

/** The first sharp diffraction peak: Lorentzian on a sloping background. */
export interface DiffractionPeak {
  /** Å⁻¹ */
  readonly position: Average;
  /** S at the position */
  readonly height: Average;
  /** Full width at half height above the background, Å⁻¹ */
  readonly width: Average;
}

/** Where a first sharp peak of an oxide glass may lie, Å⁻¹: order over 2.5 to 7 Å. */
const PEAK_RANGE_Q: readonly [number, number] = [0.9, 2.5];

/** A maximum counts when it stands this far above the higher of the minima beside it … */
const LEAST_RISE = 0.02;
/** … and the fit takes the points this near to it, Å⁻¹, as far as the minima. */
const FIT_REACH_Q = 0.5;

/**
 * The first sharp diffraction peak of a structure factor: the first maximum between 0.9 and 2.5 Å⁻¹
 * that stands 0.02 above the minima beside it (or above the ends of the curve), with a Lorentzian on a
 * straight background fitted around it, as measured ones are. Standard errors are from the scatter
 * around the fit. Null where there is none: the borate end of the series may have only a shoulder.
 *
 * A peak narrower than 2π/R shows the end R of g(r) rather than the glass; the Lorch window takes its
 * ripples away and widens the peak.
 *
 * @param Q Å⁻¹, rising
 */
export function firstDiffractionPeak(
  Q: ArrayLike<number>,
  S: ArrayLike<number>,
): DiffractionPeak | null {
  for (let q = 1; q + 1 < Q.length && Q[q] <= PEAK_RANGE_Q[1]; q++) {
    if (Q[q] < PEAK_RANGE_Q[0] || !(S[q] >= S[q - 1] && S[q] > S[q + 1])) continue;
    const left = descend(S, q, -1);
    const right = descend(S, q, 1);
    if (S[q] - Math.max(S[left], S[right]) < LEAST_RISE) continue;
    return fitted(Q, S, q, left, right);
  }
  return null;
}

/** Where the curve falls no further on one side of a maximum. */
function descend(S: ArrayLike<number>, top: number, direction: 1 | -1): number {
  let lowest = top;
  for (let q = top + direction; q >= 0 && q < S.length && S[q] <= S[top]; q += direction) {
    if (S[q] < S[lowest]) lowest = q;
    // A rise by more than a ripple is the next peak.
    if (S[q] - S[lowest] > LEAST_RISE) break;
  }
  return lowest;
}

function fitted(
  Q: ArrayLike<number>,
  S: ArrayLike<number>,
  top: number,
  left: number,
  right: number,
): DiffractionPeak | null {
  const points: number[] = [];
  for (let q = left; q <= right; q++) if (Math.abs(Q[q] - Q[top]) <= FIT_REACH_Q) points.push(q);
  const [first, last] = [points[0], points[points.length - 1]];
  const floor = Math.max(S[first], S[last]);
  const fit = leastSquares(
    points.map((q) => S[q]),
    lorentzian(points.map((q) => Q[q] - Q[top])),
    [S[top] - floor, 0, (Q[last] - Q[first]) / 4, floor, 0],
  );
  if (fit === null) return null;
  const [above, offset, half, base, slope] = fit.parameters;
  if (!(above > 0) || offset < Q[first] - Q[top] || offset > Q[last] - Q[top]) return null;
  const variance = (gradient: readonly number[]) =>
    fit.covariance === null
      ? null
      : Math.sqrt(
          gradient.reduce(
            (sum, g, i) =>
              sum + gradient.reduce((row, h, j) => row + g * h * (fit.covariance?.[i][j] ?? 0), 0),
            0,
          ),
        );
  return {
    position: { mean: Q[top] + offset, standardError: variance([0, 1, 0, 0, 0]) },
    height: {
      mean: above + base + slope * offset,
      standardError: variance([1, slope, 0, 1, offset]),
    },
    width: { mean: 2 * Math.abs(half), standardError: variance([0, 0, 2, 0, 0]) },
  };
}

/** above / (1 + ((x − centre)/half)²) + base + slope·x */
function lorentzian(x: readonly number[]): Model {
  return (datum, [above, centre, half, base, slope]) => {
    const u = (x[datum] - centre) / half;
    const shape = 1 / (1 + u * u);
    const steep = 2 * above * shape * shape * u;
    return {
      value: above * shape + base + slope * x[datum],
      gradient: [shape, steep / half, (steep * u) / half, 1, x[datum]],
    };
  };
}
