import { atomCount, type Box, type Configuration } from '../../core/configuration';
import type { Tuning } from '../../core/tuning';
import { deviceOrder, packPositions, packVectors, unpackPositions, unpackVectors } from '../atoms';
import { chooseMesh } from '../mesh-choice';
import { chargeSystem } from '../replica';
import type { MeshSettings, ReplicaSetup, StageTargets } from '../types';
import {
  type BufferRange,
  type Buffers,
  createBuffers,
  destroyBuffers,
  type MotionBuffers,
  readRanges,
  settle,
} from './buffers';
import { type Chunk, ChunkQueue } from './chunks';
import { GpuKernels } from './kernels';
import { CONTROL, REPLICA, SAMPLE, STATE } from './layout';
import {
  askForLists,
  destroyMotion,
  type MotionBytes,
  readMotion,
  restoreMotion,
  uploadMotion,
} from './motion';
import { packReplica } from './pack-replica';
import { cellEdge, largestPlaneEdge, meshesFit, meshSizes, planSizes } from './plan-sizes';
import { ATOM_THREADS, CONVOLVE_LINES, checkSizes, SAMPLE_CAPACITY, type Sizes } from './sizes';
import { packState, type ReplicaState, readState } from './state';

/** What the host remembers of one replica. */
export interface Replica {
  setup: ReplicaSetup;
  /** Index into the configuration of every atom on the device */
  readonly order: Uint32Array;
  mesh: MeshSettings;
  /** Σq², e² */
  squaredCharge: number;
  /** Å: the box that the mesh was chosen for */
  meshBox: Box;
  /** Å: the box at the stage's start */
  boxOrigin: Box;
  /** A minimisation leaves it alone */
  held: boolean;
}

/** The boxes of one replica that its state refers to, Å. */
export type ReplicaBoxes = Pick<Replica, 'meshBox' | 'boxOrigin'>;

/** A setup whose box has become another, Å. */
export function inBox(setup: ReplicaSetup, box: Box): ReplicaSetup {
  return { ...setup, configuration: { ...setup.configuration, box } };
}

/**
 * R replicas on the device: their buffers, the kernels bound to them, and every transfer between
 * host and device.
 */
export class ReplicaMemory {
  /** The device has begun the next step already, from states as the last one left them. */
  private begun = false;

  private constructor(
    readonly device: GPUDevice,
    readonly replicas: readonly Replica[],
    private readonly timeStep: number,
    readonly tuning: Tuning,
    private currentSizes: Sizes,
    private currentBuffers: Buffers,
    private currentKernels: GpuKernels,
    private currentQueue: ChunkQueue,
  ) {}

  /**
   * The replicas at step 0, at rest but for the velocities of their configurations.
   *
   * @throws Problem when the device is too small
   */
  static async create(
    device: GPUDevice,
    setups: readonly ReplicaSetup[],
    timeStep: number,
    tuning: Tuning,
    targets: StageTargets,
  ): Promise<ReplicaMemory> {
    const boxes = setups.map(({ configuration: { box } }) => ({ meshBox: box, boxOrigin: box }));
    const memory = await ReplicaMemory.allocate(device, setups, boxes, timeStep, tuning);
    memory.upload(targets);
    return memory;
  }

  /**
   * Replicas that go on from what `readMotion` gave, with the lists that were in force.
   *
   * @param setups as they were when the simulation was made
   * @param boxes as they stood in `replicas`
   */
  static async restore(
    device: GPUDevice,
    setups: readonly ReplicaSetup[],
    boxes: readonly ReplicaBoxes[],
    timeStep: number,
    tuning: Tuning,
    neighbourCapacity: number,
    bytes: MotionBytes,
  ): Promise<ReplicaMemory> {
    const memory = await ReplicaMemory.allocate(
      device,
      setups,
      boxes,
      timeStep,
      tuning,
      neighbourCapacity,
    );
    memory.writeConstants();
    const motion = uploadMotion(device, bytes);
    memory.restoreFrom(motion);
    destroyMotion(motion);
    return memory;
  }

  private static async allocate(
    device: GPUDevice,
    setups: readonly ReplicaSetup[],
    boxes: readonly ReplicaBoxes[],
    timeStep: number,
    tuning: Tuning,
    neighbourCapacity = 0,
  ): Promise<ReplicaMemory> {
    const plane = largestPlaneEdge(device.limits);
    const replicas = setups.map((given, r): Replica => {
      const { meshBox, boxOrigin } = boxes[r];
      const setup = inBox(given, meshBox);
      const order = deviceOrder(given.configuration);
      const { squaredCharge } = chargeSystem(setup, meshBox);
      const mesh = chooseMesh(setup, meshBox, plane, tuning.meshPointCost);
      return { setup, order, mesh, squaredCharge, meshBox, boxOrigin, held: false };
    });
    const meshes = replicas.map(({ mesh }) => mesh);
    const present = replicas.map(({ setup }) => setup);
    const planned = planSizes(present, meshes, tuning, plane);
    const room = Math.max(planned.neighbourCapacity, neighbourCapacity);
    const sizes = { ...planned, neighbourCapacity: room };
    checkSizes(sizes, device.limits);
    const buffers = await createBuffers(device, sizes);
    const kernels = await GpuKernels.create(device, sizes, buffers, meshes);
    const queue = new ChunkQueue(device, sizes, buffers);
    return new ReplicaMemory(device, replicas, timeStep, tuning, sizes, buffers, kernels, queue);
  }

  get sizes(): Sizes {
    return this.currentSizes;
  }

  get kernels(): GpuKernels {
    return this.currentKernels;
  }

  /** Encodes and runs a chunk of at most `most` steps. */
  submitSteps(firstStep: number, most: number): Chunk {
    const queue = this.currentQueue;
    const steps = queue.length(firstStep, most);
    const chunk = queue.submit(this.kernels, firstStep, steps, this.begun);
    this.begun = true;
    return chunk;
  }

  /** Encodes and runs passes that take no step. */
  submitPasses(passes: number, mode: 'evaluate' | 'relax'): Promise<undefined> {
    const { device, kernels } = this;
    const encoder = device.createCommandEncoder({ label: mode });
    settle(encoder, this.currentBuffers);
    const pass = encoder.beginComputePass();
    for (let n = 0; n < passes; n++) {
      kernels.encode(pass, mode);
    }
    pass.end();
    device.queue.submit([encoder.finish()]);
    this.begun = false;
    return device.queue.onSubmittedWorkDone();
  }

  /** Chooses the mesh of every replica whose box asks for it. */
  async chooseMeshes(
    boxes: readonly Box[],
    asks: (box: Box, chosenFor: Box) => boolean,
  ): Promise<void> {
    const plane = largestPlaneEdge(this.device.limits);
    this.replicas.forEach((replica, r) => {
      if (asks(boxes[r], replica.meshBox)) {
        replica.mesh = chooseMesh(replica.setup, boxes[r], plane, this.tuning.meshPointCost);
        replica.meshBox = boxes[r];
      }
    });
    const meshes = this.replicas.map(({ mesh }) => mesh);
    if (meshesFit(this.sizes, meshes)) {
      await this.kernels.useMeshes(meshes);
      this.writeConstants();
    } else {
      await this.resize({ ...this.sizes, ...meshSizes(meshes, plane) });
    }
  }

  /** Moves everything to buffers of other sizes; neighbour lists stay the same. */
  async resize(sizes: Sizes): Promise<void> {
    checkSizes(sizes, this.device.limits);
    const meshes = this.replicas.map(({ mesh }) => mesh);
    const buffers = await createBuffers(this.device, sizes);
    const kernels = await GpuKernels.create(this.device, sizes, buffers, meshes);
    const old = { queue: this.currentQueue, kernels: this.kernels, buffers: this.currentBuffers };
    this.currentSizes = sizes;
    this.currentBuffers = buffers;
    this.currentKernels = kernels;
    this.currentQueue = new ChunkQueue(this.device, sizes, buffers);
    this.writeConstants();
    this.restoreFrom(old.buffers);
    old.queue.destroy();
    old.kernels.destroy();
    destroyBuffers(old.buffers);
  }

  /** Goes back to what a chunk started from, or to what other buffers hold. */
  restoreFrom(motion: MotionBuffers): void {
    const { device, kernels, currentBuffers, replicas } = this;
    restoreMotion(device, kernels, motion, currentBuffers, replicas.length);
    this.begun = false;
  }

  /** Everything that `restore` needs besides the setups and the boxes. */
  readMotion(): Promise<MotionBytes> {
    return readMotion(this.device, this.currentBuffers);
  }

  /** Longest neighbour list asked for so far, of any replica. */
  async mostNeighbours(): Promise<number> {
    const size = CONTROL.size * this.replicas.length;
    const [bytes] = await this.read([{ buffer: this.currentBuffers.control, offset: 0, size }]);
    const view = new DataView(bytes);
    const lengths = this.replicas.map((_replica, r) =>
      view.getUint32(r * CONTROL.size + CONTROL.most_neighbours, true),
    );
    return Math.max(...lengths);
  }

  /** Tells the device of every replica's potential and mesh. */
  writeConstants(): void {
    this.replicas.forEach((replica, r) => {
      const [nx, ny] = replica.mesh.grid;
      const packed = packReplica({
        ...replica,
        neighbourCapacity: this.sizes.neighbourCapacity,
        meshEnergyGroups: Math.ceil((nx * ny) / CONVOLVE_LINES),
        atomGroups: Math.ceil(atomCount(replica.setup.configuration) / ATOM_THREADS),
        cellEdge: cellEdge(replica.setup, this.tuning.skin),
        skin: this.tuning.skin,
        timeStep: this.timeStep,
      });
      this.device.queue.writeBuffer(this.currentBuffers.replicas, r * REPLICA.size, packed);
    });
    this.begun = false;
  }

  writeState(r: number, state: ReplicaState, targets: StageTargets): void {
    const atoms = atomCount(this.replicas[r].setup.configuration);
    const packed = packState(atoms, state.step, state.box, state.velocityScale, targets);
    this.writeStateBytes(r, packed);
  }

  /** @param velocities Å/fs, 3N */
  writeVelocities(r: number, velocities: Float64Array): void {
    const packed = packVectors(velocities, this.replicas[r].order);
    this.device.queue.writeBuffer(this.currentBuffers.velocities, this.atomOffset(r), packed);
    const scaleOffset = r * STATE.size + STATE.drift + 12;
    this.device.queue.writeBuffer(
      this.currentBuffers.endStates,
      scaleOffset,
      new Float32Array([1]),
    );
    this.begun = false;
  }

  async readStates(): Promise<ReplicaState[]> {
    const bytes = await this.readStateBytes();
    return this.replicas.map(({ boxOrigin }, r) => readState(new DataView(bytes[r]), boxOrigin));
  }

  /** Struct State of every replica. */
  readStateBytes(): Promise<ArrayBuffer[]> {
    const buffer = this.currentBuffers.endStates;
    const { size } = STATE;
    return this.read(this.replicas.map((_replica, r) => ({ buffer, offset: r * size, size })));
  }

  writeStateBytes(r: number, bytes: ArrayBuffer): void {
    this.device.queue.writeBuffer(this.currentBuffers.endStates, r * STATE.size, bytes);
    this.begun = false;
  }

  /** Struct Sample of one step, a replica. */
  readSamples(step: number): Promise<ArrayBuffer[]> {
    const slot = step % SAMPLE_CAPACITY;
    return this.read(
      this.replicas.map((_replica, r) => ({
        buffer: this.currentBuffers.samples,
        offset: (r * SAMPLE_CAPACITY + slot) * SAMPLE.size,
        size: SAMPLE.size,
      })),
    );
  }

  async readConfiguration(r: number): Promise<Configuration> {
    const { setup, order, boxOrigin } = this.replicas[r];
    const part = { offset: this.atomOffset(r), size: order.length * 16 };
    const [state, positions, velocities] = await this.read([
      { buffer: this.currentBuffers.endStates, offset: r * STATE.size, size: STATE.size },
      { buffer: this.currentBuffers.positions, ...part },
      { buffer: this.currentBuffers.velocities, ...part },
    ]);
    const { box, velocityScale } = readState(new DataView(state), boxOrigin);
    return {
      ...setup.configuration,
      positions: unpackPositions(new Uint32Array(positions), order, box),
      velocities: unpackVectors(new Float32Array(velocities), order, velocityScale),
      box,
    };
  }

  /** eV/Å, 3N */
  async readForces(r: number): Promise<Float64Array> {
    const { order } = this.replicas[r];
    const part = { offset: this.atomOffset(r), size: order.length * 16 };
    const [bytes] = await this.read([{ buffer: this.currentBuffers.forces, ...part }]);
    return unpackVectors(new Float32Array(bytes), order);
  }

  destroy(): void {
    this.currentQueue.destroy();
    this.kernels.destroy();
    destroyBuffers(this.currentBuffers);
  }

  private atomOffset(r: number): number {
    return r * this.sizes.atomStride * 16;
  }

  private read(ranges: readonly BufferRange[]): Promise<ArrayBuffer[]> {
    return readRanges(this.device, ranges);
  }

  private upload(targets: StageTargets): void {
    this.replicas.forEach(({ setup: { configuration }, order }, r) => {
      const packed = packPositions(configuration, order);
      this.device.queue.writeBuffer(this.currentBuffers.positions, this.atomOffset(r), packed);
      if (configuration.velocities) {
        this.writeVelocities(r, configuration.velocities);
      }
      this.writeState(r, { step: 0, box: configuration.box, velocityScale: 1 }, targets);
      askForLists(this.device, this.currentBuffers.control, r);
    });
    this.writeConstants();
  }
}
