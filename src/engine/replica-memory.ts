import { atomCount, type Box, type Configuration } from '../core/configuration';
import { packPositions, packVectors, unpackPositions, unpackVectors } from './atoms';
import { type Buffers, createBuffers, destroyBuffers, type Range, readRanges } from './buffers';
import { ChunkQueue } from './chunks';
import { Kernels } from './kernels';
import { CONTROL_SIZE, REPLICA, SAMPLE, STATE } from './layout';
import { largestPlaneEdge, meshesFit, meshSizes, planSizes, SKIN } from './plan-sizes';
import { chargeSystem, choosePppmFor, packReplica } from './replica';
import { ATOM_THREADS, CONVOLVE_LINES, checkSizes, SAMPLE_CAPACITY, type Sizes } from './sizes';
import { packState, type ReplicaState, readState } from './state';
import type { PppmSettings, ReplicaSetup, StageTargets } from './types';

/** What the host remembers of one replica. */
export interface Replica {
  setup: ReplicaSetup;
  pppm: PppmSettings;
  /** Σq², e² */
  squaredCharge: number;
  /** Å: the box that the mesh was chosen for */
  meshBox: Box;
  /** Å: the box at the stage's start */
  boxOrigin: Box;
}

/**
 * R replicas on the device: their buffers, the kernels bound to them, and every transfer between
 * host and device.
 */
export class ReplicaMemory {
  private constructor(
    readonly device: GPUDevice,
    readonly replicas: readonly Replica[],
    private readonly timeStep: number,
    private currentSizes: Sizes,
    private currentBuffers: Buffers,
    private currentKernels: Kernels,
    private currentQueue: ChunkQueue,
  ) {}

  /** @throws Problem when the device is too small */
  static async create(
    device: GPUDevice,
    setups: readonly ReplicaSetup[],
    timeStep: number,
    lanes: number,
    targets: StageTargets,
  ): Promise<ReplicaMemory> {
    const plane = largestPlaneEdge(device.limits);
    const replicas = setups.map((setup): Replica => {
      const box = setup.configuration.box;
      const { squaredCharge } = chargeSystem(setup, box);
      return {
        setup,
        pppm: choosePppmFor(setup, box, plane),
        squaredCharge,
        meshBox: box,
        boxOrigin: box,
      };
    });
    const meshes = replicas.map(({ pppm }) => pppm);
    const sizes = planSizes(setups, meshes, lanes, plane);
    checkSizes(sizes, device.limits);
    const buffers = await createBuffers(device, sizes);
    const kernels = await Kernels.create(device, sizes, buffers, meshes);
    const queue = new ChunkQueue(device, sizes, buffers);
    const memory = new ReplicaMemory(device, replicas, timeStep, sizes, buffers, kernels, queue);
    memory.upload(targets);
    return memory;
  }

  get sizes(): Sizes {
    return this.currentSizes;
  }

  get kernels(): Kernels {
    return this.currentKernels;
  }

  get queue(): ChunkQueue {
    return this.currentQueue;
  }

  /** Chooses the mesh of every replica whose box asks for it. */
  async chooseMeshes(
    boxes: readonly Box[],
    asks: (box: Box, chosenFor: Box) => boolean,
  ): Promise<void> {
    const plane = largestPlaneEdge(this.device.limits);
    this.replicas.forEach((replica, r) => {
      if (asks(boxes[r], replica.meshBox)) {
        replica.pppm = choosePppmFor(replica.setup, boxes[r], plane);
        replica.meshBox = boxes[r];
      }
    });
    const meshes = this.replicas.map(({ pppm }) => pppm);
    if (meshesFit(this.sizes, meshes)) {
      await this.kernels.useMeshes(meshes);
      this.writeConstants();
    } else {
      await this.resize({ ...this.sizes, ...meshSizes(meshes, plane) });
    }
  }

  /** Moves everything to buffers of other sizes. */
  async resize(sizes: Sizes): Promise<void> {
    checkSizes(sizes, this.device.limits);
    const meshes = this.replicas.map(({ pppm }) => pppm);
    const buffers = await createBuffers(this.device, sizes);
    const kernels = await Kernels.create(this.device, sizes, buffers, meshes);
    const encoder = this.device.createCommandEncoder({ label: 'resize' });
    for (const name of ['positions', 'velocities', 'forces', 'states'] as const) {
      encoder.copyBufferToBuffer(
        this.currentBuffers[name],
        0,
        buffers[name],
        0,
        buffers[name].size,
      );
    }
    this.device.queue.submit([encoder.finish()]);
    this.destroy();
    this.currentSizes = sizes;
    this.currentBuffers = buffers;
    this.currentKernels = kernels;
    this.currentQueue = new ChunkQueue(this.device, sizes, buffers);
    this.writeConstants();
    this.askForLists();
  }

  /** Tells the device of every replica's potential and mesh. */
  writeConstants(): void {
    this.replicas.forEach((replica, r) => {
      const [nx, ny] = replica.pppm.grid;
      const packed = packReplica({
        ...replica,
        neighbourCapacity: this.sizes.neighbourCapacity,
        meshEnergyGroups: Math.ceil((nx * ny) / CONVOLVE_LINES),
        atomGroups: Math.ceil(atomCount(replica.setup.configuration) / ATOM_THREADS),
        skin: SKIN,
        timeStep: this.timeStep,
      });
      this.device.queue.writeBuffer(this.currentBuffers.replicas, r * REPLICA.size, packed);
    });
  }

  writeState(r: number, state: ReplicaState, targets: StageTargets): void {
    const atoms = atomCount(this.replicas[r].setup.configuration);
    const packed = packState(atoms, state.step, state.box, state.velocityScale, targets);
    this.device.queue.writeBuffer(this.currentBuffers.states, r * STATE.size, packed);
  }

  /** @param velocities Å/fs, 3N */
  writeVelocities(r: number, velocities: Float64Array): void {
    const packed = packVectors(velocities);
    this.device.queue.writeBuffer(this.currentBuffers.velocities, this.atomOffset(r), packed);
    const scaleOffset = r * STATE.size + STATE.drift + 12;
    this.device.queue.writeBuffer(this.currentBuffers.states, scaleOffset, new Float32Array([1]));
  }

  async readStates(): Promise<ReplicaState[]> {
    const size = STATE.size * this.replicas.length;
    const [bytes] = await this.read([{ buffer: this.currentBuffers.states, offset: 0, size }]);
    return this.replicas.map(({ boxOrigin }, r) =>
      readState(new DataView(bytes, r * STATE.size), boxOrigin),
    );
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
    const { setup, boxOrigin } = this.replicas[r];
    const atoms = atomCount(setup.configuration);
    const part = { offset: this.atomOffset(r), size: atoms * 16 };
    const [state, positions, velocities] = await this.read([
      { buffer: this.currentBuffers.states, offset: r * STATE.size, size: STATE.size },
      { buffer: this.currentBuffers.positions, ...part },
      { buffer: this.currentBuffers.velocities, ...part },
    ]);
    const { box, velocityScale } = readState(new DataView(state), boxOrigin);
    return {
      ...setup.configuration,
      positions: unpackPositions(new Uint32Array(positions), atoms, box),
      velocities: unpackVectors(new Float32Array(velocities), atoms, velocityScale),
      box,
    };
  }

  /** eV/Å, 3N */
  async readForces(r: number): Promise<Float64Array> {
    const atoms = atomCount(this.replicas[r].setup.configuration);
    const buffer = this.currentBuffers.forces;
    const [bytes] = await this.read([{ buffer, offset: this.atomOffset(r), size: atoms * 16 }]);
    return unpackVectors(new Float32Array(bytes), atoms);
  }

  destroy(): void {
    this.queue.destroy();
    this.kernels.destroy();
    destroyBuffers(this.currentBuffers);
  }

  private atomOffset(r: number): number {
    return r * this.sizes.atomStride * 16;
  }

  private read(ranges: readonly Range[]): Promise<ArrayBuffer[]> {
    return readRanges(this.device, ranges);
  }

  private upload(targets: StageTargets): void {
    this.replicas.forEach(({ setup: { configuration } }, r) => {
      const packed = packPositions(configuration);
      this.device.queue.writeBuffer(this.currentBuffers.positions, this.atomOffset(r), packed);
      if (configuration.velocities) {
        this.writeVelocities(r, configuration.velocities);
      }
      this.writeState(r, { step: 0, box: configuration.box, velocityScale: 1 }, targets);
    });
    this.writeConstants();
    this.askForLists();
  }

  private askForLists(): void {
    this.replicas.forEach((_replica, r) => {
      const control = new Uint32Array([1, 0, 0, 0]);
      this.device.queue.writeBuffer(this.currentBuffers.control, r * CONTROL_SIZE, control);
    });
  }
}
