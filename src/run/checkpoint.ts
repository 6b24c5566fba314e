import type { Experiment } from '../core/experiment';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import type { SimulationSnapshot } from '../engine/snapshot';
import type { ThermoSample } from '../engine/types';

/**
 * Of what a checkpoint holds and of the arithmetic that goes on from it: one more whenever either
 * changes, because an older checkpoint could then not be gone on from to the bit.
 */
const CHECKPOINT_VERSION = 7;

/** Where a run stands, with all that it takes to go on. */
export interface RunProgress {
  readonly experiment: Experiment;
  /** Steps done */
  readonly step: number;
  /** First step of the segment whose targets the simulation has; −1 before the first */
  readonly begun: number;
  /** State of each replica at step 0 */
  readonly initial: readonly ThermoSample[];
  readonly simulation: SimulationSnapshot;
}

/** A run's state as plain data: it can be cloned to another thread, kept in a database or written to a file. */
export interface RunCheckpoint extends Omit<RunProgress, 'experiment'> {
  readonly version: number;
  /** As `serialiseExperiment` gives it */
  readonly experiment: unknown;
}

export function writeCheckpoint(state: RunProgress): RunCheckpoint {
  return {
    version: CHECKPOINT_VERSION,
    ...state,
    experiment: serialiseExperiment(state.experiment),
  };
}

/** @throws Problem when it is of another version of Vitrine */
export function checkCheckpoint(checkpoint: RunCheckpoint): RunProgress {
  if (checkpoint.version !== CHECKPOINT_VERSION) {
    throw new Problem(
      'The run was kept by another version of Vitrine, which computes in another way.',
      'Its results are still good; start the experiment again to go further.',
    );
  }
  return { ...checkpoint, experiment: parseExperiment(checkpoint.experiment, 'The kept run') };
}
