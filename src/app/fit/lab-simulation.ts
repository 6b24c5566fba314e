import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { variantOf } from '../../core/variants';
import { isSame, outcomesOf } from '../../lab/fit/outcomes';
import type { Recording } from '../../lab/recordings/recording';
import { experimentOfJobs, type Job, type JobOutcome, UNSTABLE } from '../../learn/campaign-jobs';
import { openJobs } from '../../learn/first-trials';
import type { Summary } from '../../run/summary';
import { openKeptRuns } from '../../storage/browser-storage';
import type { KeptRun } from '../../storage/kept-run';
import { keptExperiment } from '../../storage/open-kept';
import { cancel, start } from '../control/run-control';
import { goOnWith } from '../kept/kept-actions';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { setExperiment, useSetup } from '../stores/setup-store';

/** How a run in the lab came to its end. */
type End =
  | { readonly kind: 'done'; readonly summary: Summary }
  /** The watch held it for the sake of one of its glasses. */
  | { readonly kind: 'unstable'; readonly variant: number };

/**
 * Makes the glasses of jobs as one ensemble in the lab. Goes on with a run of these very jobs that is
 * under way, or that this browser keeps. A glass that does not hold together is given up, and the others
 * begin anew without it: what is computed together makes no difference to what comes of each.
 *
 * @param unstable names of jobs that are given up already
 * @param onUnstable told the name of one that is given up now
 * @returns what came of each job, in their order
 * @throws Problem when the lab is busy, or the run is stopped or fails; the signal's reason
 */
export async function simulateInLab(
  jobs: readonly Job[],
  template: Experiment,
  unstable: readonly string[],
  onUnstable: (name: string) => void,
  signal: AbortSignal,
): Promise<JobOutcome[]> {
  const lost = [...unstable];
  for (;;) {
    const pending = openJobs(jobs, lost);
    if (pending.length === 0) return jobs.map(() => UNSTABLE);
    const experiment = experimentOfJobs(pending, template);
    const end = await endOf(await recordingOf(experiment), signal);
    if (end.kind === 'done') return outcomesOf(jobs, end.summary);
    const name = experiment.variants[end.variant].name;
    lost.push(name);
    onUnstable(name);
    cancel('another-run');
  }
}

/** A run of this experiment: one that is done, one under way, one that is kept, or a new one. */
async function recordingOf(experiment: Experiment): Promise<Recording> {
  const { recordings, live } = useGlass.getState();
  const isIt = (other: Recording) =>
    other.experiment !== null && isSame(other.experiment, experiment);
  const done = recordings.find((recording) => recording.complete && isIt(recording));
  if (done) return done;
  const busy = isActive(useRun.getState());
  if (busy && live && isIt(live)) return live;
  if (busy) {
    throw new Problem('Another run goes on in the lab.', 'Wait until it is done, or stop it.');
  }
  const kept = await keptRunOf(experiment);
  if (kept) await goOnWith(kept);
  else startOnce(experiment);
  const begun = useGlass.getState().live;
  if (begun && isActive(useRun.getState())) return begun;
  throw new Problem(
    'The simulation could not be started.',
    'See what the lab says, and try again.',
  );
}

/** Starts a run and leaves what is set up in the lab as it was. */
function startOnce(experiment: Experiment): void {
  const before = useSetup.getState();
  setExperiment(experiment);
  const { problem } = useSetup.getState();
  if (problem === null) start();
  useSetup.setState(before);
  if (problem !== null) throw problem;
}

/** The unfinished run of an experiment in the browser's storage. */
async function keptRunOf(experiment: Experiment): Promise<KeptRun | null> {
  try {
    const runs = await (await openKeptRuns()).list();
    const open = runs.filter(({ phase, removed }) => phase !== 'done' && removed === null);
    return open.find((run) => makesSame(run, experiment)) ?? null;
  } catch {
    // A browser that keeps nothing: it begins anew.
    return null;
  }
}

function makesSame(run: KeptRun, experiment: Experiment): boolean {
  try {
    return isSame(keptExperiment(run), experiment);
  } catch {
    // Of another version, which cannot be gone on with.
    return false;
  }
}

/** Waits until a run is done, or held because something is wrong with it. */
function endOf(recording: Recording, signal: AbortSignal): Promise<End> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      for (const stop of stops) stop();
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    const onAbort = () => {
      settle(() => reject(signal.reason));
      if (useGlass.getState().live === recording) cancel();
    };
    const look = () => {
      const { phase, alarm, failure } = useRun.getState();
      const { summary, complete, experiment } = recording;
      if (complete && summary) {
        settle(() => resolve({ kind: 'done', summary }));
      } else if (useGlass.getState().live !== recording) {
        settle(() => reject(stopped()));
      } else if (phase === 'failed') {
        const { message, hint } = failure ?? stopped();
        settle(() => reject(new Problem(message, hint)));
      } else if (alarm && experiment) {
        settle(() => resolve({ kind: 'unstable', variant: variantOf(experiment, alarm.replica) }));
      }
    };
    const stops = [useRun.subscribe(look), useGlass.subscribe(look)];
    signal.addEventListener('abort', onAbort);
    look();
  });
}

function stopped(): Problem {
  return new Problem(
    'The simulation was stopped in the lab.',
    'Go on with this round when you like, or give it up.',
  );
}
