import { counterRandom } from '../core/random';
import { symmetricEigen } from './eigen';

/** What a CMA-ES begins with. */
export interface CmaEsOptions {
  readonly start: readonly number[];
  /** First standard deviation of every coordinate; about a third of the width that is searched */
  readonly step: number;
  /** Points a generation; null for 4 + ⌊3 ln n⌋ */
  readonly population: number | null;
  /** The run ends when no coordinate is searched more widely than this */
  readonly finest: number;
  /** Points stay in the unit cube: what leaves it is reflected at its rim */
  readonly unitCube: boolean;
  readonly seed: number;
  readonly stream: number;
}

/** A point and its value. */
export interface Evaluated {
  readonly point: readonly number[];
  readonly value: number;
}

/** Why a run has ended: nothing more can be won at this step, in these values, or in floating point. */
export type CmaEsEnd = 'step' | 'values' | 'condition';

/** The population that Hansen advises in n dimensions. */
export function defaultPopulation(n: number): number {
  return 4 + Math.floor(3 * Math.log(n));
}

/** Weights and learning rates of one population (Hansen, arXiv 1604.00772, table 1). */
function strategy(n: number, population: number) {
  const parents = Math.floor(population / 2);
  const raw = Array.from({ length: population }, (_, i) => {
    return Math.log((population + 1) / 2) - Math.log(i + 1);
  });
  const effective = (weights: readonly number[]) =>
    weights.reduce((a, b) => a + b, 0) ** 2 / weights.reduce((a, b) => a + b * b, 0);
  const mu = effective(raw.slice(0, parents));
  const muMinus = effective(raw.slice(parents));
  const c1 = 2 / ((n + 1.3) ** 2 + mu);
  const cMu = Math.min(1 - c1, (2 * (0.25 + mu + 1 / mu - 2)) / ((n + 2) ** 2 + mu));
  const cSigma = (mu + 2) / (n + mu + 5);
  const positive = raw.filter((w) => w > 0).reduce((a, b) => a + b, 0);
  const negative = -raw.filter((w) => w < 0).reduce((a, b) => a + b, 0);
  const active = Math.min(1 + c1 / cMu, 1 + (2 * muMinus) / (mu + 2), (1 - c1 - cMu) / (n * cMu));
  return {
    parents,
    weights: raw.map((w) => (w >= 0 ? w / positive : (active * w) / negative)),
    mu,
    c1,
    cMu,
    cSigma,
    damping: 1 + 2 * Math.max(0, Math.sqrt((mu - 1) / (n + 1)) - 1) + cSigma,
    cPath: (4 + mu / n) / (n + 4 + (2 * mu) / n),
    /** E‖N(0, I)‖ */
    length: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}

/** The place in [0, 1] that x comes to when the line is folded at whole numbers. */
export function reflected(x: number): number {
  const folded = Math.abs(x) % 2;
  return folded > 1 ? 2 - folded : folded;
}

/**
 * Covariance matrix adaptation evolution strategy with negative weights, by N. Hansen, The CMA
 * evolution strategy: a tutorial (arXiv 1604.00772). `ask` gives a generation, `tell` takes its values.
 *
 * In the unit cube a point outside is evaluated where it is reflected to, while the distribution
 * stays as it is: the function is continued as a mirror does, so an optimum at the rim is an ordinary one.
 */
export class CmaEs {
  readonly population: number;
  /** Why it should not go on; null while it should */
  end: CmaEsEnd | null = null;
  /** The best so far; null before the first `tell` */
  best: Evaluated | null = null;
  evaluations = 0;
  private readonly n: number;
  private readonly constants: ReturnType<typeof strategy>;
  private readonly random;
  private mean: Float64Array;
  private sigma: number;
  private covariance: Float64Array;
  private vectors: Float64Array;
  private scales: Float64Array;
  private pathSigma: Float64Array;
  private pathC: Float64Array;
  private generation = 0;
  private recent: number[] = [];
  /** (x − mean)/σ of the generation that was asked for */
  private steps: Float64Array[] = [];
  private asked: number[][] = [];

  constructor(private readonly options: CmaEsOptions) {
    const n = options.start.length;
    this.n = n;
    this.population = Math.max(4, options.population ?? defaultPopulation(n));
    this.constants = strategy(n, this.population);
    this.random = counterRandom(options.seed, options.stream);
    this.mean = Float64Array.from(options.start);
    this.sigma = options.step;
    this.covariance = new Float64Array(n * n);
    this.vectors = new Float64Array(n * n);
    for (let i = 0; i < n; i++) this.covariance[i * n + i] = this.vectors[i * n + i] = 1;
    this.scales = new Float64Array(n).fill(1);
    this.pathSigma = new Float64Array(n);
    this.pathC = new Float64Array(n);
  }

  /** The next generation; each point of it is to be evaluated. */
  ask(): number[][] {
    const { n, random } = this;
    this.steps = Array.from({ length: this.population }, () => {
      const z = Float64Array.from({ length: n }, () => random.gaussian());
      for (let k = 0; k < n; k++) z[k] *= this.scales[k];
      return this.turned(z, false);
    });
    this.asked = this.steps.map((step) =>
      Array.from(step, (y, i) => {
        const x = this.mean[i] + this.sigma * y;
        return this.options.unitCube ? reflected(x) : x;
      }),
    );
    return this.asked;
  }

  /** @param values - of the points that `ask` gave, in their order; Infinity is worst */
  tell(values: readonly number[]): void {
    const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
    this.evaluations += values.length;
    this.generation++;
    const first = order[0];
    if (this.best === null || values[first] < this.best.value) {
      this.best = { point: this.asked[first], value: values[first] };
    }
    this.move(order);
    this.judge(values[first], values[order[this.constants.parents]]);
  }

  /** B z, or Bᵀ z. */
  private turned(z: Float64Array, back: boolean): Float64Array {
    const { n, vectors } = this;
    return Float64Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += vectors[back ? k * n + i : i * n + k] * z[k];
      return sum;
    });
  }

  /** C^(−1/2) y */
  private whitened(y: Float64Array): Float64Array {
    const z = this.turned(y, true);
    for (let k = 0; k < this.n; k++) z[k] /= this.scales[k];
    return this.turned(z, false);
  }

  /** Equations (41) to (47) of the tutorial. */
  private move(order: readonly number[]): void {
    const { n, constants, steps } = this;
    const { weights, parents, mu, c1, cMu, cSigma, damping, cPath, length } = constants;
    const shift = new Float64Array(n);
    for (let rank = 0; rank < parents; rank++) {
      const step = steps[order[rank]];
      for (let i = 0; i < n; i++) shift[i] += weights[rank] * step[i];
    }
    for (let i = 0; i < n; i++) this.mean[i] += this.sigma * shift[i];
    const white = this.whitened(shift);
    const grow = Math.sqrt(cSigma * (2 - cSigma) * mu);
    for (let i = 0; i < n; i++) {
      this.pathSigma[i] = (1 - cSigma) * this.pathSigma[i] + grow * white[i];
    }
    const norm = Math.hypot(...this.pathSigma);
    const settled = Math.sqrt(1 - (1 - cSigma) ** (2 * this.generation));
    const steady = norm / settled < (1.4 + 2 / (n + 1)) * length ? 1 : 0;
    const growC = steady * Math.sqrt(cPath * (2 - cPath) * mu);
    for (let i = 0; i < n; i++) {
      this.pathC[i] = (1 - cPath) * this.pathC[i] + growC * shift[i];
    }
    const sum = weights.reduce((a, b) => a + b, 0);
    const keep = 1 + c1 * (1 - steady) * cPath * (2 - cPath) - c1 - cMu * sum;
    const factors = order.map((which, rank) => {
      if (weights[rank] >= 0) return weights[rank];
      const white = this.whitened(steps[which]);
      return (weights[rank] * n) / (Math.hypot(...white) ** 2 + 1e-300);
    });
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let value = keep * this.covariance[i * n + j] + c1 * this.pathC[i] * this.pathC[j];
        for (let rank = 0; rank < order.length; rank++) {
          const step = steps[order[rank]];
          value += cMu * factors[rank] * step[i] * step[j];
        }
        this.covariance[i * n + j] = this.covariance[j * n + i] = value;
      }
    }
    this.sigma *= Math.exp(Math.min(1, (cSigma / damping) * (norm / length - 1)));
    const { values, vectors } = symmetricEigen(this.covariance, n);
    this.vectors = vectors;
    this.scales = values.map((value) => Math.sqrt(Math.max(value, 1e-300)));
  }

  /** The usual ends of a run (tutorial, appendix B.3). */
  private judge(best: number, middle: number): void {
    const { n, scales, sigma } = this;
    const widest = Math.max(...scales);
    const narrowest = Math.min(...scales);
    this.recent.push(best);
    if (this.recent.length > 10 + Math.ceil((30 * n) / this.population)) this.recent.shift();
    const full = this.recent.length >= 10 + Math.ceil((30 * n) / this.population);
    const range = Math.max(...this.recent, middle) - Math.min(...this.recent);
    if (!(sigma * widest > this.options.finest)) this.end = 'step';
    else if (full && range < 1e-12 * (1 + Math.abs(best))) this.end = 'values';
    else if (widest / narrowest > 1e7) this.end = 'condition';
  }
}
