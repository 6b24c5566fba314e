import type { Experiment } from '../../core/experiment';
import { OXIDES } from '../../core/glasses';
import { type Job, type JobOutcome, jobName, UNSTABLE } from '../../learn/campaign-jobs';
import { parametersOf, vectorOf } from '../../learn/parameters';
import type { MeasuredValue } from '../../learn/trial';
import type { AverageOrNone, Summary } from '../../run/summary';

/** Whether both make the same glasses; how an adapter computes them does not count. */
export function isSame(a: Experiment, b: Experiment): boolean {
  return glassesKey(a) === glassesKey(b);
}

function glassesKey(experiment: Experiment): string {
  const { variants, protocol, atoms, cutoff, electrostatics, seed, replicas, changes } = experiment;
  const glasses = variants.map(({ name, composition, potential }) => [
    name,
    composition && OXIDES.map((oxide) => composition[oxide]),
    potential && vectorOf(parametersOf(potential)),
  ]);
  const stages = protocol.stages.map(({ name, duration }) => [name, duration]);
  return JSON.stringify([
    glasses,
    stages,
    protocol.timeStep,
    [atoms, cutoff, electrostatics, seed, replicas, changes.length],
  ]);
}

/** What a finished run says of jobs; those that it did not make were given up. */
export function outcomesOf(jobs: readonly Job[], { variants }: Summary): JobOutcome[] {
  return jobs.map((job) => {
    const made = variants.find(({ name }) => name === jobName(job));
    if (!made) return UNSTABLE;
    return {
      unstable: false,
      density: measuredValueOf(made.density),
      b4: measuredValueOf(made.b4Fraction),
    };
  });
}

/** A mean as trials have it. */
export function measuredValueOf(estimate: AverageOrNone): MeasuredValue | null {
  return estimate && { value: estimate.mean, error: estimate.standardError };
}
