import { atomCount, type Box, type Configuration } from '../core/configuration';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import { packPositions, packVectors, unpackPositions, unpackVectors } from './atoms';
import { type Buffers, createBuffers, destroyBuffers, readRanges } from './buffers';
import { CHUNKS_IN_FLIGHT, type Chunk, ChunkQueue } from './chunks';
import { describeAdapter } from './device';
import { Kernels } from './kernels';
import { CONTROL_SIZE, REPLICA, SAMPLE, STATE } from './layout';
import { hasOutgrown, largestPlaneEdge, meshesFit, meshSizes, planSizes, SKIN } from './plan-sizes';
import {
  chargeSystem,
  checkCutoff,
  checkSetup,
  choosePppmFor,
  packReplica,
  selfEnergy,
} from './replica';
import { type DecodedSample, decodeSample, type SampleContext } from './sample';
import { ATOM_THREADS, CONVOLVE_LINES, checkSizes, SAMPLE_CAPACITY, type Sizes } from './sizes';
import { AT_REST, packState, type ReplicaState, readState } from './state';
import type { PppmSettings, ReplicaSetup, StageTargets, ThermoSample } from './types';

export interface SimulationOptions {
  readonly replicas: readonly ReplicaSetup[];
  /** fs */
  readonly timeStep: number;
  /** Threads that share an atom in the pair kernel (a power of 2, at most 32); chosen by adapter and size if absent. */
  readonly lanes?: number;
}

/** A box under a barostat is held against its mesh at multiples of this many steps. */
const MESH_CHECK_STEPS = 500;

interface Replica {
  setup: ReplicaSetup;
  pppm: PppmSettings;
  squaredCharge: number;
  /** Å: the box that the mesh was chosen for */
  meshBox: Box;
  /** Å: the box at the stage's start */
  boxOrigin: Box;
}

/**
 * Molecular dynamics of R replicas on one device: Buckingham + PPPM electrostatics, velocity
 * Verlet, Nosé–Hoover chains, isotropic MTK barostat. All state lives on the device; one call runs
 * at a time (await it before the next).
 */
export class Simulation {
  readonly timeStep: number;
  /** Steps done since the simulation was made */
  step = 0;
  private targets: StageTargets = AT_REST;
  private lost: string | null = null;

  private constructor(
    private readonly device: GPUDevice,
    private readonly replicas: readonly Replica[],
    private sizes: Sizes,
    private buffers: Buffers,
    private kernels: Kernels,
    private queue: ChunkQueue,
    timeStep: number,
  ) {
    this.timeStep = timeStep;
    device.lost.then((info) => {
      this.lost = info.message || info.reason;
    });
  }

  /**
   * Compiles the kernels and puts the replicas on the device.
   * @throws Problem when a system is not neutral, a cutoff exceeds half a box, or the device is too small
   */
  static async create(device: GPUDevice, options: SimulationOptions): Promise<Simulation> {
    options.replicas.forEach(checkSetup);
    const plane = largestPlaneEdge(device.limits);
    const replicas = options.replicas.map((setup): Replica => {
      const box = setup.configuration.box;
      const { squaredCharge } = chargeSystem(setup, box);
      const pppm = choosePppmFor(setup, box, plane);
      return { setup, pppm, squaredCharge, meshBox: box, boxOrigin: box };
    });
    const sizes = planSizes(
      options.replicas,
      replicas.map(({ pppm }) => pppm),
      options.lanes ?? defaultLanes(device, options.replicas),
      plane,
    );
    checkSizes(sizes, device.limits);
    const buffers = await createBuffers(device, sizes);
    const meshes = replicas.map(({ pppm }) => pppm);
    const kernels = await Kernels.create(device, sizes, buffers, meshes);
    const queue = new ChunkQueue(device, sizes, buffers);
    const simulation = new Simulation(
      device,
      replicas,
      sizes,
      buffers,
      kernels,
      queue,
      options.timeStep,
    );
    simulation.upload();
    return simulation;
  }

  get replicaCount(): number {
    return this.replicas.length;
  }

  get dispatchesPerStep(): number {
    return this.kernels.dispatchesPerStep;
  }

  pppm(replica: number): PppmSettings {
    return this.replicas[replica].pppm;
  }

  /**
   * Moves the atoms towards a minimum of the energy, at most 0.05 Å a step; velocities become 0.
   * @param steps number of minimisation steps
   */
  async relax(steps: number): Promise<void> {
    this.writeVelocities(null);
    await this.evaluate();
    for (let done = 0; done < steps; ) {
      const part = Math.min(20, steps - done);
      const encoder = this.device.createCommandEncoder({ label: 'relax' });
      const pass = encoder.beginComputePass();
      for (let n = 0; n < part; n++) {
        this.kernels.encode(pass, 'relax');
      }
      pass.end();
      this.device.queue.submit([encoder.finish()]);
      await this.device.queue.onSubmittedWorkDone();
      this.checkDevice();
      done += part;
    }
    this.writeVelocities(null);
  }

  /** @param velocities Å/fs, 3N */
  setVelocities(replica: number, velocities: Float64Array): void {
    const offset = replica * this.sizes.atomStride * 16;
    this.device.queue.writeBuffer(this.buffers.velocities, offset, packVectors(velocities));
    const unscaled = new Float32Array([1]);
    const scaleOffset = replica * STATE.size + STATE.drift + 12;
    this.device.queue.writeBuffer(this.buffers.states, scaleOffset, unscaled);
  }

  /**
   * From the next chunk of steps on. The mesh stays.
   * @throws Problem when it lacks a charge or leaves the system charged
   */
  setPotential(replica: number, potential: Potential): void {
    const target = this.replicas[replica];
    const setup = { ...target.setup, potential };
    checkSetup(setup);
    target.setup = setup;
    target.squaredCharge = chargeSystem(setup, target.boxOrigin).squaredCharge;
    this.writeConstants();
  }

  /** Energies and forces of the present positions, one sample a replica. */
  async evaluate(): Promise<ThermoSample[]> {
    for (;;) {
      const encoder = this.device.createCommandEncoder({ label: 'evaluate' });
      const pass = encoder.beginComputePass();
      this.kernels.encode(pass, 'evaluate');
      pass.end();
      this.device.queue.submit([encoder.finish()]);
      const slot = this.step % SAMPLE_CAPACITY;
      const bytes = await this.read(
        this.replicas.map((_replica, r) => ({
          buffer: this.buffers.samples,
          offset: (r * SAMPLE_CAPACITY + slot) * SAMPLE.size,
          size: SAMPLE.size,
        })),
      );
      const decoded = bytes.map((part, r) => decodeSample(new DataView(part), 0, this.context(r)));
      if (!(await this.growLists(decoded))) {
        return decoded.map(({ thermo }) => thermo);
      }
    }
  }

  /**
   * Starts a stage at the present step: chains at rest, targets from here on, a mesh for the
   * present box. Gives the sample of the present step.
   */
  async beginStage(targets: StageTargets): Promise<ThermoSample[]> {
    const states = await this.readStates();
    this.targets = targets;
    states.forEach((state, r) => {
      this.replicas[r].boxOrigin = state.box;
      this.writeState(r, state);
    });
    await this.chooseMeshes(states.map((state) => state.box));
    return this.evaluate();
  }

  /**
   * Takes steps and gives a sample for each, [replica][step].
   * @throws Problem when the run leaves what can be computed; the device is then back at the last
   * good chunk, and `step` says where
   */
  async advance(steps: number): Promise<ThermoSample[][]> {
    const samples: ThermoSample[][] = this.replicas.map(() => []);
    const goal = this.step + steps;
    while (this.step < goal) {
      const check = MESH_CHECK_STEPS * (Math.floor(this.step / MESH_CHECK_STEPS) + 1);
      await this.advanceTo(Math.min(goal, check), samples);
      if (this.step === check && this.targets.ensemble === 'npt') {
        await this.followBoxes(samples.map((series) => series[series.length - 1].box));
      }
    }
    return samples;
  }

  /** Positions wrapped into the box, velocities at the present step, ids as given. */
  async readConfiguration(replica: number): Promise<Configuration> {
    const { setup, boxOrigin } = this.replicas[replica];
    const atoms = atomCount(setup.configuration);
    const part = { offset: replica * this.sizes.atomStride * 16, size: atoms * 16 };
    const [state, positions, velocities] = await this.read([
      { buffer: this.buffers.states, offset: replica * STATE.size, size: STATE.size },
      { buffer: this.buffers.positions, ...part },
      { buffer: this.buffers.velocities, ...part },
    ]);
    const { box, velocityScale } = readState(new DataView(state), boxOrigin);
    return {
      ...setup.configuration,
      positions: unpackPositions(new Uint32Array(positions), atoms, box),
      velocities: unpackVectors(new Float32Array(velocities), atoms, velocityScale),
      box,
    };
  }

  /** eV/Å, 3N, of the last step or evaluation. */
  async readForces(replica: number): Promise<Float64Array> {
    const atoms = atomCount(this.replicas[replica].setup.configuration);
    const offset = replica * this.sizes.atomStride * 16;
    const [bytes] = await this.read([{ buffer: this.buffers.forces, offset, size: atoms * 16 }]);
    return unpackVectors(new Float32Array(bytes), atoms);
  }

  /** Frees the device's memory; the device itself stays. */
  destroy(): void {
    this.queue.destroy();
    this.kernels.destroy();
    destroyBuffers(this.buffers);
  }

  private async advanceTo(goal: number, samples: ThermoSample[][]): Promise<void> {
    const flying: { chunk: Chunk; contexts: SampleContext[] }[] = [];
    let submitted = this.step;
    while (this.step < goal) {
      while (submitted < goal && flying.length < CHUNKS_IN_FLIGHT) {
        const length = this.queue.length(submitted + 1, goal - submitted);
        const chunk = this.queue.submit(this.kernels, submitted + 1, length);
        flying.push({ chunk, contexts: this.replicas.map((_replica, r) => this.context(r)) });
        submitted += length;
      }
      const [{ chunk, contexts }] = flying.splice(0, 1);
      const decoded = this.decode(await this.whileAlive(chunk.samples), chunk.steps, contexts);
      const last = decoded.map((series) => series[series.length - 1]);
      const trouble = this.findTrouble(decoded);
      if (trouble || this.listsOverflow(last)) {
        await this.device.queue.onSubmittedWorkDone();
        chunk.restore();
        submitted = this.step;
        flying.length = 0;
        if (trouble) {
          throw trouble;
        }
        await this.growLists(last);
        continue;
      }
      decoded.forEach((series, r) => {
        samples[r].push(...series.map(({ thermo }) => thermo));
      });
      this.step += chunk.steps;
    }
  }

  private decode(bytes: ArrayBuffer, steps: number, contexts: SampleContext[]): DecodedSample[][] {
    const view = new DataView(bytes);
    return contexts.map((context, r) =>
      Array.from({ length: steps }, (_unused, n) =>
        decodeSample(view, (r * steps + n) * SAMPLE.size, context),
      ),
    );
  }

  private findTrouble(decoded: readonly DecodedSample[][]): Problem | null {
    for (const [r, series] of decoded.entries()) {
      for (const { thermo } of series) {
        if (!(thermo.temperature < 1e6 && Number.isFinite(thermo.potential))) {
          return new Problem(
            `Replica ${r + 1} blew up at step ${thermo.step}: its temperature is no longer finite.`,
            'Use a smaller time step, or relax the start for longer.',
          );
        }
        try {
          checkCutoff(thermo.box, this.replicas[r].setup.cutoff);
        } catch (error) {
          if (error instanceof Problem) {
            return new Problem(`At step ${thermo.step}: ${error.message}`, error.hint);
          }
          throw error;
        }
      }
    }
    return null;
  }

  private listsOverflow(decoded: readonly DecodedSample[]): boolean {
    return decoded.some(({ mostNeighbours }) => mostNeighbours > this.sizes.neighbourCapacity);
  }

  /** Makes room when a neighbour list was too short; true if it did. */
  private async growLists(decoded: readonly DecodedSample[]): Promise<boolean> {
    if (!this.listsOverflow(decoded)) {
      return false;
    }
    const longest = Math.max(...decoded.map(({ mostNeighbours }) => mostNeighbours));
    await this.resize({ ...this.sizes, neighbourCapacity: Math.ceil(1.25 * longest) });
    return true;
  }

  private async followBoxes(boxes: readonly Box[]): Promise<void> {
    if (boxes.some((box, r) => hasOutgrown(box, this.replicas[r].meshBox))) {
      await this.chooseMeshes(boxes, hasOutgrown);
      await this.evaluate();
    }
  }

  /** Chooses the mesh of every replica whose box asks for it. */
  private async chooseMeshes(
    boxes: readonly Box[],
    asks: (box: Box, chosenFor: Box) => boolean = () => true,
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
  private async resize(sizes: Sizes): Promise<void> {
    checkSizes(sizes, this.device.limits);
    const old = this.buffers;
    this.queue.destroy();
    this.sizes = sizes;
    this.buffers = await createBuffers(this.device, sizes);
    this.kernels.destroy();
    const meshes = this.replicas.map(({ pppm }) => pppm);
    this.kernels = await Kernels.create(this.device, sizes, this.buffers, meshes);
    this.queue = new ChunkQueue(this.device, sizes, this.buffers);
    const encoder = this.device.createCommandEncoder({ label: 'resize' });
    for (const name of ['positions', 'velocities', 'forces', 'states'] as const) {
      encoder.copyBufferToBuffer(old[name], 0, this.buffers[name], 0, old[name].size);
    }
    this.device.queue.submit([encoder.finish()]);
    destroyBuffers(old);
    this.writeConstants();
    this.askForLists();
  }

  private upload(): void {
    this.replicas.forEach(({ setup }, r) => {
      const { configuration } = setup;
      const offset = r * this.sizes.atomStride * 16;
      this.device.queue.writeBuffer(this.buffers.positions, offset, packPositions(configuration));
      if (configuration.velocities) {
        this.setVelocities(r, configuration.velocities);
      }
      this.writeState(r, { step: 0, box: configuration.box, velocityScale: 1 });
    });
    this.writeConstants();
    this.askForLists();
  }

  private writeVelocities(velocities: Float64Array | null): void {
    this.replicas.forEach(({ setup }, r) => {
      const zero = new Float64Array(3 * atomCount(setup.configuration));
      this.setVelocities(r, velocities ?? zero);
    });
  }

  private writeState(r: number, state: ReplicaState): void {
    const atoms = atomCount(this.replicas[r].setup.configuration);
    const packed = packState(atoms, state.step, state.box, state.velocityScale, this.targets);
    this.device.queue.writeBuffer(this.buffers.states, r * STATE.size, packed);
  }

  private writeConstants(): void {
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
      this.device.queue.writeBuffer(this.buffers.replicas, r * REPLICA.size, packed);
    });
  }

  private askForLists(): void {
    this.replicas.forEach((_replica, r) => {
      const control = new Uint32Array([1, 0, 0, 0]);
      this.device.queue.writeBuffer(this.buffers.control, r * CONTROL_SIZE, control);
    });
  }

  private async readStates(): Promise<ReplicaState[]> {
    const size = STATE.size * this.replicas.length;
    const [bytes] = await this.read([{ buffer: this.buffers.states, offset: 0, size }]);
    return this.replicas.map(({ boxOrigin }, r) =>
      readState(new DataView(bytes, r * STATE.size), boxOrigin),
    );
  }

  private context(r: number): SampleContext {
    const { setup, pppm, squaredCharge, boxOrigin } = this.replicas[r];
    return {
      atoms: atomCount(setup.configuration),
      selfEnergy: selfEnergy(squaredCharge, pppm.alpha),
      boxOrigin,
      startTemperature: this.targets.temperature.from,
      thermostatDamping: this.targets.thermostatDamping,
      barostatDamping: this.targets.barostatDamping,
    };
  }

  private read(ranges: Parameters<typeof readRanges>[1]): Promise<ArrayBuffer[]> {
    this.checkDevice();
    return this.whileAlive(readRanges(this.device, ranges));
  }

  /** Turns whatever a lost device does to a promise into words. */
  private async whileAlive<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.checkDevice();
      throw error;
    }
  }

  private checkDevice(): void {
    if (this.lost !== null) {
      throw new Problem(
        `The graphics device was lost at step ${this.step}: ${this.lost}.`,
        'What was recorded is kept. Restart the run, or reload the page if the device stays away.',
      );
    }
  }
}

/** Many lanes an atom where a small system must fill a GPU; one where threads are not free. */
function defaultLanes(device: GPUDevice, setups: readonly ReplicaSetup[]): number {
  if (describeAdapter(device.adapterInfo).software) {
    return 1;
  }
  const atoms = Math.max(...setups.map(({ configuration }) => atomCount(configuration)));
  return atoms <= 8000 ? 16 : 4;
}
