import type { Experiment } from '../core/experiment';
import { snapshotConfiguration } from '../engine/snapshot';
import { checkCheckpoint, type RunCheckpoint } from './checkpoint';
import type { PresentState } from './lammps-export';
import { placeReplicas } from './replicas';

/**
 * Where a run that was kept stands, without a device.
 *
 * @returns the experiment with the changes so far, and every replica with its velocities
 * @throws Problem when the checkpoint is of another version of Vitrine
 */
export function checkpointState(checkpoint: RunCheckpoint): {
  readonly experiment: Experiment;
  readonly present: PresentState;
} {
  const { experiment, step, simulation } = checkCheckpoint(checkpoint);
  const configurations = placeReplicas(experiment).map((placed, replica) =>
    snapshotConfiguration(simulation, replica, placed),
  );
  return { experiment, present: { step, configurations } };
}
