import { axisPlan } from '../fft-plan';
import { MAX_MESH_AXIS } from '../limits';
import type { MeshSettings } from '../types';
import { windowOf } from '../window';
import type { Buffers } from './buffers';
import type { ListPart } from './list-parts';
import {
  kernelsFor,
  MESH_KERNELS,
  type MeshKernel,
  type MeshKernelName,
  type StepKernelName,
} from './mesh-kernel-definitions';
import { type ModeBuffers, PASS_MODES, type PassMode } from './modes';
import { assembleForMesh } from './shaders';
import { MOST_MESH_MEMBERS, type Sizes } from './sizes';
import { BUFFER_USAGE } from './usage';

const STEP_NAMES = ['drift', 'relax', 'spread', 'lists', 'convolve', 'pairs', 'kick'] as const;

/** The kernels that the passes are made of on a mesh. */
const namesFor = (mesh: MeshSettings) => STEP_NAMES.flatMap((name) => kernelsFor(name, mesh));

type Pipelines = Readonly<Record<MeshKernelName, GPUComputePipeline>>;

/** The replicas that share a mesh and an assignment order. */
interface MeshGroup {
  readonly mesh: MeshSettings;
  readonly replicas: number;
  readonly pipelines: Pipelines;
  /** A group for each part of the neighbour lists; one where a kernel has none */
  readonly bound: Readonly<
    Record<MeshKernelName, Readonly<Record<PassMode, readonly GPUBindGroup[]>>>
  >;
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

  /** Dispatches of kernels, one after the other. */
  dispatches(names: readonly StepKernelName[]): number {
    return this.groups
      .flatMap(({ mesh, bound }) =>
        names.flatMap((name) => kernelsFor(name, mesh)).map((name) => bound[name].step.length),
      )
      .reduce((sum, count) => sum + count, 0);
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

  /** Encodes a kernel for every mesh, and every part of the neighbour lists that it works on. */
  encode(pass: GPUComputePassEncoder, name: StepKernelName, mode: PassMode): void {
    for (const group of this.groups) {
      for (const one of kernelsFor(name, group.mesh)) {
        this.encodeOne(pass, group, one, mode);
      }
    }
  }

  destroy(): void {
    for (const buffer of this.groups.flatMap(({ owned }) => owned)) {
      buffer.destroy();
    }
    this.groups = [];
  }

  private encodeOne(
    pass: GPUComputePassEncoder,
    { mesh, replicas, pipelines, bound }: MeshGroup,
    name: MeshKernelName,
    mode: PassMode,
  ): void {
    const kernel: MeshKernel = MESH_KERNELS[name];
    const threads = kernel.threads(this.sizes);
    pass.setPipeline(pipelines[name]);
    for (const part of bound[name][mode]) {
      pass.setBindGroup(0, part);
      pass.dispatchWorkgroups(kernel.workgroups(this.sizes, mesh, threads), 1, replicas);
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
    const names = namesFor(mesh);
    const pipelines = await Promise.all(
      names.map(async (name) => {
        const kernel: MeshKernel = MESH_KERNELS[name];
        const label = `${name} ${key}`;
        const code = assembleForMesh(kernel.source, mesh, kernel.threads(this.sizes));
        const module = this.device.createShaderModule({ label, code });
        const constants = kernel.constants(this.sizes);
        return this.device.createComputePipelineAsync({
          label,
          layout: 'auto',
          compute: { module, entryPoint: kernel.entryPoint ?? 'main', constants },
        });
      }),
    );
    return Object.fromEntries(names.map((name, k) => [name, pipelines[k]])) as Pipelines;
  }

  private bind(mesh: MeshSettings, replicas: readonly number[], pipelines: Pipelines): MeshGroup {
    const { lists } = this.buffers;
    const own = {
      members: this.upload('members', membersOf(replicas)),
      plan: this.upload('plan', planOf(mesh)),
    };
    const bindPart = (name: MeshKernelName, mode: PassMode, part: ListPart): GPUBindGroup => {
      const buffers = { ...this.buffers, ...part, ...own, mode: this.modes[mode] };
      const { bindings }: MeshKernel = MESH_KERNELS[name];
      return this.device.createBindGroup({
        label: name,
        layout: pipelines[name].getBindGroupLayout(0),
        entries: bindings.flatMap((binding, index) =>
          binding === null ? [] : [{ binding: index, resource: { buffer: buffers[binding] } }],
        ),
      });
    };
    const bindAll = (name: MeshKernelName, mode: PassMode): GPUBindGroup[] => {
      const { bindings }: MeshKernel = MESH_KERNELS[name];
      const parts = bindings.includes('neighbours') ? lists : lists.slice(0, 1);
      return parts.map((part) => bindPart(name, mode, part));
    };
    const bound = namesFor(mesh).map((name) => [
      name,
      Object.fromEntries(PASS_MODES.map((mode) => [mode, bindAll(name, mode)])),
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
    const usage = BUFFER_USAGE.STORAGE | BUFFER_USAGE.UNIFORM | BUFFER_USAGE.COPY_DST;
    const buffer = this.device.createBuffer({ label, size: data.byteLength, usage });
    this.device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  }
}

/** What shaders/lib/members.wgsl reads. */
function membersOf(replicas: readonly number[]): Uint32Array<ArrayBuffer> {
  const members = new Uint32Array(MOST_MESH_MEMBERS);
  members.set(replicas);
  return members;
}

/** Twiddle factors, wave numbers and influence factors of the three axes (lib/fft.wgsl). */
function planOf({ electrostatics, grid, order }: MeshSettings): Float32Array<ArrayBuffer> {
  const plan = new Float32Array(3 * 4 * MAX_MESH_AXIS);
  grid.forEach((n, axis) => {
    plan.set(axisPlan(n, windowOf(electrostatics, order)), axis * 4 * MAX_MESH_AXIS);
  });
  return plan;
}
