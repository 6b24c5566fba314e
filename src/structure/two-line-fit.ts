import type { Average } from './block-average';
import { leastSquares, type Model } from './least-squares';

/** Two straight lines that meet. */
export interface TwoLineFit {
  /** Where they meet, in the units of x */
  readonly knee: Average;
  /** Their value there, in the units of y */
  readonly value: Average;
  /** Slope below the knee */
  readonly slopeBelow: Average;
  /** Slope above the knee */
  readonly slopeAbove: Average;
}

/** Points on each side of the knee, at least: a line and one to spare. */
const FEWEST_POINTS = 3;

/**
 * Two lines must do better than one by this much: the F of the two extra numbers. Over all knees that
 * are tried, points scattered around one line reach it in less than one case of a hundred.
 */
const LEAST_F = 7;

/**
 * Fits y = value + slopeBelow·(x − knee) below the knee and with slopeAbove above it, continuous, by
 * least squares over all knees: for every gap between two points the best knee in it (D. J. Hudson,
 * J. Am. Stat. Assoc. 61, 1097, 1966).
 *
 * The standard error of the knee is half the width of the range in which the sum of squares stays
 * below (1 + 1/(n − 4)) times its least value (profile likelihood); those of the others are from the
 * curvature there. They take the points' deviations for independent: average series over bins first.
 *
 * Null with fewer than seven points, where one line does as well, or where the knee could be at an end.
 */
export function twoLineFit(x: ArrayLike<number>, y: ArrayLike<number>): TwoLineFit | null {
  const order = Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a] - x[b]);
  const points = new Points(
    Float64Array.from(order, (i) => x[i]),
    Float64Array.from(order, (i) => y[i]),
  );
  const { xs, ys } = points;
  const freedom = xs.length - 4;
  if (xs.length < 2 * FEWEST_POINTS + 1) return null;
  const knee = bestKnee(points);
  if (knee === null) return null;
  const least = points.squares(knee);
  const gain = points.lineSquares() - least;
  if (!(gain > (2 * LEAST_F * least) / freedom) || gain <= 1e-20 * points.scale) return null;
  const range = kneeRange(points, knee, least * (1 + 1 / freedom));
  const fit = leastSquares(ys, twoLines(xs), points.parameters(knee));
  if (range === null || fit?.covariance == null) return null;
  const { parameters, covariance } = fit;
  const average = (i: number): Average => ({
    mean: parameters[i],
    standardError: Math.sqrt(covariance[i][i]),
  });
  return {
    knee: { mean: parameters[3], standardError: (range[1] - range[0]) / 2 },
    value: average(0),
    slopeBelow: average(1),
    slopeAbove: average(2),
  };
}

/** value + slope·(x − knee), with one slope on each side */
function twoLines(xs: Float64Array): Model {
  return (i, [value, below, above, knee]) => {
    const distance = xs[i] - knee;
    const slope = distance < 0 ? below : above;
    return {
      value: value + slope * distance,
      gradient: [1, distance < 0 ? distance : 0, distance < 0 ? 0 : distance, -slope],
    };
  };
}

/** Points in rising x, and the lines that fit them best for a given knee. */
class Points {
  /** Sum of the squares of y around its mean: what rounding errors are measured by */
  readonly scale: number;

  constructor(
    readonly xs: Float64Array,
    readonly ys: Float64Array,
  ) {
    const mean = ys.reduce((sum, value) => sum + value, 0) / Math.max(1, ys.length);
    this.scale = ys.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }

  /** Value at the knee, slope below, slope above, knee. */
  parameters(knee: number): [number, number, number, number] {
    // With the knee given the model is linear: y = value + below·min(0, d) + above·max(0, d).
    let [n, sb, sa, sbb, saa, sy, sby, say] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < this.xs.length; i++) {
      const d = this.xs[i] - knee;
      const y = this.ys[i];
      n++;
      sy += y;
      if (d < 0) {
        sb += d;
        sbb += d * d;
        sby += d * y;
      } else {
        sa += d;
        saa += d * d;
        say += d * y;
      }
    }
    const determinant = n - (sb * sb) / sbb - (sa * sa) / saa;
    const value = (sy - (sb * sby) / sbb - (sa * say) / saa) / determinant;
    return [value, (sby - sb * value) / sbb, (say - sa * value) / saa, knee];
  }

  /** Sum of squared deviations from the best two lines that meet at the knee. */
  squares(knee: number): number {
    const [value, below, above] = this.parameters(knee);
    let sum = 0;
    for (let i = 0; i < this.xs.length; i++) {
      const d = this.xs[i] - knee;
      sum += (this.ys[i] - value - (d < 0 ? below : above) * d) ** 2;
    }
    return sum;
  }

  /** The same of the best single line. */
  lineSquares(): number {
    const { slope, start } = this.line(0, this.xs.length);
    return this.ys.reduce((sum, y, i) => sum + (y - start - slope * this.xs[i]) ** 2, 0);
  }

  /** The best line through points `first` … `end` − 1. */
  line(first: number, end: number): { readonly slope: number; readonly start: number } {
    let [mx, my, sxx, sxy] = [0, 0, 0, 0];
    for (let i = first; i < end; i++) {
      mx += this.xs[i] / (end - first);
      my += this.ys[i] / (end - first);
    }
    for (let i = first; i < end; i++) {
      sxx += (this.xs[i] - mx) ** 2;
      sxy += (this.xs[i] - mx) * (this.ys[i] - my);
    }
    const slope = sxx > 0 ? sxy / sxx : 0;
    return { slope, start: my - slope * mx };
  }
}

/** The knee of the least sum of squares, with enough points on both sides; null without such a one. */
function bestKnee(points: Points): number | null {
  const { xs } = points;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  const attempt = (knee: number) => {
    const squares = points.squares(knee);
    if (squares < least) [best, least] = [knee, squares];
  };
  for (let i = FEWEST_POINTS; i <= xs.length - FEWEST_POINTS; i++) {
    const [below, above] = [points.line(0, i), points.line(i, xs.length)];
    const meeting = (below.start - above.start) / (above.slope - below.slope);
    if (meeting > xs[i - 1] && meeting < xs[i]) attempt(meeting);
    if (i < xs.length - FEWEST_POINTS) attempt(xs[i]);
  }
  return best;
}

/** How far the knee may move on both sides before the sum of squares exceeds a bound; null at an end. */
function kneeRange(points: Points, knee: number, bound: number): [number, number] | null {
  const { xs } = points;
  const ends = [xs[FEWEST_POINTS - 1], xs[xs.length - FEWEST_POINTS]];
  const limits = ends.map((end) => {
    // Outwards in small steps, then between the last inside and the first outside.
    const step = (end - knee) / 200;
    let inside = knee;
    for (let k = 1; k <= 200; k++) {
      let outside = knee + k * step;
      if (points.squares(outside) <= bound) {
        inside = outside;
        continue;
      }
      for (let halving = 0; halving < 30; halving++) {
        const middle = (inside + outside) / 2;
        if (points.squares(middle) <= bound) inside = middle;
        else outside = middle;
      }
      return inside;
    }
    return null;
  });
  const [low, high] = limits;
  return low === null || high === null ? null : [low, high];
}
