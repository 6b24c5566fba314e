import type { Box, Configuration } from '../../core/configuration';
import type { Tuning } from '../../core/tuning';
import { deviceOrder, unpackPositions } from '../atoms';

/** Where one replica stands, as plain data. */
export interface ReplicaMotion {
  /** Å: the box that the mesh was chosen for */
  readonly meshBox: Box;
  /** The block `motion` of wasm/system.ts */
  readonly motion: ArrayBuffer;
}

/** Where a simulation on the processor stands. */
export interface ProcessorSnapshot {
  readonly platform: 'processor';
  readonly step: number;
  /** fs */
  readonly timeStep: number;
  readonly tuning: Tuning;
  readonly replicas: readonly ReplicaMotion[];
}

/** Bytes of struct State (wasm/system.ts), which begins with the box: three f64, Å. */
export const STATE_BYTES = 512;

/** Bytes that `motion` has for some atoms; a test holds it to what the module says. */
export function motionBytes(atoms: number): number {
  return STATE_BYTES + 24 * atoms + 16 + 3 * 16 * (atoms + 1);
}

/** The atoms of a replica where its motion has them. @param placed as they were when it was made */
export function movedConfiguration(
  placed: Configuration,
  { motion }: ReplicaMotion,
): Configuration {
  const order = deviceOrder(placed);
  const atoms = order.length;
  const [x, y, z] = new Float64Array(motion, 0, 3);
  const box: Box = [x, y, z];
  const packed = new Uint32Array(motion, STATE_BYTES, 4 * atoms);
  const velocities = new Float64Array(motion, STATE_BYTES + 16 * (atoms + 1), 3 * atoms);
  return {
    ...placed,
    positions: unpackPositions(packed, order, box),
    velocities: unpackTriples(velocities, order),
    box,
  };
}

/** Unpacks xyz triples into the order of the configuration. */
export function unpackTriples(packed: Float64Array, order: Uint32Array): Float64Array {
  const vectors = new Float64Array(3 * order.length);
  order.forEach((atom, i) => {
    vectors.set(packed.subarray(3 * i, 3 * i + 3), 3 * atom);
  });
  return vectors;
}

/** The number of f64 before `builds` in struct State. */
const BUILDS_INDEX = 35;

/** How often the lists were built so far. */
export function motionBuilds(motion: ArrayBuffer): number {
  return new Float64Array(motion, 8 * BUILDS_INDEX, 1)[0];
}
