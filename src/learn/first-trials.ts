import type { Experiment } from '../core/experiment';
import { fromUnit, type SearchBounds } from './bounds';
import { type Job, type JobOutcome, jobName } from './campaign-jobs';
import { KNOWN_SETS, type ParameterSet, sameParameters } from './parameters';
import { latinHypercube } from './space-filling';
import type { FitTarget } from './targets';
import type { Trial } from './trial';

/** Stream of random numbers */
const DESIGN_STREAM = 0xde516000;

/**
 * Parameter sets to begin with: the four published ones, then some spread over the bounds (Latin
 * hypercube), from which a surrogate can learn.
 */
export function firstSets(spread: number, bounds: SearchBounds, seed: number): ParameterSet[] {
  const points = spread === 0 ? [] : latinHypercube(spread, 5, seed, DESIGN_STREAM);
  return [
    ...KNOWN_SETS.map(({ parameters }) => parameters),
    ...points.map((point) => fromUnit(point, bounds)),
  ];
}

/** Every set at every composition that counts. */
export function jobsOfSets(
  sets: readonly ParameterSet[],
  targets: readonly FitTarget[],
  seed: number,
): Job[] {
  return sets.flatMap((parameters, candidate) =>
    targets.map(({ composition }) => ({ candidate, parameters, composition, seed })),
  );
}

/**
 * What came of the jobs of some sets, set by set.
 *
 * @param source where they were made, for a person
 */
export function trialsOfSets(
  sets: readonly ParameterSet[],
  jobs: readonly Job[],
  outcomes: readonly JobOutcome[],
  { protocol, atoms }: Experiment,
  source: string,
): Trial[] {
  return sets.map((parameters, candidate) => {
    const own = jobs.flatMap((job, j) =>
      job.candidate === candidate ? [{ ...outcomes[j], composition: job.composition }] : [],
    );
    const known = KNOWN_SETS.find((set) => sameParameters(set.parameters, parameters));
    return {
      id: known?.name ?? `beginning ${candidate + 1}`,
      parameters,
      results: own
        .filter(({ unstable }) => !unstable)
        .map(({ composition, density, b4 }) => ({ composition, density, b4 })),
      protocol: protocol.id,
      atoms,
      source,
      unstable: own.some(({ unstable }) => unstable),
    };
  });
}

/** Jobs whose outcome is open, given the names of those that are unstable. */
export function openJobs(jobs: readonly Job[], unstable: readonly string[]): Job[] {
  return jobs.filter((job) => !unstable.includes(jobName(job)));
}
