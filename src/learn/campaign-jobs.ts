import { type Composition, compositionName } from '../core/composition';
import type { Experiment, Variant } from '../core/experiment';
import { type ParameterSet, withParameters } from './parameters';
import type { MeasuredValue } from './trial';

/** One glass that an iteration asks of molecular dynamics. */
export interface Job {
  /** Index among the candidates of its iteration */
  readonly candidate: number;
  readonly parameters: ParameterSet;
  readonly composition: Composition;
  /** 32-bit unsigned; the same for all jobs of an iteration, so that candidates differ in nothing else */
  readonly seed: number;
}

/** What molecular dynamics made of a job. */
export interface JobOutcome {
  /** It boiled off, flew apart or overlapped: then there are no results. */
  readonly unstable: boolean;
  /** g/cm³; null of an unstable one */
  readonly density: MeasuredValue | null;
  /** 0 to 1; null without boron and of an unstable one */
  readonly b4: MeasuredValue | null;
}

export const UNSTABLE: JobOutcome = { unstable: true, density: null, b4: null };

/** 'candidate 2, 24B': no two jobs of an iteration are called alike. */
export function jobName({ candidate, composition }: Job): string {
  return `candidate ${candidate + 1}, ${compositionName(composition)}`;
}

/**
 * The jobs as the variants of one experiment, so that all of them are advanced together.
 *
 * @param jobs at least one, all of the same seed
 * @param template says protocol, size, cutoff, and how many glasses are made of each job
 */
export function experimentOfJobs(jobs: readonly Job[], template: Experiment): Experiment {
  const [{ composition, seed }] = jobs;
  if (jobs.some((job) => job.seed !== seed)) throw new Error('Jobs of two seeds in one experiment');
  return {
    ...template,
    name: 'fit',
    composition,
    seed,
    variants: jobs.map(variantOf),
    changes: [],
  };
}

function variantOf(job: Job): Variant {
  const called = `candidate ${job.candidate + 1}`;
  const label = { id: called.replace(' ', '-'), name: called, citation: 'A candidate of a fit' };
  const potential = withParameters(job.parameters, label);
  return { name: jobName(job), composition: job.composition, potential };
}
