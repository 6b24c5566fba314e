import drift from '../../shaders/drift.wgsl?raw';
import kick from '../../shaders/kick.wgsl?raw';
import lists from '../../shaders/lists-and-forward.wgsl?raw';
import convolve from '../../shaders/mesh-convolve.wgsl?raw';
import spread from '../../shaders/mesh-spread.wgsl?raw';
import pairs from '../../shaders/pairs-and-inverse.wgsl?raw';
import relax from '../../shaders/relax.wgsl?raw';
import {
  ATOM_THREADS,
  atomGroups,
  type BufferName,
  CONVOLVE_LINES,
  cellConstants,
  type Sizes,
} from './sizes';
import type { MeshSettings } from './types';

export type MeshBinding = BufferName | 'members' | 'plan' | 'mode' | 'listPart';

/** A kernel that is compiled for a mesh and runs on the replicas that have it. */
export interface MeshKernel {
  readonly source: string;
  /** Buffers in order of binding */
  readonly bindings: readonly MeshBinding[];
  readonly constants: (sizes: Sizes) => Record<string, number>;
  /** Workgroups of a replica */
  readonly workgroups: (sizes: Sizes, mesh: MeshSettings, threads: number) => number;
  /** Threads of a workgroup */
  readonly threads: (sizes: Sizes, software: boolean) => number;
}

const strides = ({ atomStride: ATOM_STRIDE, meshStride: MESH_STRIDE }: Sizes) => ({
  ATOM_STRIDE,
  MESH_STRIDE,
});
const atomThreads = () => ATOM_THREADS;

/** Enough for a GPU to hide latency; on a processor each thread that waits at a barrier costs. */
const planeThreads = (_sizes: Sizes, software: boolean) => (software ? 4 : 64);

const MOVING: readonly MeshBinding[] = [
  'members',
  'replicas',
  'states',
  'positions',
  'velocities',
  'forces',
  'listPositions',
  'control',
  'waves',
];

export const MESH_KERNELS = {
  drift: {
    source: drift,
    bindings: MOVING,
    constants: strides,
    workgroups: atomGroups,
    threads: atomThreads,
  },
  relax: {
    source: relax,
    bindings: MOVING,
    constants: strides,
    workgroups: atomGroups,
    threads: atomThreads,
  },
  spread: {
    source: spread,
    bindings: ['members', 'replicas', 'positions', 'waves'],
    constants: strides,
    workgroups: atomGroups,
    threads: atomThreads,
  },
  lists: {
    source: lists,
    bindings: [
      'members',
      'plan',
      'replicas',
      'states',
      'positions',
      'listPositions',
      'neighbours',
      'listPart',
      'control',
      'cells',
      'waves',
    ],
    constants: (sizes) => ({
      ...strides(sizes),
      ...cellConstants(sizes),
      CELLS: sizes.cellEdge > 0 ? 1 : 0,
    }),
    workgroups: ({ atomStride }, { grid: [, , z] }, threads) => z + atomStride / threads,
    threads: planeThreads,
  },
  convolve: {
    source: convolve,
    bindings: ['members', 'replicas', 'states', 'plan', 'waves', 'fields', 'meshEnergies'],
    constants: ({ meshStride, meshGroups }) => ({
      MESH_STRIDE: meshStride,
      MESH_GROUPS: meshGroups,
    }),
    workgroups: (_sizes, { grid: [x, y] }) => Math.ceil((x * y) / CONVOLVE_LINES),
    threads: planeThreads,
  },
  pairs: {
    source: pairs,
    bindings: [
      'members',
      'plan',
      'replicas',
      'states',
      'positions',
      'neighbours',
      'listPart',
      'forces',
      'pairSums',
      'fields',
    ],
    constants: (sizes) => ({ ...strides(sizes), LANES: sizes.lanes }),
    workgroups: ({ atomStride, lanes }, { grid: [, , z] }, threads) =>
      2 * z + (atomStride * lanes) / threads,
    threads: (sizes, software) => Math.max(planeThreads(sizes, software), sizes.lanes),
  },
  kick: {
    source: kick,
    bindings: [
      'members',
      'replicas',
      'positions',
      'fields',
      'forces',
      'velocities',
      'pairSums',
      'atomSums',
      'mode',
    ],
    constants: (sizes) => ({ ...strides(sizes), ATOM_GROUPS: atomGroups(sizes) }),
    workgroups: atomGroups,
    threads: atomThreads,
  },
} satisfies Record<string, MeshKernel>;

export type MeshKernelName = keyof typeof MESH_KERNELS;
