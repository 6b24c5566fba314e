import { type CounterRandom, counterRandom } from '../core/random';
import { CmaEs, type Evaluated } from './cma-es';
import type { CubeFunction, SearchReport, SearchResult } from './cma-es-search';
import {
  fitHyperparameters,
  GaussianProcess,
  type Hyperparameters,
  type Posterior,
  plainHyperparameters,
} from './gaussian-process';
import type { Steps } from './progress';
import { latinHypercube } from './space-filling';

/**
 * What makes a point worth trying. 'lcb': mean − κ standard deviations, the lower confidence bound
 * (Srinivas et al., ICML 2010); 'ei': the improvement to expect over the best (Jones, Schonlau, Welch,
 * J. Global Optim. 13, 455 (1998)).
 */
export type Acquisition = 'lcb' | 'ei';

/** How Bayesian optimisation goes about the unit cube. */
export interface BayesianOptions {
  /** Evaluations in all */
  readonly evaluations: number;
  /** Of these, points of a Latin hypercube that come first */
  readonly initial: number;
  readonly acquisition: Acquisition;
  /** Of 'lcb': how much not knowing draws */
  readonly kappa: number;
  /** Places from which the acquisition is improved at each step */
  readonly restarts: number;
}

export const DEFAULT_BAYESIAN: BayesianOptions = {
  evaluations: 150,
  initial: 30,
  acquisition: 'lcb',
  kappa: 1.96,
  restarts: 3,
};

/** Streams of random numbers. */
const DESIGN_STREAM = 0xba100000;
const PROPOSAL_STREAM = 0xba200000;

/** Hyperparameters are fitted anew when there are so many times more points than at the last fit. */
const REFIT_GROWTH = 1.25;

/** Random points, and points near the best, among which a proposal is looked for. */
const RANDOM_POINTS = 200;
const NEAR_POINTS = 60;

/**
 * Bayesian optimisation of a function in the unit cube with a Gaussian process: `tell` takes values,
 * `propose` names the next point.
 */
export class BayesianSearch {
  readonly evaluated: Evaluated[] = [];
  private hyperparameters: Hyperparameters;
  private fitted = 0;
  private proposals = 0;
  private process: GaussianProcess | null = null;

  constructor(
    private readonly dimensions: number,
    private readonly options: BayesianOptions,
    private readonly seed: number,
  ) {
    this.hyperparameters = plainHyperparameters(dimensions, 0.3);
  }

  /** The points that come first. */
  design(): number[][] {
    return latinHypercube(this.options.initial, this.dimensions, this.seed, DESIGN_STREAM);
  }

  /** @param value - finite */
  tell(point: readonly number[], value: number): void {
    this.evaluated.push({ point, value });
    this.process = null;
  }

  /** The smallest value so far; null before the first. */
  get best(): Evaluated | null {
    return this.evaluated.reduce<Evaluated | null>(
      (best, one) => (best === null || one.value < best.value ? one : best),
      null,
    );
  }

  /** The next point; needs at least two values. */
  propose(): number[] {
    this.process ??= this.fit();
    const process = this.process;
    const random = counterRandom(this.seed, PROPOSAL_STREAM + this.proposals++);
    const best = this.best as Evaluated;
    const worth = (point: readonly number[]) => this.worth(process.at(point), best.value);
    const pool = this.pool(best.point, random)
      .map((point) => ({ point, value: worth(point) }))
      .sort((a, b) => a.value - b.value);
    const starts = pool.slice(0, this.options.restarts);
    let chosen: Evaluated = pool[0];
    starts.forEach(({ point }, i) => {
      const improved = this.improved(point, worth, i);
      if (improved.value < chosen.value) chosen = improved;
    });
    return [...chosen.point];
  }

  private fit(): GaussianProcess {
    const points = this.evaluated.map(({ point }) => point);
    const values = this.evaluated.map(({ value }) => value);
    if (points.length >= REFIT_GROWTH * this.fitted || points.length < this.fitted + 1) {
      const fresh = plainHyperparameters(this.dimensions, this.fitted === 0 ? 1 : 0.3);
      this.hyperparameters = fitHyperparameters(points, values, [this.hyperparameters, fresh]);
      this.fitted = points.length;
    }
    return new GaussianProcess(points, values, this.hyperparameters);
  }

  /** Smaller is better. */
  private worth({ mean, deviation }: Posterior, best: number): number {
    if (this.options.acquisition === 'lcb') return mean - this.options.kappa * deviation;
    return -expectedImprovement(best - mean, deviation);
  }

  private pool(best: readonly number[], random: CounterRandom): number[][] {
    const anywhere = Array.from({ length: RANDOM_POINTS }, () =>
      Array.from({ length: this.dimensions }, () => random.uniform()),
    );
    const near = Array.from({ length: NEAR_POINTS }, (_, i) =>
      best.map((x) => within(x + 0.1 * 0.5 ** (i % 4) * random.gaussian())),
    );
    return [...anywhere, ...near];
  }

  /** A few generations of CMA-ES from a point. */
  private improved(
    start: readonly number[],
    worth: (point: readonly number[]) => number,
    stream: number,
  ): Evaluated {
    const search = new CmaEs({
      start,
      step: 0.05,
      finest: 1e-4,
      population: null,
      unitCube: true,
      seed: this.seed,
      stream: PROPOSAL_STREAM + 0x80000 + 16 * this.proposals + stream,
    });
    const generations = 5 + 2 * this.dimensions;
    for (let i = 0; i < generations && search.end === null; i++) {
      search.tell(search.ask().map(worth));
    }
    return search.best as Evaluated;
  }
}

const within = (x: number) => Math.min(1, Math.max(0, x));

/** E max(0, gain − N(0, deviation²)). */
export function expectedImprovement(gain: number, deviation: number): number {
  const z = gain / deviation;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return deviation * (z * normalShare(z) + density);
}

/** Share of a normal distribution below z (Abramowitz, Stegun, 26.2.17; error below 7.5·10⁻⁸). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const tail = density * series.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  return z >= 0 ? 1 - tail : tail;
}

/** Bayesian optimisation until the evaluations are used up; reports each evaluation. */
export function* searchByBayes(
  f: CubeFunction,
  dimensions: number,
  options: BayesianOptions,
  seed: number,
): Steps<SearchReport, SearchResult> {
  const search = new BayesianSearch(dimensions, options, seed);
  const budget = options.evaluations;
  const design = search.design().slice(0, budget);
  const values = f(design);
  for (let i = 0; i < design.length; i++) search.tell(design[i], values[i]);
  while (search.evaluated.length < budget) {
    const point = search.propose();
    search.tell(point, f([point])[0]);
    yield {
      evaluations: search.evaluated.length,
      budget,
      best: (search.best as Evaluated).value,
    };
  }
  return { evaluated: search.evaluated, best: search.best as Evaluated };
}
