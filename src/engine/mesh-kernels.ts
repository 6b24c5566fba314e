import kick from '../../shaders/kick.wgsl?raw';
import convolve from '../../shaders/mesh-convolve.wgsl?raw';
import forward from '../../shaders/mesh-forward.wgsl?raw';
import inverse from '../../shaders/mesh-inverse.wgsl?raw';
import spread from '../../shaders/mesh-spread.wgsl?raw';
import type { Buffers } from './buffers';
import { isSoftware } from './device';
import { axisPlan } from './fft-plan';
import { MAX_MESH_AXIS } from './layout';
import { type ModeBuffers, PASS_MODES, type PassMode } from './modes';
import { assembleForMesh } from './shaders';
import { ATOM_THREADS, atomGroups, type BufferName, CONVOLVE_LINES, type Sizes } from './sizes';
import type { MeshSettings } from './types';
import { BUFFER_USAGE } from './usage';
import { windowOf } from './window';

type Binding = BufferName | 'members' | 'plan' | 'mode';

interface MeshKernel {
  readonly source: string;
  readonly bindings: readonly Binding[];
  readonly constants: (sizes: Sizes) => Record<string, number>;
  /** Workgroups along x and y; z is the replica */
  readonly workgroups: (sizes: Sizes, mesh: MeshSettings) => readonly [number, number];
  /** Threads of a workgroup: enough for a GPU to hide latency; on a processor each one that waits at a barrier costs. */
  readonly threads: { readonly hardware: number; readonly software: number };
}

const meshStride = ({ meshStride: MESH_STRIDE }: Sizes) => ({ MESH_STRIDE });
const ATOM_KERNEL_THREADS = { hardware: ATOM_THREADS, software: ATOM_THREADS };

const KERNELS = {
  spread: {
    source: spread,
    bindings: ['members', 'replicas', 'positions', 'charges'],
    constants: (sizes) => ({ ATOM_STRIDE: sizes.atomStride, ...meshStride(sizes) }),
    workgroups: (sizes) => [atomGroups(sizes), 1],
    threads: ATOM_KERNEL_THREADS,
  },
  forward: {
    source: forward,
    bindings: ['members', 'plan', 'charges', 'waves'],
    constants: meshStride,
    workgroups: (_sizes, { grid: [, , z] }) => [z, 1],
    threads: { hardware: 256, software: 4 },
  },
  convolve: {
    source: convolve,
    bindings: ['members', 'replicas', 'states', 'plan', 'waves', 'fields', 'meshEnergies'],
    constants: (sizes) => ({ MESH_GROUPS: sizes.meshGroups, ...meshStride(sizes) }),
    workgroups: (_sizes, { grid: [x, y] }) => [Math.ceil((x * y) / CONVOLVE_LINES), 1],
    threads: { hardware: 64, software: 4 },
  },
  inverse: {
    source: inverse,
    bindings: ['members', 'plan', 'fields'],
    constants: meshStride,
    workgroups: (_sizes, { grid: [, , z] }) => [z, 2],
    threads: { hardware: 256, software: 4 },
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
    constants: (sizes) => ({
      ATOM_STRIDE: sizes.atomStride,
      ATOM_GROUPS: atomGroups(sizes),
      ...meshStride(sizes),
    }),
    workgroups: (sizes) => [atomGroups(sizes), 1],
    threads: ATOM_KERNEL_THREADS,
  },
} satisfies Record<string, MeshKernel>;

type MeshKernelName = keyof typeof KERNELS;
const NAMES = Object.keys(KERNELS) as readonly MeshKernelName[];
const FIELD: readonly MeshKernelName[] = ['spread', 'forward', 'convolve', 'inverse'];

type Pipelines = Readonly<Record<MeshKernelName, GPUComputePipeline>>;

/** The replicas that share a mesh and an assignment order. */
interface MeshGroup {
  readonly mesh: MeshSettings;
  readonly replicas: number;
  readonly pipelines: Pipelines;
  readonly bound: Readonly<Record<MeshKernelName, Readonly<Record<PassMode, GPUBindGroup>>>>;
  readonly owned: readonly GPUBuffer[];
}

function meshKey({ electrostatics, grid, order }: MeshSettings): string {
  return `${electrostatics} ${grid.join('×')} order ${order}`;
}

/** The kernels that work on a mesh, compiled for every mesh that some replica has. */
export class MeshKernels {
  private readonly compiled = new Map<string, Promise<Pipelines>>();
  private groups: readonly MeshGroup[] = [];

  constructor(
    private readonly device: GPUDevice,
    private readonly sizes: Sizes,
    private readonly buffers: Buffers,
    private readonly modes: ModeBuffers,
  ) {}

  /** Dispatches a step: five for every distinct mesh. */
  get dispatches(): number {
    return NAMES.length * this.groups.length;
  }

  /** @param meshes the mesh of every replica */
  async use(meshes: readonly MeshSettings[]): Promise<void> {
    const members = new Map<string, number[]>();
    meshes.forEach((mesh, r) => {
      const key = meshKey(mesh);
      members.set(key, [...(members.get(key) ?? []), r]);
    });
    const groups = await Promise.all(
      [...members.values()].map(async (replicas) => {
        const mesh = meshes[replicas[0]];
        return this.bind(mesh, replicas, await this.compile(mesh));
      }),
    );
    this.destroy();
    this.groups = groups;
  }

  /** From charges to the field on the mesh. */
  encodeField(pass: GPUComputePassEncoder): void {
    for (const name of FIELD) {
      this.encode(pass, name, 'step');
    }
  }

  /** From the field on the mesh to forces and velocities of the atoms. */
  encodeKick(pass: GPUComputePassEncoder, mode: PassMode): void {
    this.encode(pass, 'kick', mode);
  }

  destroy(): void {
    for (const buffer of this.groups.flatMap(({ owned }) => owned)) {
      buffer.destroy();
    }
    this.groups = [];
  }

  private encode(pass: GPUComputePassEncoder, name: MeshKernelName, mode: PassMode): void {
    for (const { mesh, replicas, pipelines, bound } of this.groups) {
      const [x, y] = KERNELS[name].workgroups(this.sizes, mesh);
      pass.setPipeline(pipelines[name]);
      pass.setBindGroup(0, bound[name][mode]);
      pass.dispatchWorkgroups(x, y, replicas);
    }
  }

  private compile(mesh: MeshSettings): Promise<Pipelines> {
    const key = meshKey(mesh);
    let pipelines = this.compiled.get(key);
    if (!pipelines) {
      pipelines = this.compilePipelines(mesh, key);
      this.compiled.set(key, pipelines);
    }
    return pipelines;
  }

  private async compilePipelines(mesh: MeshSettings, key: string): Promise<Pipelines> {
    const kind = isSoftware(this.device) ? 'software' : 'hardware';
    const pipelines = await Promise.all(
      NAMES.map(async (name) => {
        const kernel: MeshKernel = KERNELS[name];
        const label = `${name} ${key}`;
        const code = assembleForMesh(kernel.source, mesh, kernel.threads[kind]);
        const module = this.device.createShaderModule({ label, code });
        const constants = kernel.constants(this.sizes);
        return this.device.createComputePipelineAsync({
          label,
          layout: 'auto',
          compute: { module, constants },
        });
      }),
    );
    return Object.fromEntries(NAMES.map((name, k) => [name, pipelines[k]])) as Pipelines;
  }

  private bind(mesh: MeshSettings, replicas: readonly number[], pipelines: Pipelines): MeshGroup {
    const own = {
      members: this.upload('members', new Uint32Array(replicas)),
      plan: this.upload('plan', planOf(mesh)),
    };
    const bindOne = (name: MeshKernelName, mode: PassMode): GPUBindGroup => {
      const buffers = { ...this.buffers, ...own, mode: this.modes[mode] };
      const bindings: readonly Binding[] = KERNELS[name].bindings;
      return this.device.createBindGroup({
        label: name,
        layout: pipelines[name].getBindGroupLayout(0),
        entries: bindings.map((binding, index) => ({
          binding: index,
          resource: { buffer: buffers[binding] },
        })),
      });
    };
    const bound = NAMES.map((name) => [
      name,
      Object.fromEntries(PASS_MODES.map((mode) => [mode, bindOne(name, mode)])),
    ]);
    return {
      mesh,
      replicas: replicas.length,
      pipelines,
      bound: Object.fromEntries(bound),
      owned: [own.members, own.plan],
    };
  }

  private upload(label: string, data: Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>) {
    const usage = BUFFER_USAGE.STORAGE | BUFFER_USAGE.COPY_DST;
    const buffer = this.device.createBuffer({ label, size: data.byteLength, usage });
    this.device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  }
}

/** Twiddle factors, wave numbers and influence factors of the three axes (lib/fft.wgsl). */
function planOf({ electrostatics, grid, order }: MeshSettings): Float32Array<ArrayBuffer> {
  const plan = new Float32Array(3 * 4 * MAX_MESH_AXIS);
  grid.forEach((n, axis) => {
    plan.set(axisPlan(n, windowOf(electrostatics, order)), axis * 4 * MAX_MESH_AXIS);
  });
  return plan;
}
