import { benchExperiment } from '../files/open-file';
import { start } from '../lab/lab';
import { tell } from '../stores/notice-store';
import { isActive, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import type { MissingRun } from './missing';
import { closePaper } from './paper-route';

/**
 * Opens the lab and starts the run that a figure lacks, with the ramp and the size that are set up. A
 * run that goes on is left alone: then the experiment waits on the bench.
 */
export function runMissing({ parts, label }: MissingRun): void {
  const { experiment } = useSetup.getState();
  closePaper();
  benchExperiment({ ...experiment, ...parts, changes: [], numerics: null }, 'for the figure');
  if (isActive(useRun.getState())) {
    tell({
      tone: 'news',
      message: `“${label}” is set up, and waits for the run that goes on.`,
      hint: 'Press Restart to begin at once; the present run stays in the list.',
    });
    return;
  }
  start();
}
