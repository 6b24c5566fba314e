import { type BayesianOptions, DEFAULT_BAYESIAN, searchByBayes } from './bayesian-search';
import { checkBounds, fromUnit, type SearchBounds } from './bounds';
import { spreadOut } from './candidates';
import {
  type CmaEsSearchOptions,
  DEFAULT_CMA_ES_SEARCH,
  type SearchReport,
  type SearchResult,
  searchByCmaEs,
} from './cma-es-search';
import { checkWhole, checkWithin } from './limits';
import { checkObjective, type Objective, trialLoss } from './loss';
import { PARAMETERS, type ParameterSet } from './parameters';
import { predictedLosses, targetCompositions } from './predicted-loss';
import type { Steps } from './progress';
import { riskOfInstability } from './stability';
import { type Prediction, predict, type Surrogate } from './surrogate';
import { checkTargets, type FitTarget } from './targets';
import type { Trial } from './trial';

/** The ways of searching. To add one: its options here, its line in `run`. */
export type SearchMethod = 'bo' | 'cma-es';

/** How the surrogate is searched. */
export interface SearchOptions {
  readonly method: SearchMethod;
  readonly bo: BayesianOptions;
  readonly cmaEs: CmaEsSearchOptions;
  /**
   * Exploration: so many standard deviations of the networks are taken off the loss that is expected. 0
   * trusts the surrogate; 1 goes where it does not know.
   */
  readonly exploration: number;
  /** How many candidates are wanted */
  readonly candidates: number;
}

export const DEFAULT_SEARCH: SearchOptions = {
  method: 'bo',
  bo: DEFAULT_BAYESIAN,
  cmaEs: DEFAULT_CMA_ES_SEARCH,
  exploration: 0,
  candidates: 10,
};

/** What is searched for, and what is known. */
export interface SearchProblem {
  readonly surrogate: Surrogate;
  readonly trials: readonly Trial[];
  readonly targets: readonly FitTarget[];
  readonly objective: Objective;
  readonly bounds: SearchBounds;
}

/** A parameter set that is worth simulating. */
export interface Candidate {
  readonly parameters: ParameterSet;
  /** Loss of what the surrogate expects */
  readonly loss: number;
  /** Standard deviation of that loss over the networks */
  readonly spread: number;
  /** Risk of instability, 0 to 1 */
  readonly risk: number;
  /** What the search minimised: loss − exploration · spread + risk · largest loss of the trials */
  readonly value: number;
  /** At the compositions of the targets */
  readonly predictions: readonly Prediction[];
}

/** What a search found. */
export interface SearchOutcome {
  /** The smallest value of all */
  readonly best: Candidate;
  /** The best, spread out; rising in value. May be fewer than wanted. */
  readonly candidates: readonly Candidate[];
  readonly evaluations: number;
}

type Judged = Omit<Candidate, 'predictions'>;

/** @throws Problem when the bounds, the targets or an option cannot be */
export function checkSearch(
  problem: Omit<SearchProblem, 'surrogate'>,
  options: SearchOptions,
): void {
  checkBounds(problem.bounds);
  checkTargets(problem.targets);
  checkObjective(problem.objective);
  checkWhole('The search', [
    ['candidates', options.candidates, 1, 1000],
    ['evaluations', options.bo.evaluations, 3, 1000],
    ['first evaluations', options.bo.initial, 2, options.bo.evaluations],
    ['evaluations', options.cmaEs.evaluations, 4, 1_000_000],
    ['restarts', options.bo.restarts, 1, 50],
    ['points a generation', options.cmaEs.population ?? 4, 4, 10_000],
  ]);
  checkWithin('The search', [
    ['share of exploration', options.exploration, 0, 10],
    ['kappa', options.bo.kappa, 0, 100],
    ['first step', options.cmaEs.step, 1e-3, 1],
    ['growth of population', options.cmaEs.growth, 1, 4],
  ]);
}

/** What the search thinks of parameter sets. */
export function judge(
  problem: SearchProblem,
  exploration: number,
): (sets: readonly ParameterSet[]) => Judged[] {
  const { surrogate, trials, targets, objective, bounds } = problem;
  const risk = riskOfInstability(trials, bounds);
  const losses = trials.flatMap((trial) => trialLoss(trial, targets, objective) ?? []);
  const penalty = losses.reduce((a, b) => Math.max(a, b), 0) || 1;
  return (sets) =>
    predictedLosses(surrogate, sets, targets, objective).map(({ loss, spread }, i) => {
      const parameters = sets[i];
      const danger = risk(parameters);
      const value = loss - exploration * spread + danger * penalty;
      return { parameters, loss, spread, risk: danger, value };
    });
}

/**
 * Searches the surrogate within the bounds; reports evaluations. The same input and seed give the same
 * outcome.
 *
 * @throws Problem as `checkSearch`
 */
export function* searchSurrogate(
  problem: SearchProblem,
  options: SearchOptions,
  seed: number,
): Steps<SearchReport, SearchOutcome> {
  checkSearch(problem, options);
  const { surrogate, bounds, targets, trials } = problem;
  const judgeSets = judge(problem, options.exploration);
  const valuesOf = (points: readonly (readonly number[])[]) =>
    judgeSets(points.map((point) => fromUnit(point, bounds))).map(({ value }) => value);
  const { evaluated } = yield* run(valuesOf, options, seed);
  const ranked = evaluated.map(({ point, value }) => ({
    parameters: fromUnit(point, bounds),
    value,
  }));
  const known = trials.map(({ parameters }) => parameters);
  const best = ranked.reduce((a, b) => (b.value < a.value ? b : a));
  const chosen = spreadOut(ranked, options.candidates, bounds, known);
  const sets = [best, ...chosen].map(({ parameters }) => parameters);
  const predictions = predict(surrogate, sets, targetCompositions(targets));
  const [first, ...candidates] = judgeSets(sets).map((judged, i) => ({
    ...judged,
    predictions: predictions[i],
  }));
  return { best: first, candidates, evaluations: evaluated.length };
}

function run(
  f: (points: readonly (readonly number[])[]) => number[],
  { method, bo, cmaEs }: SearchOptions,
  seed: number,
): Steps<SearchReport, SearchResult> {
  const dimensions = PARAMETERS.length;
  if (method === 'bo') return searchByBayes(f, dimensions, bo, seed);
  return searchByCmaEs(f, dimensions, cmaEs, seed);
}
