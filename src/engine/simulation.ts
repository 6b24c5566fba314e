import { atomCount, type Box, type Configuration } from '../core/configuration';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import { CHUNKS_IN_FLIGHT, type Chunk } from './chunks';
import { isSoftware } from './device';
import { SAMPLE } from './layout';
import { hasOutgrown } from './plan-sizes';
import { chargeSystem, checkSetup, selfEnergy } from './replica';
import { type Replica, ReplicaMemory } from './replica-memory';
import { type DecodedSample, decodeSample, type SampleContext } from './sample';
import { AT_REST } from './state';
import { findTrouble } from './trouble';
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

/** Minimisation steps a submit. */
const RELAXATION_CHUNK = 20;

interface FlyingChunk {
  readonly chunk: Chunk;
  readonly contexts: readonly SampleContext[];
}

/**
 * Molecular dynamics of R replicas on one device: Buckingham + PPPM electrostatics, velocity
 * Verlet, Nosé–Hoover chains, isotropic MTK barostat. All state lives on the device; one call runs
 * at a time (await it before the next).
 */
export class Simulation {
  /** Steps done since the simulation was made */
  step = 0;
  private targets: StageTargets = AT_REST;
  private lost: string | null = null;

  private constructor(
    private readonly memory: ReplicaMemory,
    /** fs */
    readonly timeStep: number,
  ) {
    memory.device.lost.then((info) => {
      this.lost = info.message || info.reason;
    });
  }

  /**
   * Compiles the kernels and puts the replicas on the device.
   * @throws Problem when a system is not neutral, a cutoff exceeds half a box, or the device is too small
   */
  static async create(device: GPUDevice, options: SimulationOptions): Promise<Simulation> {
    options.replicas.forEach(checkSetup);
    const lanes = options.lanes ?? defaultLanes(device, options.replicas);
    const { replicas, timeStep } = options;
    const memory = await ReplicaMemory.create(device, replicas, timeStep, lanes, AT_REST);
    return new Simulation(memory, timeStep);
  }

  get replicaCount(): number {
    return this.memory.replicas.length;
  }

  get dispatchesPerStep(): number {
    return this.memory.kernels.dispatchesPerStep;
  }

  pppm(replica: number): PppmSettings {
    return this.memory.replicas[replica].pppm;
  }

  /**
   * Moves the atoms towards a minimum of the energy, at most 0.05 Å a step; velocities become 0.
   * @param steps number of minimisation steps
   */
  async relax(steps: number): Promise<void> {
    this.stopAtoms();
    await this.evaluate();
    for (let done = 0; done < steps; done += RELAXATION_CHUNK) {
      const passes = Math.min(RELAXATION_CHUNK, steps - done);
      await this.whileAlive(this.submit(passes, 'relax'));
    }
    this.stopAtoms();
  }

  /** @param velocities Å/fs, 3N */
  setVelocities(replica: number, velocities: Float64Array): void {
    this.memory.writeVelocities(replica, velocities);
  }

  /**
   * From the next chunk of steps on. The mesh stays.
   * @throws Problem when it lacks a charge or leaves the system charged
   */
  setPotential(replica: number, potential: Potential): void {
    const target = this.memory.replicas[replica];
    const setup = { ...target.setup, potential };
    checkSetup(setup);
    target.setup = setup;
    target.squaredCharge = chargeSystem(setup, target.boxOrigin).squaredCharge;
    this.memory.writeConstants();
  }

  /** Energies and forces of the present positions, one sample a replica. */
  async evaluate(): Promise<ThermoSample[]> {
    for (;;) {
      await this.whileAlive(this.submit(1, 'evaluate'));
      const bytes = await this.whileAlive(this.memory.readSamples(this.step));
      const decoded = bytes.map((part, r) => decodeSample(new DataView(part), 0, this.context(r)));
      if (!this.listsOverflow(decoded)) {
        return decoded.map(({ thermo }) => thermo);
      }
      await this.growLists(decoded);
    }
  }

  /**
   * Starts a stage at the present step: chains at rest, targets from here on, a mesh for the
   * present box. Gives the sample of the present step.
   */
  async beginStage(targets: StageTargets): Promise<ThermoSample[]> {
    const states = await this.whileAlive(this.memory.readStates());
    this.targets = targets;
    states.forEach((state, r) => {
      this.memory.replicas[r].boxOrigin = state.box;
      this.memory.writeState(r, state, targets);
    });
    const boxes = states.map((state) => state.box);
    await this.memory.chooseMeshes(boxes, () => true);
    return this.evaluate();
  }

  /**
   * Takes steps and gives a sample for each, [replica][step]. When the run leaves what can be
   * computed, the device goes back to the last good chunk, `step` says where, and what was sampled
   * until there is given: fewer than asked for. The next call then meets the trouble at once.
   * @throws Problem when not one step can be taken
   */
  async advance(steps: number): Promise<ThermoSample[][]> {
    const samples: ThermoSample[][] = this.memory.replicas.map(() => []);
    const goal = this.step + steps;
    while (this.step < goal) {
      const check = MESH_CHECK_STEPS * (Math.floor(this.step / MESH_CHECK_STEPS) + 1);
      try {
        await this.advanceTo(Math.min(goal, check), samples);
      } catch (error) {
        if (!(error instanceof Problem) || samples[0].length === 0) {
          throw error;
        }
        return samples;
      }
      if (this.step === check && this.targets.ensemble === 'npt') {
        await this.followBoxes(samples.map((series) => series[series.length - 1].box));
      }
    }
    return samples;
  }

  /** Positions wrapped into the box, velocities at the present step, ids as given. */
  readConfiguration(replica: number): Promise<Configuration> {
    return this.whileAlive(this.memory.readConfiguration(replica));
  }

  /** eV/Å, 3N, of the last step or evaluation. */
  readForces(replica: number): Promise<Float64Array> {
    return this.whileAlive(this.memory.readForces(replica));
  }

  /** Frees the device's memory; the device itself stays. */
  destroy(): void {
    this.memory.destroy();
  }

  private async advanceTo(goal: number, samples: ThermoSample[][]): Promise<void> {
    const flying: FlyingChunk[] = [];
    let submitted = this.step;
    while (this.step < goal) {
      while (submitted < goal && flying.length < CHUNKS_IN_FLIGHT) {
        flying.push(this.launch(submitted + 1, goal - submitted));
        submitted += flying[flying.length - 1].chunk.steps;
      }
      const [{ chunk, contexts }] = flying.splice(0, 1);
      const decoded = decodeChunk(await this.whileAlive(chunk.samples), chunk.steps, contexts);
      const last = decoded.map((series) => series[series.length - 1]);
      const trouble = findTrouble(decoded, this.memory.replicas);
      if (trouble || this.listsOverflow(last)) {
        await this.memory.device.queue.onSubmittedWorkDone();
        chunk.restore();
        flying.length = 0;
        submitted = this.step;
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

  private launch(firstStep: number, most: number): FlyingChunk {
    const { queue, kernels, replicas } = this.memory;
    const chunk = queue.submit(kernels, firstStep, queue.length(firstStep, most));
    return { chunk, contexts: replicas.map((_replica, r) => this.context(r)) };
  }

  /** Encodes and runs passes that take no step. */
  private submit(passes: number, mode: 'evaluate' | 'relax'): Promise<undefined> {
    const { device, kernels } = this.memory;
    const encoder = device.createCommandEncoder({ label: mode });
    const pass = encoder.beginComputePass();
    for (let n = 0; n < passes; n++) {
      kernels.encode(pass, mode);
    }
    pass.end();
    device.queue.submit([encoder.finish()]);
    return device.queue.onSubmittedWorkDone();
  }

  private listsOverflow(decoded: readonly DecodedSample[]): boolean {
    const { neighbourCapacity } = this.memory.sizes;
    return decoded.some(({ mostNeighbours }) => mostNeighbours > neighbourCapacity);
  }

  /** Makes room for lists that were too short. */
  private growLists(decoded: readonly DecodedSample[]): Promise<void> {
    const longest = Math.max(...decoded.map(({ mostNeighbours }) => mostNeighbours));
    return this.memory.resize({
      ...this.memory.sizes,
      neighbourCapacity: Math.ceil(1.25 * longest),
    });
  }

  private async followBoxes(boxes: readonly Box[]): Promise<void> {
    if (boxes.some((box, r) => hasOutgrown(box, this.memory.replicas[r].meshBox))) {
      await this.memory.chooseMeshes(boxes, hasOutgrown);
      await this.evaluate();
    }
  }

  private stopAtoms(): void {
    this.memory.replicas.forEach(({ setup }, r) => {
      this.setVelocities(r, new Float64Array(3 * atomCount(setup.configuration)));
    });
  }

  private context(r: number): SampleContext {
    const { setup, pppm, squaredCharge, boxOrigin }: Replica = this.memory.replicas[r];
    return {
      atoms: atomCount(setup.configuration),
      selfEnergy: selfEnergy(squaredCharge, pppm.alpha),
      boxOrigin,
      startTemperature: this.targets.temperature.from,
      thermostatDamping: this.targets.thermostatDamping,
      barostatDamping: this.targets.barostatDamping,
    };
  }

  /** Turns whatever a lost device does to a promise into words. */
  private async whileAlive<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      this.checkDevice();
      return result;
    } catch (error) {
      // The device says that it is lost a turn of the event loop after it fails.
      await new Promise((resolve) => setTimeout(resolve));
      this.checkDevice();
      throw error;
    }
  }

  private checkDevice(): void {
    if (this.lost !== null) {
      throw new Problem(
        `The graphics device was lost at step ${this.step}: ${this.lost}`,
        'What was recorded is kept. Restart the run, or reload the page if the device stays away.',
      );
    }
  }
}

function decodeChunk(
  bytes: ArrayBuffer,
  steps: number,
  contexts: readonly SampleContext[],
): DecodedSample[][] {
  const view = new DataView(bytes);
  return contexts.map((context, r) =>
    Array.from({ length: steps }, (_unused, n) =>
      decodeSample(view, (r * steps + n) * SAMPLE.size, context),
    ),
  );
}

/** Many lanes an atom where a small system must fill a GPU; one where threads are not free. */
function defaultLanes(device: GPUDevice, setups: readonly ReplicaSetup[]): number {
  if (isSoftware(device)) {
    return 1;
  }
  const atoms = Math.max(...setups.map(({ configuration }) => atomCount(configuration)));
  return atoms <= 8000 ? 16 : 4;
}
