import { changedPotential } from '../../core/change';
import type { Experiment } from '../../core/experiment';
import type { Recording } from '../../lab/recordings/recording';
import { openKeptRuns } from '../../storage/browser-storage';
import type { KeptRun } from '../../storage/kept-run';
import { readKept } from '../../storage/open-kept';
import { goOn } from '../control/run-control';
import { addRecording, show } from '../control/showing';
import { useGlass } from '../stores/glass-store';
import { notify, notifyFailure } from '../stores/notice-store';
import { setExperiment, useSetup } from '../stores/setup-store';
import { answerOffer, lookForKept } from './kept-store';

/** What it recorded: what this page has of it already, or what the storage has. */
async function recordingOf(run: KeptRun): Promise<Recording> {
  const known = useGlass.getState().recordings.find(({ kept }) => kept === run.id);
  return known ?? readKept(await openKeptRuns(), run);
}

/** Goes on with a run from its latest checkpoint. */
export async function goOnWith(run: KeptRun): Promise<void> {
  answerOffer(run.id);
  try {
    const recording = await recordingOf(run);
    if (recording.experiment) putOnBench(recording.experiment);
    goOn(recording, run);
    show(recording);
  } catch (error) {
    notifyFailure(error);
  }
}

/** Puts what a run is made of on the bench, with its potential as it is now, unless somebody set up something else. */
function putOnBench(experiment: Experiment): void {
  const bench = useSetup.getState();
  if (JSON.stringify(bench.experiment) !== JSON.stringify(bench.loaded)) return;
  const potential = changedPotential(experiment.potential, experiment.changes);
  setExperiment({ ...experiment, potential, changes: [] });
}

/** Shows what a run recorded. */
export async function showKeptRun(run: KeptRun): Promise<void> {
  try {
    const recording = await recordingOf(run);
    if (useGlass.getState().recordings.includes(recording)) show(recording);
    else addRecording(recording);
  } catch (error) {
    notifyFailure(error);
  }
}

/** Takes a run out of what is kept, with a way back. */
export async function removeKept(run: KeptRun): Promise<void> {
  answerOffer(run.id);
  try {
    await setRemoved(run, Date.now());
    notify({
      tone: 'news',
      message: `The run of ${run.title} is not kept any more.`,
      action: {
        label: 'Bring it back',
        run: () => void setRemoved(run, null).catch(notifyFailure),
      },
    });
  } catch (error) {
    notifyFailure(error);
  }
}

async function setRemoved({ id }: KeptRun, removed: number | null): Promise<void> {
  await (await openKeptRuns()).update(id, { removed });
  await lookForKept();
}
