import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import type { Platform } from '../../engine/dynamics';
import {
  experimentOfJobs,
  type Job,
  type JobOutcome,
  jobName,
  UNSTABLE,
} from '../../learn/campaign-jobs';
import type { MeasuredValue } from '../../learn/trial';
import { checkCheckpoint } from '../../run/checkpoint';
import type { CheckpointContent } from '../../run/checkpoint-file';
import { Driver } from '../../run/driver';
import { withFewerVariants } from '../../run/fewer-variants';
import type { Pace } from '../../run/pace';
import type { Recorder } from '../../run/recorder';
import { Run } from '../../run/run';
import { type AverageOrNone, variantSummaries } from '../../run/summary';
import type { Alarm, AlarmKind } from '../../run/watch/watch';
import { commandLinePace } from '../command-line-pace';
import { spokenDuration, type Terminal } from '../terminal';
import { choiceOf } from '../tuning-file';
import { batchesOf } from './batches';
import { carryOutBatch } from './carry-out';
import type { KeptIteration } from './kept-iteration';

/** Where and how the glasses of an iteration are made. */
export interface Workshop {
  readonly engine: Platform;
  readonly terminal: Terminal;
  /** Protocol, size, cutoff, glasses of each job */
  readonly template: Experiment;
  readonly kept: KeptIteration;
  /** In front of what is said of its progress: 'iteration 2 of 5' */
  readonly title: string;
  /** Told how quick a run is, steps a second of wall clock, once that is known */
  readonly onSpeed: (stepsPerSecond: number) => void;
}

/** Seconds of a run after which its speed is believed */
const SPEED_KNOWN_S = 3;

/**
 * Makes the glasses of an iteration, as many at a time as the device has room for, and goes on with
 * those that were begun. A job whose glass is unstable is given up; the others are not disturbed.
 *
 * @returns what came of each job, in their order
 * @throws Problem when it is told to stop: then what is done is kept
 */
export async function simulate(
  jobs: readonly Job[],
  workshop: Workshop,
  signal: AbortSignal,
): Promise<JobOutcome[]> {
  const { engine, terminal, template, kept } = workshop;
  const open = (state: CheckpointContent | null) => state && withoutKnown(state, jobs, kept);
  let state: CheckpointContent | null = null;
  try {
    state = open(kept.checkpoint());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.note(`${error.message} The glasses that were not done are made again.`);
  }
  for (;;) {
    const pending = jobs.filter((job) => kept.outcome(job) === null);
    if (pending.length === 0) break;
    const [batch] = batchesOf(pending, template, engine.room);
    state = open(await oneRun(state, experimentOfJobs(batch, template), workshop, signal));
  }
  kept.dropCheckpoint();
  return jobs.map((job) => kept.outcome(job) ?? UNSTABLE);
}

/** A kept run without the jobs whose outcome is known; null when none is left to be made. */
function withoutKnown(
  state: CheckpointContent,
  jobs: readonly Job[],
  kept: KeptIteration,
): CheckpointContent | null {
  const { experiment } = checkCheckpoint(state.run);
  const pending = new Set(
    jobs.filter((job) => kept.outcome(job) === null).map((job) => jobName(job)),
  );
  const stays = experiment.variants.map(({ name }) => pending.has(name));
  if (!stays.includes(true)) return null;
  return stays.includes(false) ? withFewerVariants(state, (variant) => stays[variant]) : state;
}

/**
 * Carries one run out, until it ends or one of its jobs turns out to be unstable, and keeps the outcomes.
 *
 * @param state to go on from; null to begin with `experiment`
 * @returns the state that was kept last, to go on from with the jobs that are left
 */
async function oneRun(
  state: CheckpointContent | null,
  experiment: Experiment,
  workshop: Workshop,
  signal: AbortSignal,
): Promise<CheckpointContent | null> {
  const { engine, terminal, title } = workshop;
  const report = (what: string) => terminal.progress(`${title}: ${what} …`);
  let run: Run | null = null;
  try {
    run = state
      ? await Run.resume(engine, state.run, report, signal)
      : await Run.prepare(engine, experiment, report, signal, choiceOf());
    return await toItsEnd(run, state, workshop, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    const where = run ? `step ${run.step} of ${run.totalSteps}` : 'the start of a run';
    throw new Problem(`Stopped at ${where}, ${title}.`, '');
  } finally {
    run?.destroy();
  }
}

async function toItsEnd(
  run: Run,
  state: CheckpointContent | null,
  { terminal, kept, title, onSpeed }: Workshop,
  signal: AbortSignal,
): Promise<CheckpointContent | null> {
  let latest = state;
  const driver = new Driver(run, { record: { rows: 2, frames: 1 }, from: state ?? undefined });
  const pace = commandLinePace();
  const started = performance.now();
  const alarms = await carryOutBatch(driver, {
    pace,
    signal,
    keep: (next) => {
      latest = next;
      kept.keep(next);
    },
    progress: () => {
      if (performance.now() - started > 1000 * SPEED_KNOWN_S) onSpeed(pace.meanStepsPerSecond);
      terminal.progress(`${title}: ${sayProgress(run, pace)}`);
    },
  });
  if (alarms.size === 0) {
    kept.add(outcomesOf(run, driver.recorder));
    return null;
  }
  const { variants } = run.experiment;
  for (const [variant, alarm] of alarms) {
    terminal.note(`${title}: ${variants[variant].name} is unstable: ${sayAlarm(alarm)}.`);
  }
  kept.add([...alarms.keys()].map((variant) => [variants[variant].name, UNSTABLE]));
  return latest;
}

function sayProgress(run: Run, pace: Pace): string {
  const glasses = run.simulation.replicaCount;
  const share = Math.floor((100 * run.step) / run.totalSteps);
  const left = spokenDuration(pace.secondsFor(run.totalSteps - run.step) ?? 0);
  return (
    `${glasses} ${glasses === 1 ? 'glass' : 'glasses'}, ${run.stage.name}, ${share} %, ` +
    `${pace.meanStepsPerSecond.toFixed(0)} steps/s, ${left} left`
  );
}

function outcomesOf(run: Run, recorder: Recorder): [string, JobOutcome][] {
  return variantSummaries(run.experiment, recorder).map(({ name, density, b4Fraction }) => [
    name,
    { unstable: false, density: estimateOf(density), b4: estimateOf(b4Fraction) },
  ]);
}

function estimateOf(estimate: AverageOrNone): MeasuredValue | null {
  return estimate && { value: estimate.mean, error: estimate.standardError };
}

const WORDS: Readonly<Record<AlarmKind, string>> = {
  boiling: 'the melt boils off',
  'too-hot': 'it stays far too hot',
  drift: 'its energy runs away',
  jump: 'its energy jumped',
  overlap: 'atoms overlap',
  'missed-neighbour': 'neighbours were missed',
  'not-finite': 'the atoms flew apart',
  box: 'the box fell below twice the cutoff',
};

/** 'the melt boils off at step 1,200 of "melt"' */
function sayAlarm({ kind, step, stage }: Alarm): string {
  return `${WORDS[kind]} at step ${step.toLocaleString('en-GB')} of "${stage}"`;
}
