import type { Experiment } from '../../core/experiment';
import type { MissingRun } from '../../lab/comparison/missing';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { start } from '../control/run-control';
import { notify } from '../stores/notice-store';
import { closePage } from '../stores/page-route';
import { isActive, useRun } from '../stores/run-store';
import { setExperiment, useSetup } from '../stores/setup-store';

/**
 * Opens the lab and starts the run that a figure lacks, with the ramp and the size that are set up. A
 * run that goes on is left alone: then the experiment waits on the bench.
 */
export function runMissing({ parts }: MissingRun): void {
  const { experiment: before } = useSetup.getState();
  const experiment: Experiment = { ...before, ...parts, changes: [], numerics: null };
  const waits = isActive(useRun.getState());
  closePage();
  setExperiment(experiment);
  if (!waits) start();
  const title = experimentTitle(experiment);
  notify({
    tone: 'news',
    message: waits ? `${title}: set up for the figure.` : `${title}: run for the figure.`,
    hint: waits
      ? 'Another run goes on. Press Restart to begin this one; the other stays in the list.'
      : 'The figure is complete when the run is done: come back by “Paper”.',
    action: { label: 'Restore the set-up', run: () => setExperiment(before) },
  });
}
