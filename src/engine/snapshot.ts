import { Problem } from '../core/problem';
import type { Tuning } from '../core/tuning';
import { STATE } from './gpu/layout';
import type { MotionBytes } from './gpu/motion';
import type { ReplicaBoxes } from './gpu/replica-memory';
import { ATOM_THREADS } from './gpu/sizes';
import type { ReplicaSetup, StageTargets } from './types';

/** All that decides how a simulation goes on, as plain data: what the device holds, and what the host knows. */
export interface SimulationSnapshot {
  readonly step: number;
  /** fs */
  readonly timeStep: number;
  /** One a replica */
  readonly targets: readonly StageTargets[];
  readonly tuning: Tuning;
  readonly neighbourCapacity: number;
  /** One a replica */
  readonly boxes: readonly ReplicaBoxes[];
  readonly motion: MotionBytes;
}

/** @throws Problem when a snapshot cannot be of these replicas */
export function checkSnapshot(snapshot: SimulationSnapshot, setups: readonly ReplicaSetup[]): void {
  const most = Math.max(...setups.map(({ configuration }) => configuration.types.length));
  const atoms = setups.length * ATOM_THREADS * Math.ceil(most / ATOM_THREADS);
  const { boxes, targets, motion } = snapshot;
  const fits =
    boxes.length === setups.length &&
    targets.length === setups.length &&
    motion.positions.byteLength === 16 * atoms &&
    motion.endStates.byteLength === setups.length * STATE.size;
  if (!fits) {
    throw new Problem(
      'The kept state does not belong to this experiment.',
      'Start the experiment again from its beginning.',
    );
  }
}
