import { Problem } from '../../core/problem';
import type { Tuning } from '../../core/tuning';
import { MAX_SPECIES } from '../limits';
import type { DeviceRoom } from '../room';
import { CONTROL, REPLICA, SAMPLE, STATE } from './layout';

/** Steps whose samples the device keeps (a ring). */
export const SAMPLE_CAPACITY = 512;

/** Threads a workgroup of the kernels that take an atom a thread. */
export const ATOM_THREADS = 64;

/** Replicas that may share a mesh (4 · MEMBER_ROWS in shaders/lib/members.wgsl). */
export const MOST_MESH_MEMBERS = 4096;

/** Buffers that neighbour lists may be cut into, so that an adapter binds each. */
export const LIST_PARTS = 8;

/** Mesh lines a workgroup of mesh-convolve. */
export const CONVOLVE_LINES = 8;

/** How large every buffer is: the room that each of R replicas gets. */
export interface Sizes {
  readonly replicas: number;
  /** Atoms, a multiple of ATOM_THREADS */
  readonly atomStride: number;
  /** Mesh points */
  readonly meshStride: number;
  /** Workgroups of mesh-convolve */
  readonly meshGroups: number;
  /** Entries of an atom's neighbour list, a multiple of 4 */
  readonly neighbourCapacity: number;
  /** Cells an axis; 0 when lists are built by brute force */
  readonly cellEdge: number;
  readonly threads: Pick<Tuning, 'lanes' | 'meshLanes' | 'planeThreads'>;
}

export function atomGroups(sizes: Sizes): number {
  return sizes.atomStride / ATOM_THREADS;
}

/** Atoms of all replicas, those that only fill a workgroup up included. */
export function atomRows(sizes: Sizes): number {
  return sizes.replicas * sizes.atomStride;
}

/** Bytes of the largest buffer that a kernel can have. */
export function largestBinding(
  limits: Pick<DeviceRoom, 'maxStorageBufferBindingSize' | 'maxBufferSize'>,
): number {
  return Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
}

/** Bytes that a buffer may have: neighbour lists are cut into parts. */
export function mostBytes(
  name: BufferName,
  limits: Pick<DeviceRoom, 'maxStorageBufferBindingSize' | 'maxBufferSize'>,
): number {
  return (name === 'neighbours' ? LIST_PARTS : 1) * largestBinding(limits);
}

/** Bins of the cells: one for each species that there can be. */
function binCapacity({ cellEdge }: Sizes): number {
  return MAX_SPECIES * cellEdge ** 3;
}

export function cellStride(sizes: Sizes): number {
  return sizes.cellEdge === 0 ? 1 : 2 * binCapacity(sizes) + 1 + sizes.atomStride;
}

/** Constants of shaders/lib/cells.wgsl. */
export function cellConstants(sizes: Sizes): Record<string, number> {
  const bins = binCapacity(sizes);
  return {
    BIN_CAPACITY: Math.max(1, bins),
    CELL_STRIDE: cellStride(sizes),
    CELL_ATOMS: 2 * bins + 1,
  };
}

/** Bytes of every buffer; of the neighbour lists those of all parts together. */
export function bufferBytes(sizes: Sizes): Readonly<Record<BufferName, number>> {
  const atoms = atomRows(sizes);
  const mesh = sizes.replicas * sizes.meshStride;
  return {
    replicas: sizes.replicas * REPLICA.size,
    states: sizes.replicas * STATE.size,
    endStates: sizes.replicas * STATE.size,
    positions: 16 * atoms,
    velocities: 16 * atoms,
    forces: 16 * atoms,
    listPositions: 16 * atoms,
    pairSums: 8 * atoms,
    neighbours: 4 * atoms * (sizes.neighbourCapacity + 4),
    control: sizes.replicas * CONTROL.size,
    cells: 4 * sizes.replicas * cellStride(sizes),
    waves: 8 * mesh,
    fields: 16 * mesh,
    atomSums: 32 * sizes.replicas * atomGroups(sizes),
    meshEnergies: 8 * sizes.replicas * sizes.meshGroups,
    samples: SAMPLE.size * sizes.replicas * SAMPLE_CAPACITY,
  };
}

export type BufferName =
  | 'replicas'
  | 'states'
  | 'endStates'
  | 'positions'
  | 'velocities'
  | 'forces'
  | 'listPositions'
  | 'pairSums'
  | 'neighbours'
  | 'control'
  | 'cells'
  | 'waves'
  | 'fields'
  | 'atomSums'
  | 'meshEnergies'
  | 'samples';

/** @throws Problem when a buffer is larger than the device takes */
export function checkSizes(sizes: Sizes, limits: GPUSupportedLimits): void {
  if (sizes.replicas > MOST_MESH_MEMBERS) {
    throw new Problem(
      `${sizes.replicas} replicas are more than run together: ${MOST_MESH_MEMBERS}.`,
      'Run them in parts.',
    );
  }
  const bytes = bufferBytes(sizes);
  for (const name of Object.keys(bytes) as BufferName[]) {
    const most = mostBytes(name, limits);
    if (bytes[name] > most) {
      const mib = (n: number) => `${Math.ceil(n / 2 ** 20)} MiB`;
      throw new Problem(
        `The ${name} of ${sizes.replicas} × ${sizes.atomStride} atoms need ${mib(bytes[name])}; ` +
          `this adapter takes ${mib(most)} at most.`,
        'Use fewer atoms, fewer replicas or a shorter cutoff.',
      );
    }
  }
}
