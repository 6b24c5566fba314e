import { counterRandom } from '../core/random';
import { CmaEs, defaultPopulation, type Evaluated } from './cma-es';
import type { Steps } from './progress';

/** Values of points in the unit cube; smaller is better. */
export type CubeFunction = (points: readonly (readonly number[])[]) => number[];

/** How far a search has come. */
export interface SearchReport {
  readonly evaluations: number;
  /** Evaluations in all, at most */
  readonly budget: number;
  /** The smallest value so far */
  readonly best: number;
}

/** Every point that a search evaluated, in order. */
export interface SearchResult {
  readonly evaluated: readonly Evaluated[];
  /** The smallest value of all */
  readonly best: Evaluated;
}

/** How CMA-ES goes about the unit cube. */
export interface CmaEsSearchOptions {
  /** Evaluations at most; the last generation is finished */
  readonly evaluations: number;
  /** Of the first start; null for what Hansen advises */
  readonly population: number | null;
  /** First standard deviation, in widths of the cube */
  readonly step: number;
  /** What the population is multiplied by at each restart; 2 in IPOP, 1 leaves it */
  readonly growth: number;
  /** The first start; null for a random one. Every restart is random. */
  readonly start: readonly number[] | null;
}

export const DEFAULT_CMA_ES_SEARCH: CmaEsSearchOptions = {
  evaluations: 5000,
  population: null,
  step: 0.3,
  growth: 2,
  start: null,
};

/** A start ends when it searches no more widely than this share of its first step. */
const FINEST_STEP_SHARE = 3e-3;

/** Streams of random numbers: restarts count up from here. */
const RESTART_STREAM = 0xc3a00000;

/**
 * CMA-ES with restarts of growing population until the evaluations are used up (IPOP: Auger, Hansen,
 * IEEE CEC 2005, 1769); reports each generation.
 */
export function* searchByCmaEs(
  f: CubeFunction,
  dimensions: number,
  options: CmaEsSearchOptions,
  seed: number,
): Steps<SearchReport, SearchResult> {
  const { evaluations: budget, growth } = options;
  const evaluated: Evaluated[] = [];
  let best: Evaluated = { point: [], value: Number.POSITIVE_INFINITY };
  let population = options.population ?? defaultPopulation(dimensions);
  for (let restart = 0; evaluated.length < budget; restart++) {
    const random = counterRandom(seed, RESTART_STREAM + 2 * restart);
    const anywhere = Array.from({ length: dimensions }, () => random.uniform());
    const run = new CmaEs({
      start: restart === 0 && options.start !== null ? options.start : anywhere,
      step: options.step,
      finest: FINEST_STEP_SHARE * options.step,
      population: Math.round(population),
      unitCube: true,
      seed,
      stream: RESTART_STREAM + 2 * restart + 1,
    });
    while (run.end === null && evaluated.length < budget) {
      const points = run.ask();
      const values = f(points);
      run.tell(values);
      points.forEach((point, i) => {
        evaluated.push({ point, value: values[i] });
        if (values[i] < best.value || best.point.length === 0) best = { point, value: values[i] };
      });
      yield { evaluations: evaluated.length, budget, best: best.value };
    }
    population *= growth;
  }
  return { evaluated, best };
}
