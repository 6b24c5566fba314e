import { atomCount, type Box, type Configuration } from '../../core/configuration';
import type { Potential } from '../../core/potential';
import { Problem } from '../../core/problem';
import type { Tuning } from '../../core/tuning';
import type { Dynamics, SimulationOptions } from '../dynamics';
import { hasOutgrown, MESH_CHECK_STEPS } from '../mesh-choice';
import { chargeSystem, checkSetup, checkSetups, selfEnergy } from '../replica';
import { checkSnapshot, type GpuSnapshot, type SimulationSnapshot } from '../snapshot';
import { findTrouble, type Trouble, withWorstAtom } from '../trouble';
import type { MeshSettings, ReplicaSetup, StageTargets, ThermoSample } from '../types';
import { CHUNKS_IN_FLIGHT, type Chunk } from './chunks';
import { isSoftware } from './device';
import { wholeGroups } from './plan-sizes';
import { inBox, type Replica, ReplicaMemory } from './replica-memory';
import { type DecodedSample, decodeSample, decodeSeries, type SampleContext } from './sample';
import { AT_REST } from './state';
import { usualTuning } from './usual-tuning';

/** Minimisation steps a submit. */
const RELAXATION_CHUNK = 20;

interface FlyingChunk {
  readonly chunk: Chunk;
  readonly contexts: readonly SampleContext[];
}

/**
 * Molecular dynamics of R replicas on one device: Buckingham pairs and Coulomb forces on a mesh, velocity
 * Verlet, Nosé–Hoover chains, isotropic MTK barostat. All state lives on the device; one call runs
 * at a time (await it before the next).
 */
export class GpuSimulation implements Dynamics {
  /** Steps done since the simulation was made */
  step = 0;
  private lost: string | null = null;

  private constructor(
    private readonly memory: ReplicaMemory,
    /** fs */
    readonly timeStep: number,
    /** Of the stage that goes on, one a replica */
    private targets: readonly StageTargets[],
  ) {
    memory.device.lost.then((info) => {
      this.lost = info.message || info.reason;
    });
  }

  /**
   * Compiles the kernels and puts the replicas on the device.
   * @throws Problem when a system is not neutral, a cutoff exceeds half a box, or the device is too small
   */
  static async create(device: GPUDevice, options: SimulationOptions): Promise<GpuSimulation> {
    checkSetups(options.replicas);
    const { replicas, timeStep } = options;
    const atoms = Math.max(...replicas.map(({ configuration }) => atomCount(configuration)));
    const tuning = options.tuning ?? usualTuning(isSoftware(device), atoms);
    const memory = await ReplicaMemory.create(device, replicas, timeStep, tuning, AT_REST);
    const targets = replicas.map(() => AT_REST);
    return new GpuSimulation(memory, timeStep, targets);
  }

  /**
   * Goes on from a snapshot: on the same adapter, as the simulation that it was taken of would have
   * gone on, to the bit.
   *
   * @param replicas what that simulation was made of (where the atoms were then says in which order
   * the device keeps them), with the potentials now in force; positions and velocities come from the
   * snapshot
   * @throws Problem as `create`, or when the snapshot is of other replicas
   */
  static async restore(
    device: GPUDevice,
    replicas: readonly ReplicaSetup[],
    snapshot: SimulationSnapshot,
  ): Promise<GpuSimulation> {
    const { boxes, step, timeStep, targets, tuning, neighbourCapacity, motion } = checkSnapshot(
      snapshot,
      'gpu',
      replicas,
    );
    checkSetups(replicas.map((setup, r) => inBox(setup, boxes[r].meshBox)));
    const memory = await ReplicaMemory.restore(
      device,
      replicas,
      boxes,
      timeStep,
      tuning,
      neighbourCapacity,
      motion,
    );
    const simulation = new GpuSimulation(memory, timeStep, targets);
    simulation.step = step;
    return simulation;
  }

  get replicaCount(): number {
    return this.memory.replicas.length;
  }

  get dispatchesPerStep(): number {
    return this.memory.kernels.dispatchesPerStep;
  }

  get tuning(): Tuning {
    return this.memory.tuning;
  }

  mesh(replica: number): MeshSettings {
    return this.memory.replicas[replica].mesh;
  }

  /**
   * Moves the atoms towards a minimum of the energy, at most 0.05 Å a step; velocities become 0.
   * @param steps number of minimisation steps
   * @param held whether a replica stays as it is; none unless told
   */
  async relax(steps: number, held: (replica: number) => boolean = () => false): Promise<void> {
    this.memory.replicas.forEach((replica, r) => {
      replica.held = held(r);
    });
    this.memory.writeConstants();
    this.stopAtoms();
    await this.evaluate();
    for (let done = 0; done < steps; done += RELAXATION_CHUNK) {
      const passes = Math.min(RELAXATION_CHUNK, steps - done);
      await this.whileAlive(this.memory.submitPasses(passes, 'relax'));
      const longest = await this.whileAlive(this.memory.mostNeighbours());
      if (longest > this.memory.sizes.neighbourCapacity) {
        await this.growLists(longest);
      }
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
      await this.whileAlive(this.memory.submitPasses(1, 'evaluate'));
      const bytes = await this.whileAlive(this.memory.readSamples(this.step));
      const decoded = bytes.map((part, r) => decodeSample(new DataView(part), 0, this.context(r)));
      const longest = longestList(decoded);
      if (longest <= this.memory.sizes.neighbourCapacity) {
        return decoded.map(({ thermo }) => thermo);
      }
      await this.growLists(longest);
    }
  }

  /**
   * Starts a stage at the present step: chains at rest, targets from here on, a mesh for the
   * present box. Gives the sample of the present step.
   *
   * @param targets for all replicas, or one for each
   */
  async beginStage(targets: StageTargets | readonly StageTargets[]): Promise<ThermoSample[]> {
    const states = await this.whileAlive(this.memory.readStates());
    const each = 'ensemble' in targets ? states.map(() => targets) : targets;
    this.targets = each;
    states.forEach((state, r) => {
      this.memory.replicas[r].boxOrigin = state.box;
      this.memory.writeState(r, state, each[r]);
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
      if (this.step === check) {
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

  /** The present state, for `restore`. */
  async snapshot(): Promise<GpuSnapshot> {
    const { step, timeStep, targets, tuning, memory } = this;
    const boxes = memory.replicas.map(({ meshBox, boxOrigin }) => ({ meshBox, boxOrigin }));
    const motion = await this.whileAlive(memory.readMotion());
    const { neighbourCapacity } = memory.sizes;
    return {
      platform: 'gpu',
      step,
      timeStep,
      targets,
      tuning,
      neighbourCapacity,
      boxes,
      motion,
    };
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
      const decoded = decodeSeries(await this.whileAlive(chunk.samples), chunk.steps, contexts);
      const last = decoded.map((series) => series[series.length - 1]);
      const trouble = findTrouble(decoded, this.memory.replicas);
      const longest = longestList(last);
      if (trouble || longest > this.memory.sizes.neighbourCapacity) {
        await this.whileAlive(this.memory.device.queue.onSubmittedWorkDone());
        const named = trouble && (await this.nameAtom(trouble));
        this.memory.restoreFrom(chunk.start);
        flying.length = 0;
        submitted = this.step;
        if (named) {
          throw named;
        }
        await this.growLists(longest);
        continue;
      }
      decoded.forEach((series, r) => {
        samples[r].push(...series.map(({ thermo }) => thermo));
      });
      this.step += chunk.steps;
    }
  }

  /** Looks in what the device holds now for the atom where trouble began. */
  private async nameAtom(trouble: Trouble): Promise<Trouble> {
    const configuration = await this.readConfiguration(trouble.replica);
    const forces = await this.readForces(trouble.replica);
    return withWorstAtom(trouble, { configuration, forces });
  }

  private launch(firstStep: number, most: number): FlyingChunk {
    const chunk = this.memory.submitSteps(firstStep, most);
    return { chunk, contexts: this.memory.replicas.map((_replica, r) => this.context(r)) };
  }

  /** Makes room for lists that were too short. */
  private growLists(longest: number): Promise<void> {
    return this.memory.resize({
      ...this.memory.sizes,
      neighbourCapacity: wholeGroups(1.25 * longest),
    });
  }

  private async followBoxes(boxes: readonly Box[]): Promise<void> {
    const outgrown = boxes.map((box, r) => hasOutgrown(box, this.memory.replicas[r].meshBox));
    if (!outgrown.includes(true)) {
      return;
    }
    const before = await this.whileAlive(this.memory.readStateBytes());
    await this.memory.chooseMeshes(boxes, hasOutgrown);
    await this.evaluate();
    // An evaluation sums the kinetic energy anew: a replica that keeps its mesh must not notice.
    before.forEach((bytes, r) => {
      if (!outgrown[r]) {
        this.memory.writeStateBytes(r, bytes);
      }
    });
  }

  private stopAtoms(): void {
    this.memory.replicas.forEach(({ setup }, r) => {
      this.setVelocities(r, new Float64Array(3 * atomCount(setup.configuration)));
    });
  }

  private context(r: number): SampleContext {
    const { setup, mesh, squaredCharge, boxOrigin }: Replica = this.memory.replicas[r];
    const { temperature, thermostatDamping, barostatDamping } = this.targets[r];
    return {
      atoms: atomCount(setup.configuration),
      selfEnergy: selfEnergy({ setup, mesh, squaredCharge }),
      boxOrigin,
      startTemperature: temperature.from,
      thermostatDamping,
      barostatDamping,
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

function longestList(decoded: readonly DecodedSample[]): number {
  return Math.max(...decoded.map(({ mostNeighbours }) => mostNeighbours));
}
