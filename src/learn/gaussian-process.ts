import { cholesky, inverseOf, solveLower, solveUpper } from './cholesky';

/** Logarithms of what the marginal likelihood is maximised over. */
export interface Hyperparameters {
  /** ln of the length scale of each coordinate */
  readonly lengths: readonly number[];
  /** ln of the standard deviation of the function, in that of the values */
  readonly amplitude: number;
  /** ln of the standard deviation of the noise, likewise */
  readonly noise: number;
}

/** Mean and standard deviation of the function at a point, in the unit of the values. */
export interface Posterior {
  readonly mean: number;
  readonly deviation: number;
}

/** What the logarithms may be: lengths in widths of the unit cube, noise from almost none. */
const LIMITS = {
  length: [Math.log(0.03), Math.log(20)],
  amplitude: [Math.log(0.05), Math.log(20)],
  noise: [Math.log(1e-4), Math.log(1)],
} as const;

const clamp = (x: number, [least, most]: readonly [number, number]) =>
  Math.min(most, Math.max(least, x));

const ROOT5 = Math.sqrt(5);

/**
 * A Gaussian process with a Matérn 5/2 kernel, a length scale a coordinate, and noise
 * (Rasmussen, Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1 and section
 * 4.2.1). Values are shifted and scaled to mean 0 and variance 1 inside.
 */
export class GaussianProcess {
  private readonly n: number;
  private readonly dimensions: number;
  private readonly centre: number;
  private readonly unit: number;
  private readonly y: Float64Array;
  private readonly factor: Float64Array;
  private readonly weights: Float64Array;
  private readonly inverseLengths: Float64Array;
  /** Points in length scales, row by row */
  private readonly places: Float64Array;
  private readonly near: Float64Array;
  private readonly variance: number;
  /** ln of the marginal likelihood of the scaled values */
  readonly logLikelihood: number;

  /** @param values - of the points, finite */
  constructor(
    points: readonly (readonly number[])[],
    values: readonly number[],
    readonly hyperparameters: Hyperparameters,
  ) {
    const n = points.length;
    this.n = n;
    this.dimensions = hyperparameters.lengths.length;
    this.centre = values.reduce((a, b) => a + b, 0) / n;
    const squares = values.reduce((sum, value) => sum + (value - this.centre) ** 2, 0);
    this.unit = Math.sqrt(squares / n) || 1;
    this.y = Float64Array.from(values, (value) => (value - this.centre) / this.unit);
    this.inverseLengths = Float64Array.from(hyperparameters.lengths, (l) => Math.exp(-l));
    this.places = new Float64Array(n * this.dimensions);
    this.near = new Float64Array(n);
    points.forEach((point, i) => {
      this.places.set(this.placeOf(point), i * this.dimensions);
    });
    this.variance = Math.exp(2 * hyperparameters.amplitude);
    this.factor = this.factorise(Math.exp(2 * hyperparameters.noise));
    this.weights = solveUpper(this.factor, solveLower(this.factor, this.y, n), n);
    let likelihood = -0.5 * n * Math.log(2 * Math.PI);
    for (let i = 0; i < n; i++) {
      likelihood -= 0.5 * this.y[i] * this.weights[i] + Math.log(this.factor[i * n + i]);
    }
    this.logLikelihood = likelihood;
  }

  private placeOf(point: readonly number[]): number[] {
    return point.map((x, d) => x * this.inverseLengths[d]);
  }

  /** Distance of two known points, in length scales. */
  private distance(i: number, j: number): number {
    const { dimensions, places } = this;
    let sum = 0;
    for (let d = 0; d < dimensions; d++) {
      const x = places[i * dimensions + d] - places[j * dimensions + d];
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  private kernel(r: number): number {
    return this.variance * (1 + ROOT5 * r + (5 / 3) * r * r) * Math.exp(-ROOT5 * r);
  }

  /** The factor of K + σ²; a little is added to the diagonal where rounding needs it. */
  private factorise(noise: number): Float64Array {
    const { n } = this;
    const k = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        k[i * n + j] = k[j * n + i] = this.kernel(this.distance(i, j));
      }
    }
    for (let jitter = noise + 1e-9 * this.variance; ; jitter *= 10) {
      const shifted = k.slice();
      for (let i = 0; i < n; i++) shifted[i * n + i] += jitter;
      const factor = cholesky(shifted, n);
      if (factor !== null) return factor;
    }
  }

  at(point: readonly number[]): Posterior {
    const { n, dimensions, places, near, factor } = this;
    const place = this.placeOf(point);
    let mean = 0;
    let variance = this.variance;
    for (let i = 0; i < n; i++) {
      let squared = 0;
      for (let d = 0; d < dimensions; d++) {
        const x = place[d] - places[i * dimensions + d];
        squared += x * x;
      }
      const k = this.kernel(Math.sqrt(squared));
      mean += k * this.weights[i];
      // L v = k, a row at a time.
      let sum = k;
      const row = i * n;
      for (let j = 0; j < i; j++) sum -= factor[row + j] * near[j];
      near[i] = sum / factor[row + i];
      variance -= near[i] * near[i];
    }
    return {
      mean: this.centre + this.unit * mean,
      deviation: this.unit * Math.sqrt(Math.max(variance, 1e-18)),
    };
  }

  /** ∂ ln likelihood / ∂ (lengths, amplitude, noise); Rasmussen and Williams, equation 5.9. */
  slope(): number[] {
    const { n, dimensions, places, weights } = this;
    const inverse = inverseOf(this.factor, n);
    const slope = new Array<number>(dimensions + 2).fill(0);
    const noise = Math.exp(2 * this.hyperparameters.noise);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const w = weights[i] * weights[j] - inverse[i * n + j];
        const r = this.distance(i, j);
        const decay = Math.exp(-ROOT5 * r);
        const common = w * this.variance * (5 / 3) * (1 + ROOT5 * r) * decay;
        for (let d = 0; d < dimensions; d++) {
          const x = places[i * dimensions + d] - places[j * dimensions + d];
          slope[d] += common * x * x;
        }
        slope[dimensions] += 2 * w * this.kernel(r);
      }
      const w = weights[i] * weights[i] - inverse[i * n + i];
      slope[dimensions] += w * this.variance;
      slope[dimensions + 1] += w * noise;
    }
    return slope;
  }
}

function unpack(values: readonly number[]): Hyperparameters {
  const dimensions = values.length - 2;
  return {
    lengths: values.slice(0, dimensions).map((value) => clamp(value, LIMITS.length)),
    amplitude: clamp(values[dimensions], LIMITS.amplitude),
    noise: clamp(values[dimensions + 1], LIMITS.noise),
  };
}

function pack({ lengths, amplitude, noise }: Hyperparameters): number[] {
  return [...lengths, amplitude, noise];
}

/**
 * The hyperparameters of the largest marginal likelihood that is found from these starts, times weak
 * normal priors (lengths about 0.5, noise about 1 %), climbing by Rprop (Blum, Riedmiller, ESANN
 * 2013, 339).
 *
 * @param starts - at least one
 */
export function fitHyperparameters(
  points: readonly (readonly number[])[],
  values: readonly number[],
  starts: readonly Hyperparameters[],
  iterations = 25,
): Hyperparameters {
  let best = starts[0];
  let highest = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    let place = pack(unpack(pack(start)));
    let before = place.map(() => 0);
    const steps = place.map(() => 0.3);
    for (let iteration = 0; iteration < iterations; iteration++) {
      const process = new GaussianProcess(points, values, unpack(place));
      const prior = priorAt(place);
      if (process.logLikelihood + prior.value > highest) {
        highest = process.logLikelihood + prior.value;
        best = unpack(place);
      }
      const slope = process.slope().map((s, i) => s + prior.slope[i]);
      const next = place.map((value, i) => {
        const turn = slope[i] * before[i];
        if (turn > 0) steps[i] = Math.min(1, steps[i] * 1.2);
        if (turn < 0) {
          steps[i] = Math.max(1e-3, steps[i] * 0.5);
          slope[i] = 0;
        }
        return value + Math.sign(slope[i]) * steps[i];
      });
      before = slope;
      place = pack(unpack(next));
      if (Math.max(...steps) < 5e-3) break;
    }
  }
  return best;
}

/** Centre and width of the normal prior of a logarithm. */
const LENGTH_PRIOR = [Math.log(0.5), 1] as const;
const AMPLITUDE_PRIOR = [0, 1.5] as const;
const NOISE_PRIOR = [Math.log(0.01), 2] as const;

/** ln of the priors and its slope. */
function priorAt(place: readonly number[]) {
  const last = place.length - 1;
  const priorOf = (i: number) =>
    i < last - 1 ? LENGTH_PRIOR : i === last ? NOISE_PRIOR : AMPLITUDE_PRIOR;
  const away = place.map((value, i) => (value - priorOf(i)[0]) / priorOf(i)[1]);
  return {
    value: -0.5 * away.reduce((sum, a) => sum + a * a, 0),
    slope: away.map((a, i) => -a / priorOf(i)[1]),
  };
}

/** Where a fit begins that knows nothing. */
export function plainHyperparameters(dimensions: number, length: number): Hyperparameters {
  return {
    lengths: new Array<number>(dimensions).fill(Math.log(length)),
    amplitude: 0,
    noise: Math.log(0.01),
  };
}
