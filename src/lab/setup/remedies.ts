import type { Experiment } from '../../core/experiment';
import { precondition } from '../../core/precondition';
import { changeRamp, readRamp } from '../../core/ramp';

/** K: what the glasses of the paper are melted at */
const MELT_TEMPERATURE_K = 3000;

/** The same experiment in steps half as long, its knobs turned at the same times. */
export function withSmallerStep(experiment: Experiment): Experiment {
  const { protocol, changes } = experiment;
  return {
    ...experiment,
    protocol: { ...protocol, id: 'custom', timeStep: protocol.timeStep / 2 },
    changes: changes.map((change) => ({ ...change, step: 2 * change.step })),
  };
}

/** The same experiment without what was turned on the way, compressed first and melted at 3000 K at most. */
export function withPreconditioning(experiment: Experiment): Experiment {
  const { protocol } = experiment;
  const { melt } = readRamp(protocol);
  const cooler =
    melt > MELT_TEMPERATURE_K ? changeRamp(protocol, { melt: MELT_TEMPERATURE_K }) : protocol;
  return { ...experiment, protocol: precondition(cooler, 'pressure'), changes: [] };
}
