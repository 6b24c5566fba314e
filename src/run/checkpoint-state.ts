import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { deviceOrder, unpackPositions, unpackVectors } from '../engine/atoms';
import { STATE } from '../engine/gpu/layout';
import { readState } from '../engine/gpu/state';
import type { SimulationSnapshot } from '../engine/snapshot';
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
    movedAtoms(placed, simulation, replica),
  );
  return { experiment, present: { step, configurations } };
}

/** The atoms of a replica where a snapshot has them. */
function movedAtoms(
  placed: Configuration,
  { motion, boxes }: SimulationSnapshot,
  replica: number,
): Configuration {
  const state = new DataView(motion.endStates, replica * STATE.size, STATE.size);
  const { box, velocityScale } = readState(state, boxes[replica].boxOrigin);
  const order = deviceOrder(placed);
  const stride = motion.positions.byteLength / boxes.length;
  const part = [replica * stride, 4 * order.length] as const;
  return {
    ...placed,
    positions: unpackPositions(new Uint32Array(motion.positions, ...part), order, box),
    velocities: unpackVectors(new Float32Array(motion.velocities, ...part), order, velocityScale),
    box,
  };
}
