import cells from '../../../shaders/neighbour-cells.wgsl?raw';
import thermostat from '../../../shaders/thermostat.wgsl?raw';
import type { MeshSettings } from '../types';
import type { Buffers, WholeName } from './buffers';
import type { StepKernelName } from './mesh-kernel-definitions';
import { MeshKernels } from './mesh-kernels';
import { type ModeBuffers, modeBuffers, PASS_MODES, type PassMode } from './modes';
import { assemble } from './shaders';
import { atomGroups, cellConstants, SAMPLE_CAPACITY, type Sizes } from './sizes';

type Binding = WholeName | 'mode';

/** A kernel with one workgroup a replica. */
interface KernelDefinition {
  readonly source: string;
  /** Buffers in order of binding */
  readonly bindings: readonly Binding[];
  readonly constants: (sizes: Sizes) => Record<string, number>;
}

const KERNELS = {
  cells: {
    source: cells,
    bindings: ['replicas', 'states', 'positions', 'control', 'cells'],
    constants: (sizes) => ({ ATOM_STRIDE: sizes.atomStride, ...cellConstants(sizes) }),
  },
  thermostat: {
    source: thermostat,
    bindings: [
      'replicas',
      'states',
      'endStates',
      'atomSums',
      'meshEnergies',
      'control',
      'samples',
      'mode',
    ],
    constants: (sizes) => ({
      ATOM_GROUPS: atomGroups(sizes),
      MESH_GROUPS: sizes.meshGroups,
      SAMPLE_CAPACITY,
    }),
  },
} satisfies Record<string, KernelDefinition>;

/** What puts the charges on the mesh: where they are, or where it moves them. */
const FIRST_KERNEL = {
  step: 'drift',
  evaluate: 'spread',
  relax: 'relax',
} as const satisfies Record<Exclude<PassMode, 'begin'>, StepKernelName>;

/** Of a step, for each mesh */
const STEP_KERNELS = ['drift', 'lists', 'convolve', 'pairs', 'kick'] as const;

type KernelName = keyof typeof KERNELS;

/** The compiled kernels, bound to one set of buffers. */
export class GpuKernels {
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
  ): Promise<GpuKernels> {
    const modes = modeBuffers(device);
    const mesh = new MeshKernels(device, sizes, buffers, modes);
    const meshReady = mesh.use(meshes);
    const names = Object.keys(KERNELS) as KernelName[];
    const compiled = await Promise.all(
      names.map(async (name) => {
        const kernel: KernelDefinition = KERNELS[name];
        const module = device.createShaderModule({
          label: name,
          code: assemble(kernel.source),
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
    return new GpuKernels(
      sizes,
      pipelines,
      bindAll(device, pipelines, buffers, modes),
      mesh,
      modes,
    );
  }

  get dispatchesPerStep(): number {
    return (this.sizes.cellEdge > 0 ? 2 : 1) + this.mesh.dispatches(STEP_KERNELS);
  }

  /** Follows replicas to other meshes, within the same sizes. */
  useMeshes(meshes: readonly MeshSettings[]): Promise<void> {
    return this.mesh.use(meshes);
  }

  /**
   * Encodes new neighbour lists, where control asks for them, and the transform of the charges beside
   * them.
   */
  encodeLists(pass: GPUComputePassEncoder): void {
    if (this.sizes.cellEdge > 0) {
      this.dispatch(pass, 'cells', 'step');
    }
    this.mesh.encode(pass, 'lists', 'step');
  }

  /** Encodes one pass: drift (or relax) unless the present positions are meant, forces, kick, thermostat. */
  encode(pass: GPUComputePassEncoder, mode: PassMode): void {
    if (mode !== 'begin') {
      this.mesh.encode(pass, FIRST_KERNEL[mode], mode);
      this.encodeLists(pass);
      this.mesh.encode(pass, 'convolve', mode);
      this.mesh.encode(pass, 'pairs', mode);
      this.mesh.encode(pass, 'kick', mode);
    }
    this.dispatch(pass, 'thermostat', mode);
  }

  destroy(): void {
    this.mesh.destroy();
    for (const buffer of Object.values(this.modes)) {
      buffer.destroy();
    }
  }

  private dispatch(pass: GPUComputePassEncoder, name: KernelName, mode: PassMode): void {
    pass.setPipeline(this.pipelines[name]);
    pass.setBindGroup(0, this.groups[name][mode]);
    pass.dispatchWorkgroups(1, 1, this.sizes.replicas);
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
