import type { Tuning } from '../../core/tuning';

/** Nothing of it is measured: a run repeats on every computer to the bit only with the same choices. */
export const PROCESSOR_TUNING: Tuning = {
  lanes: 1,
  meshLanes: 1,
  skin: 1,
  meshPointCost: 30,
  planeThreads: 4,
};
