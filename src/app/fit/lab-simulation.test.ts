import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createExperiment, type Experiment } from '../../core/experiment';
import { replicaCount } from '../../core/variants';
import { Recording } from '../../lab/recordings/recording';
import { AUTHORS_BOUNDS } from '../../learn/bounds';
import { jobName, UNSTABLE } from '../../learn/campaign-jobs';
import { firstSets, jobsOfSets } from '../../learn/first-trials';
import { measuredTargets } from '../../learn/targets';
import type { Summary } from '../../run/summary';
import type { Alarm } from '../../run/watch/watch';
import { cancel } from '../control/run-control';
import { useGlass } from '../stores/glass-store';
import { NO_RUN, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import { simulateInLab } from './lab-simulation';

/** The lab without its worker: a run begins, and the test says how it ends. */
const lab = vi.hoisted(() => ({ begun: [] as unknown[], cancelled: 0 }));

vi.mock('../control/run-control', async () => {
  const { useGlass: glass } = await import('../stores/glass-store');
  const { useRun: run, NO_RUN: none } = await import('../stores/run-store');
  const { useSetup: setup } = await import('../stores/setup-store');
  const { Recording: Made } = await import('../../lab/recordings/recording');
  return {
    start: () => {
      const { experiment } = setup.getState();
      const live = new Made('fit', 'run', experiment);
      lab.begun.push(experiment);
      run.setState({ ...none, phase: 'running', experiment });
      glass.setState(({ recordings }) => ({ live, recordings: [...recordings, live] }));
    },
    cancel: () => {
      lab.cancelled += 1;
      glass.setState({ live: null });
      run.setState(none);
    },
  };
});
vi.mock('../kept/kept-actions', () => ({ goOnWith: () => Promise.resolve() }));
vi.mock('../../storage/browser-storage', () => ({
  openKeptRuns: () => Promise.reject(new Error('nothing is kept')),
}));

const TEMPLATE = createExperiment();
const JOBS = jobsOfSets(
  firstSets(0, AUTHORS_BOUNDS.bo, 1).slice(0, 2),
  measuredTargets(['24B']),
  9,
);

const begun = () => lab.begun as Experiment[];

/** Waits for the run that is to be begun next. */
const beginning = (count: number) => vi.waitFor(() => expect(lab.begun).toHaveLength(count));

function finishRun(): void {
  const { live } = useGlass.getState();
  if (!live?.experiment) throw new Error('no run');
  live.complete = true;
  live.summary = {
    variants: live.experiment.variants.map(({ name }, v) => {
      return { name, density: { mean: 2 + v / 10, standardError: null }, b4Fraction: null };
    }),
  } as unknown as Summary;
  useRun.setState({ phase: 'done' });
}

const simulate = (signal = new AbortController().signal, onUnstable = (_: string) => {}) =>
  simulateInLab(JOBS, TEMPLATE, [], onUnstable, signal);

beforeEach(() => {
  lab.begun.length = 0;
  lab.cancelled = 0;
  useGlass.setState({ live: null, recordings: [] });
  useRun.setState(NO_RUN);
});

describe('jobs in the lab', () => {
  it('are one ensemble; what is set up there stays as it was', async () => {
    const before = useSetup.getState().experiment;
    const outcomes = simulate();
    await beginning(1);
    expect(replicaCount(begun()[0])).toBe(2);
    expect(useSetup.getState().experiment).toBe(before);
    finishRun();
    expect((await outcomes).map(({ density }) => density?.value)).toEqual([2, 2.1]);
    // The run is done already: it is not made again.
    expect(await simulate()).toHaveLength(2);
    expect(lab.begun).toHaveLength(1);
  });

  it('give a glass up that does not hold together, and make the others', async () => {
    const lost: string[] = [];
    const outcomes = simulate(undefined, (name) => lost.push(name));
    await beginning(1);
    useRun.setState({ paused: true, alarm: { replica: 0 } as Alarm });
    await beginning(2);
    expect(lost).toEqual([jobName(JOBS[0])]);
    expect(begun()[1].variants.map(({ name }) => name)).toEqual([jobName(JOBS[1])]);
    finishRun();
    expect(await outcomes).toEqual([
      UNSTABLE,
      { unstable: false, density: { value: 2, error: null }, b4: null },
    ]);
  });

  it('wait for a run of somebody else', async () => {
    const other = new Recording('24B', 'run', createExperiment());
    useGlass.setState({ live: other, recordings: [other] });
    useRun.setState({ phase: 'running' });
    await expect(simulate()).rejects.toThrow(/Another run goes on/);
    expect(lab.begun).toHaveLength(0);
  });

  it('end with a run that fails or is stopped, in words', async () => {
    const failed = simulate();
    await beginning(1);
    useRun.setState({ phase: 'failed', failure: { message: 'The GPU is gone.', hint: 'Go on.' } });
    await expect(failed).rejects.toMatchObject({ message: 'The GPU is gone.' });

    const stopped = simulate();
    await beginning(2);
    cancel();
    await expect(stopped).rejects.toThrow(/stopped in the lab/);

    const control = new AbortController();
    const aborted = simulate(control.signal);
    await beginning(3);
    control.abort();
    await expect(aborted).rejects.toBe(control.signal.reason);
    expect(lab.cancelled).toBe(2);
  });
});
