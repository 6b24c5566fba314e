import { atomCount, volume } from '../../core/configuration';
import type { Tuning } from '../../core/tuning';
import { nextMeshSize } from '../fft-plan';
import { MAX_MESH_AXIS } from '../limits';
import type { DeviceRoom } from '../room';
import type { MeshSettings, ReplicaSetup } from '../types';
import { ATOM_THREADS, CONVOLVE_LINES, type Sizes } from './sizes';

/** Above this many atoms the lists are built from cells; below, every atom tries every other. */
const BRUTE_FORCE_ATOMS = 4000;

/** A box may grow by this factor before the mesh outgrows its buffers. */
const MESH_HEADROOM = 1.15;

/** The densest glass that lists make room for from the start, atoms/Å³ (75B at 2.6 g/cm³ has 0.103). */
const HIGHEST_NUMBER_DENSITY = 0.105;

/** Edge of the largest square plane whose complex numbers fit a workgroup's memory. */
export function largestPlaneEdge(
  limits: Pick<DeviceRoom, 'maxComputeWorkgroupStorageSize'>,
): number {
  return Math.min(MAX_MESH_AXIS, Math.floor(Math.sqrt(limits.maxComputeWorkgroupStorageSize / 8)));
}

/** Entries of a list that only fill groups of four up, three for each of eight species at most. */
const PADDING_ENTRIES = 24;

/** Entries that lists have room for: whole groups of four (shaders/lib/neighbour-row.wgsl). */
export function wholeGroups(entries: number): number {
  return 4 * Math.ceil(entries / 4);
}

/** Room for the longest neighbour list: a sphere of the densest glass and a quarter more. */
function neighbourRoom(setup: ReplicaSetup, skin: number): number {
  const atoms = atomCount(setup.configuration);
  const density = Math.max(HIGHEST_NUMBER_DENSITY, atoms / volume(setup.configuration.box));
  const sphere = (4 / 3) * Math.PI * (setup.cutoff + skin) ** 3;
  return wholeGroups(
    Math.min(atoms - 1, Math.ceil(1.25 * density * sphere) + 16) + PADDING_ENTRIES,
  );
}

/** Cells along an axis that the lists of a replica are built from, at most; 0: by brute force. */
export function cellEdge({ configuration, cutoff }: ReplicaSetup, skin: number): number {
  const edges = configuration.box.map((edge) => Math.floor((1.3 * edge) / (cutoff + skin)));
  const most = Math.max(...edges);
  return atomCount(configuration) > BRUTE_FORCE_ATOMS && most >= 3 ? most : 0;
}

/** How large the buffers of these replicas are. */
export function planSizes(
  setups: readonly ReplicaSetup[],
  meshes: readonly MeshSettings[],
  { skin, ...threads }: Tuning,
  largestPlane: number,
): Sizes {
  const atoms = Math.max(...setups.map((setup) => atomCount(setup.configuration)));
  return {
    replicas: setups.length,
    atomStride: ATOM_THREADS * Math.ceil(atoms / ATOM_THREADS),
    ...meshSizes(meshes, largestPlane),
    neighbourCapacity: Math.max(...setups.map((setup) => neighbourRoom(setup, skin))),
    cellEdge: Math.max(...setups.map((setup) => cellEdge(setup, skin))),
    threads,
  };
}

type MeshSizes = Pick<Sizes, 'meshStride' | 'meshGroups'>;

/** Room for these meshes and for a box that grows. */
export function meshSizes(meshes: readonly MeshSettings[], largestPlane: number): MeshSizes {
  const roomy = (n: number) =>
    Math.max(n, Math.min(largestPlane, nextMeshSize(Math.ceil(n * MESH_HEADROOM))));
  const rooms = meshes.map(({ grid }) => grid.map(roomy));
  return {
    meshStride: Math.max(...rooms.map(([x, y, z]) => x * y * z)),
    meshGroups: Math.ceil(Math.max(...rooms.map(([x, y]) => x * y)) / CONVOLVE_LINES),
  };
}

/** Whether these meshes fit what was planned. */
export function meshesFit(sizes: Sizes, meshes: readonly MeshSettings[]): boolean {
  return meshes.every(
    ({ grid: [x, y, z] }) =>
      x * y * z <= sizes.meshStride && x * y <= sizes.meshGroups * CONVOLVE_LINES,
  );
}
