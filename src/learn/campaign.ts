import { compositionName } from '../core/composition';
import type { Experiment } from '../core/experiment';
import { checkExperiment } from '../core/experiment-checks';
import { Problem } from '../core/problem';
import { philox } from '../core/random';
import type { SearchBounds } from './bounds';
import { experimentOfJobs, type Job, type JobOutcome } from './campaign-jobs';
import { type Objective, trialLoss } from './loss';
import type { ParameterSet } from './parameters';
import type { SurrogateOptions } from './surrogate';
import type { SurrogateErrors } from './surrogate-errors';
import { type Candidate, checkSearch, type SearchOptions } from './surrogate-search';
import type { FitTarget } from './targets';
import type { Trial } from './trial';

/** All that decides what a campaign comes to, besides the trials that it begins with. */
export interface CampaignSettings {
  /** Rounds of learning and simulating */
  readonly iterations: number;
  /** What is to be reached; every candidate is simulated at each of these compositions. */
  readonly targets: readonly FitTarget[];
  readonly objective: Objective;
  readonly bounds: SearchBounds;
  readonly training: SurrogateOptions;
  /** How candidates are looked for on the surrogate, and how many each iteration simulates */
  readonly search: SearchOptions;
  /** Protocol, size, cutoff and glasses of each job; its composition and potential do not matter. */
  readonly template: Experiment;
  /** 32-bit unsigned */
  readonly seed: number;
}

/** What an iteration learned before anything was simulated. */
export interface Learned {
  /** Errors of the surrogate in trials that were held out */
  readonly surrogate: SurrogateErrors;
  /** The best first */
  readonly candidates: readonly Candidate[];
}

/** One round: what was learned, and what molecular dynamics made of the candidates. */
export interface Iteration extends Learned {
  /** [candidate × composition], as `jobsOf` counts them; null until all are there */
  readonly outcomes: readonly JobOutcome[] | null;
}

/** A search for a potential, as far as it has come. Plain data; `campaign-json.ts` writes it. */
export interface Campaign {
  readonly settings: CampaignSettings;
  /** What it began with */
  readonly data: readonly Trial[];
  readonly iterations: readonly Iteration[];
}

/** What a campaign does next. */
export type CampaignPhase = 'learn' | 'simulate' | 'done';

/** The largest number of iterations that a fit may be asked for. */
export const MOST_ITERATIONS = 1000;

/**
 * A campaign before its first iteration.
 *
 * @throws Problem when a setting cannot be, or a glass does not hold its cutoff
 */
export function createCampaign(settings: CampaignSettings, data: readonly Trial[]): Campaign {
  const { iterations, search, bounds, template } = settings;
  if (!(Number.isInteger(iterations) && iterations >= 1 && iterations <= MOST_ITERATIONS)) {
    throw new Problem(
      `${iterations} iterations cannot be.`,
      `Give a whole number from 1 to ${MOST_ITERATIONS}.`,
    );
  }
  checkSearch({ ...settings, trials: data }, search);
  // What counts for nothing needs no simulation.
  const targets = settings.targets.filter(
    ({ density, b4, weight }) => weight > 0 && (density !== null || b4 !== null),
  );
  const names = targets.map(({ composition }) => compositionName(composition));
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    throw new Problem(`The targets name ${twice} twice.`, 'Keep one of the two.');
  }
  checkExperiment(experimentOfJobs(jobsAt([bounds.lower], targets, 0), template));
  return { settings: { ...settings, targets }, data, iterations: [] };
}

export function phaseOf({ settings, iterations }: Campaign): CampaignPhase {
  if (iterations.at(-1)?.outcomes === null) return 'simulate';
  return iterations.length < settings.iterations ? 'learn' : 'done';
}

/** What random numbers are for, within an iteration. */
const STREAMS = { train: 0, search: 1, simulate: 2 } as const;

/**
 * The seed of a part of an iteration: a function of the campaign's seed and of nothing that happens on the
 * way, so that a campaign that is taken up again goes on as it would have.
 *
 * @param iteration from 0
 * @returns 32-bit unsigned
 */
export function seedOf(seed: number, iteration: number, part: keyof typeof STREAMS): number {
  return philox([iteration, STREAMS[part], 0, 0], [seed, 0x66697421])[0];
}

/** With the candidates of the next iteration. */
export function withCandidates(campaign: Campaign, learned: Learned): Campaign {
  const next: Iteration = { ...learned, outcomes: null };
  return { ...campaign, iterations: [...campaign.iterations, next] };
}

/** With what molecular dynamics made of the jobs of the present iteration. */
export function withOutcomes(campaign: Campaign, outcomes: readonly JobOutcome[]): Campaign {
  const present = campaign.iterations.length - 1;
  const iterations = campaign.iterations.map((iteration, i) =>
    i === present ? { ...iteration, outcomes } : iteration,
  );
  return { ...campaign, iterations };
}

/** The glasses that an iteration asks for: every candidate at every composition. */
export function jobsOf({ settings, iterations }: Campaign, iteration: number): Job[] {
  const { targets, seed } = settings;
  const sets = iterations[iteration].candidates.map(({ parameters }) => parameters);
  return jobsAt(sets, targets, seedOf(seed, iteration, 'simulate'));
}

function jobsAt(sets: readonly ParameterSet[], targets: readonly FitTarget[], seed: number): Job[] {
  return sets.flatMap((parameters, candidate) =>
    targets.map(({ composition }) => ({ candidate, parameters, composition, seed })),
  );
}

/** The candidates of an iteration as trials; none before they are simulated. */
export function trialsOfIteration(campaign: Campaign, iteration: number): Trial[] {
  const { template } = campaign.settings;
  const { candidates, outcomes } = campaign.iterations[iteration];
  if (outcomes === null) return [];
  const jobs = jobsOf(campaign, iteration);
  return candidates.map(({ parameters }, candidate) => {
    const own = jobs.flatMap((job, j) =>
      job.candidate === candidate ? [{ ...outcomes[j], composition: job.composition }] : [],
    );
    return {
      id: `iteration ${iteration + 1}, candidate ${candidate + 1}`,
      parameters,
      results: own
        .filter(({ unstable }) => !unstable)
        .map(({ composition, density, b4 }) => ({ composition, density, b4 })),
      protocol: template.protocol.id,
      atoms: template.atoms,
      source: 'vitrine fit',
      unstable: own.some(({ unstable }) => unstable),
    };
  });
}

/** All trials that there are: those that it began with, and those that it made. */
export function trialsOf(campaign: Campaign): Trial[] {
  return [
    ...campaign.data,
    ...campaign.iterations.flatMap((_, iteration) => trialsOfIteration(campaign, iteration)),
  ];
}

/** What an iteration came to; null where every candidate was unstable, or none is simulated yet. */
export interface IterationLosses {
  readonly best: number | null;
  readonly median: number | null;
  /** One a candidate */
  readonly each: readonly (number | null)[];
  readonly bestPredicted: number;
}

export function lossesOf(campaign: Campaign, iteration: number): IterationLosses {
  const { targets, objective } = campaign.settings;
  const trials = trialsOfIteration(campaign, iteration);
  const each = trials.map((trial) => trialLoss(trial, targets, objective));
  const known = each.filter((loss) => loss !== null).sort((a, b) => a - b);
  const { candidates } = campaign.iterations[iteration];
  return {
    best: known.at(0) ?? null,
    median: known.length === 0 ? null : median(known),
    each,
    bestPredicted: Math.min(...candidates.map(({ loss }) => loss)),
  };
}

/** @param sorted at least one */
function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
