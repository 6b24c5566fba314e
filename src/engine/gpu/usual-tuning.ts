import type { Tuning } from '../../core/tuning';

/** On a processor threads are not free: each that waits at a barrier costs, and none fills a gap. */
const SOFTWARE: Tuning = { lanes: 1, meshLanes: 1, skin: 1, meshPointCost: 30, planeThreads: 4 };

/** Up to this many atoms a thread an atom leaves most of a GPU idle. */
const SMALL_SYSTEM_ATOMS = 8000;

/**
 * What steps are likely to be quick with, where nothing was measured.
 * @param software whether the adapter is a processor that imitates a GPU
 */
export function usualTuning(software: boolean, atoms: number): Tuning {
  if (software) return SOFTWARE;
  const few = atoms <= SMALL_SYSTEM_ATOMS;
  return {
    lanes: few ? 16 : 4,
    meshLanes: few ? 4 : 1,
    skin: 1,
    meshPointCost: 15,
    planeThreads: 64,
  };
}
