import convolve from '../../shaders/mesh-convolve.wgsl?raw';
import forward from '../../shaders/mesh-forward.wgsl?raw';
import inverse from '../../shaders/mesh-inverse.wgsl?raw';
import type { Buffers } from './buffers';
import { describeAdapter } from './device';
import { axisPlan } from './fft-plan';
import { MAX_MESH_AXIS } from './layout';
import { assembleForMesh } from './shaders';
import { type BufferName, CONVOLVE_LINES, type Sizes } from './sizes';
import type { PppmSettings } from './types';
import { BUFFER_USAGE } from './usage';

type Binding = BufferName | 'members' | 'plan';

const SOURCES: readonly {
  readonly name: string;
  readonly source: string;
  readonly bindings: readonly Binding[];
}[] = [
  { name: 'mesh-forward', source: forward, bindings: ['members', 'plan', 'charges', 'waves'] },
  {
    name: 'mesh-convolve',
    source: convolve,
    bindings: ['members', 'replicas', 'states', 'plan', 'waves', 'fields', 'meshEnergies'],
  },
  { name: 'mesh-inverse', source: inverse, bindings: ['members', 'plan', 'fields'] },
];

/** Threads of a workgroup: enough for a GPU to hide latency; on a processor each one costs. */
const THREADS = { hardware: [256, 64, 256], software: [4, 4, 4] };

interface MeshPass {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/** The Fourier transforms and the convolution, compiled for every mesh that some replica has. */
export class MeshKernels {
  private readonly compiled = new Map<string, Promise<GPUComputePipeline>[]>();
  private passes: readonly MeshPass[] = [];
  private owned: readonly GPUBuffer[] = [];

  constructor(
    private readonly device: GPUDevice,
    private readonly sizes: Sizes,
    private readonly buffers: Buffers,
  ) {}

  /** Dispatches a step: three for every distinct mesh. */
  get dispatches(): number {
    return this.passes.length;
  }

  /** @param meshes the mesh of every replica */
  async use(meshes: readonly PppmSettings[]): Promise<void> {
    const groups = new Map<string, number[]>();
    meshes.forEach(({ grid }, r) => {
      const key = grid.join('×');
      groups.set(key, [...(groups.get(key) ?? []), r]);
    });
    const perMesh = await Promise.all(
      [...groups.values()].map(async (members) => {
        const mesh = meshes[members[0]];
        return { mesh, members, pipelines: await Promise.all(this.compile(mesh)) };
      }),
    );
    this.destroy();
    const owned: GPUBuffer[] = [];
    this.passes = perMesh.flatMap(({ mesh, members, pipelines }) => {
      const own = { members: this.memberBuffer(members), plan: this.planBuffer(mesh) };
      owned.push(own.members, own.plan);
      const [nx, ny, nz] = mesh.grid;
      const workgroups = [
        [nz, 1, members.length],
        [Math.ceil((nx * ny) / CONVOLVE_LINES), 1, members.length],
        [nz, 2, members.length],
      ] as const;
      return SOURCES.map(({ bindings }, k) => ({
        pipeline: pipelines[k],
        group: this.device.createBindGroup({
          layout: pipelines[k].getBindGroupLayout(0),
          entries: bindings.map((name, binding) => ({
            binding,
            resource: {
              buffer: name === 'members' || name === 'plan' ? own[name] : this.buffers[name],
            },
          })),
        }),
        workgroups: workgroups[k],
      }));
    });
    this.owned = owned;
  }

  encode(pass: GPUComputePassEncoder): void {
    for (const { pipeline, group, workgroups } of this.passes) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...workgroups);
    }
  }

  destroy(): void {
    for (const buffer of this.owned) {
      buffer.destroy();
    }
    this.owned = [];
  }

  private compile({ grid }: PppmSettings): Promise<GPUComputePipeline>[] {
    const key = grid.join('×');
    let pipelines = this.compiled.get(key);
    if (!pipelines) {
      const { software } = describeAdapter(this.device.adapterInfo);
      const threads = THREADS[software ? 'software' : 'hardware'];
      const { meshStride, meshGroups } = this.sizes;
      pipelines = SOURCES.map(({ name, source }, k) => {
        const code = assembleForMesh(source, grid, threads[k]);
        const module = this.device.createShaderModule({ label: `${name} ${key}`, code });
        const constants: Record<string, number> =
          name === 'mesh-convolve'
            ? { MESH_STRIDE: meshStride, MESH_GROUPS: meshGroups }
            : { MESH_STRIDE: meshStride };
        return this.device.createComputePipelineAsync({
          label: `${name} ${key}`,
          layout: 'auto',
          compute: { module, constants },
        });
      });
      this.compiled.set(key, pipelines);
    }
    return pipelines;
  }

  private memberBuffer(members: readonly number[]): GPUBuffer {
    return this.upload('members', new Uint32Array(members));
  }

  private planBuffer({ grid, order }: PppmSettings): GPUBuffer {
    const plan = new Float32Array(3 * 4 * MAX_MESH_AXIS);
    grid.forEach((n, axis) => {
      plan.set(axisPlan(n, order), axis * 4 * MAX_MESH_AXIS);
    });
    return this.upload('plan', plan);
  }

  private upload(label: string, data: Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>) {
    const buffer = this.device.createBuffer({
      label,
      size: data.byteLength,
      usage: BUFFER_USAGE.STORAGE | BUFFER_USAGE.COPY_DST,
    });
    this.device.queue.writeBuffer(buffer, 0, data);
    return buffer;
  }
}
