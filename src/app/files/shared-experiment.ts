import { changedPotential } from '../../core/change';
import type { Experiment } from '../../core/experiment';
import type { Potential } from '../../core/potential';
import { benchDiffers } from '../control/run-control';
import { useGlass } from '../stores/glass-store';
import { useSetup } from '../stores/setup-store';

/** What a potential computes, whatever it is called. */
const parameters = ({ charges, pairs }: Potential) => JSON.stringify([charges, pairs]);

/**
 * The experiment that a file or a link carries: that of the run on show, with every turn of a knob and
 * with how it was computed, as long as the bench is as the run has it; otherwise the bench's.
 */
export function sharedExperiment(): Experiment {
  const { experiment: bench } = useSetup.getState();
  const { shown } = useGlass.getState();
  const carried = shown?.origin === 'run' ? shown.experiment : null;
  if (!carried || benchDiffers(bench, carried)) return bench;
  const turned = changedPotential(carried.potential, carried.changes);
  return parameters(turned) === parameters(bench.potential) ? carried : bench;
}
