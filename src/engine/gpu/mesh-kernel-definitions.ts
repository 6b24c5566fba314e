import drift from '../../../shaders/drift.wgsl?raw';
import kick from '../../../shaders/kick.wgsl?raw';
import lists from '../../../shaders/lists-and-forward.wgsl?raw';
import convolve from '../../../shaders/mesh-convolve.wgsl?raw';
import spread from '../../../shaders/mesh-spread.wgsl?raw';
import pairs from '../../../shaders/pairs-and-inverse.wgsl?raw';
import relax from '../../../shaders/relax.wgsl?raw';
import type { MeshSettings } from '../types';
import {
  ATOM_THREADS,
  atomGroups,
  type BufferName,
  CONVOLVE_LINES,
  cellConstants,
  type Sizes,
} from './sizes';

export type MeshBinding = BufferName | 'members' | 'plan' | 'mode' | 'listPart';

/** A kernel that is compiled for a mesh and runs on the replicas that have it. */
export interface MeshKernel {
  readonly source: string;
  /** Its function in the source; main unless told */
  readonly entryPoint?: 'planes' | 'atoms';
  /** Buffers in order of binding; null where the source has one that this kernel does not use */
  readonly bindings: readonly (MeshBinding | null)[];
  readonly constants: (sizes: Sizes) => Record<string, number>;
  /** Workgroups of a replica */
  readonly workgroups: (sizes: Sizes, mesh: MeshSettings, threads: number) => number;
  /** Threads of a workgroup */
  readonly threads: (sizes: Sizes) => number;
}

const strides = ({ atomStride: ATOM_STRIDE, meshStride: MESH_STRIDE }: Sizes) => ({
  ATOM_STRIDE,
  MESH_STRIDE,
});
const atomThreads = () => ATOM_THREADS;

const planeThreads = (sizes: Sizes) => sizes.threads.planeThreads;
/** Of kernels on the mesh, whose workgroups have ATOM_THREADS atoms each */
const meshThreads = (sizes: Sizes) => ATOM_THREADS * sizes.threads.meshLanes;

/** Bytes of a plane up to which the kernels on planes and on atoms share a dispatch: each workgroup gets a plane's memory. */
const SMALL_PLANE_BYTES = 8192;

const sharesDispatch = ({ grid: [x, y] }: MeshSettings) => 8 * x * y <= SMALL_PLANE_BYTES;

/** Kernels that do the same one after the other where planes are large. */
const SEPARATE_KERNELS: Readonly<Record<string, readonly MeshKernelName[]>> = {
  lists: ['forward', 'rows'],
  pairs: ['inverse', 'near'],
};

/** What a kernel of a step is on some mesh: itself, or two that do the same. */
export function kernelsFor(name: StepKernelName, mesh: MeshSettings): readonly MeshKernelName[] {
  return (sharesDispatch(mesh) ? null : SEPARATE_KERNELS[name]) ?? [name];
}

const LIST_BINDINGS = [
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
] as const satisfies readonly MeshBinding[];

const PAIR_BINDINGS = [
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
] as const satisfies readonly MeshBinding[];

/** Those of some bindings that a kernel uses, each in its place. */
function only(
  bindings: readonly MeshBinding[],
  used: readonly MeshBinding[],
): (MeshBinding | null)[] {
  return bindings.map((binding) => (used.includes(binding) ? binding : null));
}

function except(
  bindings: readonly MeshBinding[],
  unused: readonly MeshBinding[],
): (MeshBinding | null)[] {
  return bindings.map((binding) => (unused.includes(binding) ? null : binding));
}

const listConstants = (sizes: Sizes) => ({
  ...strides(sizes),
  ...cellConstants(sizes),
  CELLS: sizes.cellEdge > 0 ? 1 : 0,
});

const pairConstants = (sizes: Sizes) => ({ ...strides(sizes), LANES: sizes.threads.lanes });

/** Workgroups of atoms each of which some threads share */
const laneGroups = ({ atomStride, threads: { lanes } }: Sizes, threads: number) =>
  Math.ceil((atomStride * lanes) / threads);

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
    threads: meshThreads,
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
    bindings: LIST_BINDINGS,
    constants: listConstants,
    workgroups: ({ atomStride }, { grid: [, , z] }, threads) => z + Math.ceil(atomStride / threads),
    threads: planeThreads,
  },
  forward: {
    source: lists,
    entryPoint: 'planes',
    bindings: only(LIST_BINDINGS, ['members', 'plan', 'waves']),
    constants: listConstants,
    workgroups: (_sizes, { grid: [, , z] }) => z,
    threads: planeThreads,
  },
  rows: {
    source: lists,
    entryPoint: 'atoms',
    bindings: except(LIST_BINDINGS, ['plan', 'waves']),
    constants: listConstants,
    workgroups: atomGroups,
    threads: atomThreads,
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
    bindings: PAIR_BINDINGS,
    constants: pairConstants,
    workgroups: (sizes, { grid: [, , z] }, threads) => 2 * z + laneGroups(sizes, threads),
    threads: (sizes) => Math.max(planeThreads(sizes), sizes.threads.lanes),
  },
  inverse: {
    source: pairs,
    entryPoint: 'planes',
    bindings: only(PAIR_BINDINGS, ['members', 'plan', 'fields']),
    constants: pairConstants,
    workgroups: (_sizes, { grid: [, , z] }) => 2 * z,
    threads: planeThreads,
  },
  near: {
    source: pairs,
    entryPoint: 'atoms',
    bindings: except(PAIR_BINDINGS, ['plan', 'fields']),
    constants: pairConstants,
    workgroups: (sizes, _mesh, threads) => laneGroups(sizes, threads),
    threads: atomThreads,
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
    threads: meshThreads,
  },
} satisfies Record<string, MeshKernel>;

export type MeshKernelName = keyof typeof MESH_KERNELS;

/** Those that a pass is made of, whatever the mesh. */
export type StepKernelName = Exclude<MeshKernelName, 'forward' | 'rows' | 'inverse' | 'near'>;
