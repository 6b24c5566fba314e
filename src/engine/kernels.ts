import drift from '../../shaders/drift.wgsl?raw';
import cells from '../../shaders/neighbour-cells.wgsl?raw';
import list from '../../shaders/neighbour-list.wgsl?raw';
import pairs from '../../shaders/pairs.wgsl?raw';
import relax from '../../shaders/relax.wgsl?raw';
import thermostat from '../../shaders/thermostat.wgsl?raw';
import type { Buffers } from './buffers';
import { MeshKernels } from './mesh-kernels';
import { type ModeBuffers, modeBuffers, PASS_MODES, type PassMode } from './modes';
import { assemble } from './shaders';
import {
  ATOM_THREADS,
  atomGroups,
  type BufferName,
  cellStride,
  SAMPLE_CAPACITY,
  type Sizes,
} from './sizes';
import type { MeshSettings } from './types';

type Binding = BufferName | 'mode';

interface KernelDefinition {
  readonly source: string;
  /** Buffers in order of binding */
  readonly bindings: readonly Binding[];
  readonly constants: (sizes: Sizes) => Record<string, number>;
  /** Workgroups along x and y; z is the replica */
  readonly groups: (sizes: Sizes) => readonly [number, number];
}

const perAtom = (sizes: Sizes): readonly [number, number] => [atomGroups(sizes), 1];
const atomStride = (sizes: Sizes) => ({ ATOM_STRIDE: sizes.atomStride });
const cellConstants = (sizes: Sizes) => ({
  ATOM_STRIDE: sizes.atomStride,
  CELL_CAPACITY: Math.max(1, sizes.cellEdge ** 3),
  CELL_STRIDE: cellStride(sizes),
  CELL_ATOMS: 2 * sizes.cellEdge ** 3 + 1,
});
const MOVING: readonly Binding[] = [
  'replicas',
  'states',
  'positions',
  'velocities',
  'forces',
  'listPositions',
  'control',
];

const KERNELS = {
  drift: { source: drift, bindings: MOVING, constants: atomStride, groups: perAtom },
  relax: { source: relax, bindings: MOVING, constants: atomStride, groups: perAtom },
  cells: {
    source: cells,
    bindings: ['replicas', 'states', 'positions', 'control', 'cells'],
    constants: cellConstants,
    groups: () => [1, 1],
  },
  list: {
    source: list,
    bindings: [
      'replicas',
      'states',
      'positions',
      'listPositions',
      'neighbours',
      'control',
      'cells',
    ],
    constants: (sizes) => ({ ...cellConstants(sizes), CELLS: sizes.cellEdge > 0 ? 1 : 0 }),
    groups: perAtom,
  },
  pairs: {
    source: pairs,
    bindings: ['replicas', 'states', 'positions', 'neighbours', 'forces', 'pairSums'],
    constants: (sizes) => ({ ATOM_STRIDE: sizes.atomStride, LANES: sizes.lanes }),
    groups: (sizes) => [(sizes.atomStride * sizes.lanes) / ATOM_THREADS, 1],
  },
  thermostat: {
    source: thermostat,
    bindings: ['replicas', 'states', 'atomSums', 'meshEnergies', 'control', 'samples', 'mode'],
    constants: (sizes) => ({
      ATOM_GROUPS: atomGroups(sizes),
      MESH_GROUPS: sizes.meshGroups,
      SAMPLE_CAPACITY,
    }),
    groups: () => [1, 1],
  },
} satisfies Record<string, KernelDefinition>;

export type KernelName = keyof typeof KERNELS;

/** The compiled kernels, bound to one set of buffers. */
export class Kernels {
  private constructor(
    private readonly sizes: Sizes,
    private readonly pipelines: Readonly<Record<KernelName, GPUComputePipeline>>,
    private readonly groups: Readonly<Record<KernelName, Readonly<Record<PassMode, GPUBindGroup>>>>,
    private readonly mesh: MeshKernels,
    private readonly modes: ModeBuffers,
  ) {}

  /** Compiles every kernel for these sizes and meshes. Rejects with the compiler's words (a defect of Vitrine). */
  static async create(
    device: GPUDevice,
    sizes: Sizes,
    buffers: Buffers,
    meshes: readonly MeshSettings[],
  ): Promise<Kernels> {
    // One for all replicas of a simulation (checkSetups)
    const { electrostatics } = meshes[0];
    const modes = modeBuffers(device);
    const mesh = new MeshKernels(device, sizes, buffers, modes);
    const meshReady = mesh.use(meshes);
    const names = Object.keys(KERNELS) as KernelName[];
    const compiled = await Promise.all(
      names.map(async (name) => {
        const kernel: KernelDefinition = KERNELS[name];
        const module = device.createShaderModule({
          label: name,
          code: assemble(kernel.source, electrostatics),
        });
        const constants = kernel.constants(sizes);
        const pipeline = await device.createComputePipelineAsync({
          label: name,
          layout: 'auto',
          compute: { module, constants },
        });
        return [name, pipeline] as const;
      }),
    );
    const pipelines = Object.fromEntries(compiled) as Record<KernelName, GPUComputePipeline>;
    await meshReady;
    return new Kernels(sizes, pipelines, bindAll(device, pipelines, buffers, modes), mesh, modes);
  }

  get dispatchesPerStep(): number {
    return 4 + (this.sizes.cellEdge > 0 ? 1 : 0) + this.mesh.dispatches;
  }

  /** Follows replicas to other meshes, within the same sizes. */
  useMeshes(meshes: readonly MeshSettings[]): Promise<void> {
    return this.mesh.use(meshes);
  }

  /** Encodes new neighbour lists, where control asks for them. */
  encodeLists(pass: GPUComputePassEncoder): void {
    if (this.sizes.cellEdge > 0) {
      this.dispatch(pass, 'cells', 'step');
    }
    this.dispatch(pass, 'list', 'step');
  }

  /** Encodes one pass: drift (or relax) unless the present positions are meant, forces, kick, thermostat. */
  encode(pass: GPUComputePassEncoder, mode: PassMode): void {
    if (mode === 'begin') {
      this.dispatch(pass, 'thermostat', mode);
      return;
    }
    if (mode !== 'evaluate') {
      this.dispatch(pass, mode === 'relax' ? 'relax' : 'drift', mode);
    }
    this.encodeLists(pass);
    this.mesh.encodeField(pass);
    this.dispatch(pass, 'pairs', mode);
    this.mesh.encodeKick(pass, mode);
    this.dispatch(pass, 'thermostat', mode);
  }

  destroy(): void {
    this.mesh.destroy();
    for (const buffer of Object.values(this.modes)) {
      buffer.destroy();
    }
  }

  private dispatch(pass: GPUComputePassEncoder, name: KernelName, mode: PassMode): void {
    const [x, y] = KERNELS[name].groups(this.sizes);
    pass.setPipeline(this.pipelines[name]);
    pass.setBindGroup(0, this.groups[name][mode]);
    pass.dispatchWorkgroups(x, y, this.sizes.replicas);
  }
}

function bindAll(
  device: GPUDevice,
  pipelines: Readonly<Record<KernelName, GPUComputePipeline>>,
  buffers: Buffers,
  modes: ModeBuffers,
): Record<KernelName, Record<PassMode, GPUBindGroup>> {
  const bind = (name: KernelName, mode: PassMode): GPUBindGroup =>
    device.createBindGroup({
      label: name,
      layout: pipelines[name].getBindGroupLayout(0),
      entries: KERNELS[name].bindings.map((binding: Binding, index) => ({
        binding: index,
        resource: {
          buffer: binding === 'mode' ? modes[mode] : buffers[binding],
        },
      })),
    });
  const all = (Object.keys(KERNELS) as KernelName[]).map((name) => {
    const usesMode = (KERNELS[name].bindings as readonly Binding[]).includes('mode');
    const shared = usesMode ? null : bind(name, 'step');
    return [name, Object.fromEntries(PASS_MODES.map((mode) => [mode, shared ?? bind(name, mode)]))];
  });
  return Object.fromEntries(all);
}
