import type { Configuration } from '../../core/configuration';
import type { Tuning } from '../../core/tuning';
import { deviceOrder, unpackPositions, unpackVectors } from '../atoms';
import type { ReplicaSetup, StageTargets } from '../types';
import { CONTROL, STATE } from './layout';
import type { MotionBytes } from './motion';
import type { ReplicaBoxes } from './replica-memory';
import { ATOM_THREADS } from './sizes';
import { readState } from './state';

/** Where a simulation on a GPU stands: what the device holds, and what the host knows. */
export interface GpuSnapshot {
  readonly platform: 'gpu';
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

/** The buffers of a snapshot that hold 16 bytes an atom. */
const OF_ATOMS: readonly (keyof MotionBytes)[] = [
  'positions',
  'velocities',
  'forces',
  'listPositions',
];
const BYTES_PER_ATOM = 16;

/** Bytes of such a buffer for one of some replicas, all of which get as much. */
function roomFor(atoms: readonly number[]): number {
  return BYTES_PER_ATOM * ATOM_THREADS * Math.ceil(Math.max(...atoms) / ATOM_THREADS);
}

export function gpuFits(snapshot: GpuSnapshot, setups: readonly ReplicaSetup[]): boolean {
  const { boxes, targets, motion } = snapshot;
  const room = roomFor(setups.map(({ configuration }) => configuration.types.length));
  return (
    boxes.length === setups.length &&
    targets.length === setups.length &&
    motion.positions.byteLength === setups.length * room &&
    motion.endStates.byteLength === setups.length * STATE.size
  );
}

export function gpuConfiguration(
  { motion, boxes }: GpuSnapshot,
  replica: number,
  placed: Configuration,
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

export function someOfGpu(
  snapshot: GpuSnapshot,
  indices: readonly number[],
  atoms: readonly number[],
): GpuSnapshot {
  const some = <T>(each: readonly T[]): T[] => indices.map((r) => each[r]);
  const total = snapshot.boxes.length;
  const names = Object.keys(snapshot.motion) as (keyof MotionBytes)[];
  const motion = names.map((name) => {
    const bytes = snapshot.motion[name];
    const room = OF_ATOMS.includes(name) ? roomFor(atoms) : bytes.byteLength / total;
    return [name, partsOf(bytes, bytes.byteLength / total, indices, room)] as const;
  });
  return {
    ...snapshot,
    targets: some(snapshot.targets),
    boxes: some(snapshot.boxes),
    motion: Object.fromEntries(motion) as MotionBytes,
  };
}

/** The first `room` bytes of some of the equal parts that a buffer is made of, one after another. */
function partsOf(
  bytes: ArrayBuffer,
  part: number,
  indices: readonly number[],
  room: number,
): ArrayBuffer {
  const result = new Uint8Array(indices.length * room);
  for (const [i, index] of indices.entries()) {
    const length = Math.min(part, room);
    result.set(new Uint8Array(bytes, index * part, length), i * room);
  }
  return result.buffer;
}

/** How often lists were built so far, a mean over the replicas. */
export function gpuBuilds({ motion, boxes }: GpuSnapshot): number {
  const view = new DataView(motion.control);
  let builds = 0;
  for (let r = 0; r < boxes.length; r++) {
    builds += view.getUint32(r * CONTROL.size + CONTROL.builds, true);
  }
  return builds / boxes.length;
}
