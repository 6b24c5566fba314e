import type { Tuning } from '../../src/core/tuning';

/** What a processor is tuned with, but for what a test is about. */
export function tuningWith(some: Partial<Tuning> = {}): Tuning {
  return { lanes: 1, meshLanes: 1, skin: 1, meshPointCost: 15, planeThreads: 4, ...some };
}
