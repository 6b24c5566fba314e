import { atomCount, type Box, type Configuration } from '../../core/configuration';
import { cosineAndSine } from '../../core/portable-math';
import type { Potential } from '../../core/potential';
import type { Ensemble } from '../../core/protocol';
import type { Tuning } from '../../core/tuning';
import { ACCELERATION, BOLTZMANN, COULOMB, GPA_PER_EV_PER_CUBIC_ANGSTROM } from '../../core/units';
import { deviceOrder, packPositions, unpackPositions, unpackVectors } from '../atoms';
import { pairTable } from '../buckingham';
import { axisInfluence, fftRadices } from '../fft-plan';
import { MAX_MESH_AXIS, MAX_SPECIES } from '../limits';
import { chooseMesh, hasOutgrown, MESH_CHECK_STEPS } from '../mesh-choice';
import { nearPart } from '../near-part';
import { prolateSplitting } from '../prolate-mesh';
import { chargeSystem, checkSetup, selfEnergy, speciesCharges } from '../replica';
import { HIGHEST_TEMPERATURE_K, type Trouble, troubleOf, withWorstAtom } from '../trouble';
import type { MeshSettings, ReplicaSetup, StageTargets, ThermoSample } from '../types';
import { windowOf, windowPairs } from '../window';
import { instantiateKernels, type ProcessorKernels } from './kernels';
import { type ReplicaMotion, unpackTriples } from './snapshot';

const ENSEMBLES: readonly Ensemble[] = ['nve', 'nvt', 'npt'];

/** What a stretch of steps left. */
export interface AdvancedSteps {
  /** One a step that was sound */
  readonly samples: ThermoSample[];
  /** Why there are fewer than asked for; the replica stands where its last sample says */
  readonly trouble: Trouble | null;
}

/** One replica in a WebAssembly instance of its own: everything on the thread that calls. */
export class ProcessorReplica {
  private readonly order: Uint32Array;
  private squaredCharge: number;
  private present: MeshSettings;
  private meshBox: Box;
  /** Of the latest sample */
  step = 0;

  private constructor(
    private readonly kernels: ProcessorKernels,
    private setup: ReplicaSetup,
    private readonly tuning: Tuning,
    meshBox: Box,
  ) {
    this.order = deviceOrder(setup.configuration);
    this.squaredCharge = chargeSystem(setup, meshBox).squaredCharge;
    this.meshBox = meshBox;
    this.present = this.chooseMesh(meshBox);
  }

  /** @throws Problem as `Platform.create` */
  static async create(
    setup: ReplicaSetup,
    timeStep: number,
    tuning: Tuning,
  ): Promise<ProcessorReplica> {
    const { box } = setup.configuration;
    const replica = await ProcessorReplica.make(setup, timeStep, tuning, box);
    replica.kernels.setBox(...box);
    replica.writeAtoms();
    return replica;
  }

  /** Goes on from `motion`, to the bit. @param setup as when the replica was made, but for its potential */
  static async restore(
    setup: ReplicaSetup,
    timeStep: number,
    tuning: Tuning,
    from: ReplicaMotion,
  ): Promise<ProcessorReplica> {
    const replica = await ProcessorReplica.make(setup, timeStep, tuning, from.meshBox);
    replica.goBack(from);
    return replica;
  }

  private static async make(
    setup: ReplicaSetup,
    timeStep: number,
    tuning: Tuning,
    meshBox: Box,
  ): Promise<ProcessorReplica> {
    const kernels = await instantiateKernels();
    const { configuration, cutoff } = setup;
    const { species } = configuration;
    kernels.createReplica(atomCount(configuration), species.length, timeStep, COULOMB);
    kernels.setUnits(BOLTZMANN, GPA_PER_EV_PER_CUBIC_ANGSTROM);
    kernels.setReach(cutoff, tuning.skin);
    const replica = new ProcessorReplica(kernels, setup, tuning, meshBox);
    replica.writePotential();
    replica.writeMesh();
    return replica;
  }

  get mesh(): MeshSettings {
    return this.present;
  }

  /** Before `relax`: velocities become 0. */
  beginRelaxation(): void {
    this.stopAtoms();
    this.kernels.evaluate();
  }

  /** Moves the atoms towards a minimum of the energy, however the steps are cut. */
  relax(steps: number): void {
    this.kernels.relax(steps);
  }

  /** After `relax`: velocities become 0. */
  endRelaxation(): void {
    this.stopAtoms();
  }

  /** @param velocities Å/fs, 3N */
  setVelocities(velocities: Float64Array): void {
    const packed = this.doubles(this.kernels.velocitiesAt(), 3 * this.order.length);
    this.order.forEach((atom, i) => {
      packed.set(velocities.subarray(3 * atom, 3 * atom + 3), 3 * i);
    });
  }

  /** @throws Problem when it lacks a charge or leaves the system charged */
  setPotential(potential: Potential): void {
    const setup = { ...this.setup, potential };
    checkSetup(setup);
    this.setup = setup;
    this.squaredCharge = chargeSystem(setup, this.meshBox).squaredCharge;
    this.writePotential();
    this.writeSelfEnergy();
  }

  /** Energies and forces of the present positions. */
  evaluate(): ThermoSample {
    this.kernels.evaluate();
    return this.samples(1)[0];
  }

  beginStage(targets: StageTargets): ThermoSample {
    const { ensemble, steps, temperature, pressure } = targets;
    this.useMesh(this.box());
    this.kernels.beginStage(
      ENSEMBLES.indexOf(ensemble),
      steps,
      temperature.from,
      temperature.to,
      pressure.from / GPA_PER_EV_PER_CUBIC_ANGSTROM,
      pressure.to / GPA_PER_EV_PER_CUBIC_ANGSTROM,
      targets.thermostatDamping,
      targets.barostatDamping,
    );
    return this.evaluate();
  }

  /**
   * Takes steps. Where they end does not depend on how they are cut into stretches.
   *
   * @param start where the replica stood some steps before (or now): where it goes back to when a step is
   * not sound
   * @param startStep the step of `start`
   */
  advance(steps: number, start: ReplicaMotion, startStep: number): AdvancedSteps {
    const samples: ThermoSample[] = [];
    while (samples.length < steps) {
      const check = MESH_CHECK_STEPS * (Math.floor(this.step / MESH_CHECK_STEPS) + 1);
      const most = Math.min(steps - samples.length, check - this.step, this.kernels.sampleRoom());
      const taken = this.samples(this.kernels.advance(most, HIGHEST_TEMPERATURE_K));
      const last = taken[taken.length - 1];
      const trouble = this.kernels.isSound(HIGHEST_TEMPERATURE_K)
        ? null
        : troubleOf(last, 0, this.setup.cutoff);
      if (trouble) {
        const named = withWorstAtom(trouble, {
          configuration: this.configuration(),
          forces: this.forces(),
        });
        samples.push(...taken.slice(0, -1));
        this.goBack(start);
        this.repeat(last.step - 1 - startStep);
        return { samples, trouble: named };
      }
      samples.push(...taken);
      this.step = last.step;
      if (this.step === check && hasOutgrown(last.box, this.meshBox)) {
        this.useMesh(last.box);
        this.kernels.evaluate();
      }
    }
    return { samples, trouble: null };
  }

  /** Takes steps that were taken before from here, and were sound. */
  repeat(steps: number): void {
    if (steps > 0) this.advance(steps, this.motion(), this.step);
  }

  configuration(): Configuration {
    const { configuration } = this.setup;
    const atoms = this.order.length;
    const box = this.box();
    const packed = new Uint32Array(
      this.kernels.memory.buffer,
      this.kernels.positionsAt(),
      4 * atoms,
    );
    return {
      ...configuration,
      positions: unpackPositions(packed, this.order, box),
      velocities: unpackTriples(this.doubles(this.kernels.velocitiesAt(), 3 * atoms), this.order),
      box,
    };
  }

  /** eV/Å, 3N */
  forces(): Float64Array {
    const { memory } = this.kernels;
    const packed = new Float32Array(memory.buffer, this.kernels.forcesAt(), 4 * this.order.length);
    return unpackVectors(packed, this.order);
  }

  /** Where the replica stands. */
  motion(): ReplicaMotion {
    const { memory } = this.kernels;
    const at = this.kernels.motionAt();
    return {
      meshBox: this.meshBox,
      motion: memory.buffer.slice(at, at + this.kernels.motionSize()) as ArrayBuffer,
    };
  }

  /** Goes to where this replica stood, with the lists that were in force there. */
  goBack({ meshBox, motion }: ReplicaMotion): void {
    if (meshBox !== this.meshBox) this.useMesh(meshBox);
    this.writeMotion(motion);
    this.kernels.rebuildLists();
    this.writeMotion(motion);
    this.step = new Float64Array(motion, 0, 4)[3];
  }

  private writeMotion(motion: ArrayBuffer): void {
    new Uint8Array(this.kernels.memory.buffer).set(new Uint8Array(motion), this.kernels.motionAt());
  }

  private writeAtoms(): void {
    const { configuration } = this.setup;
    const packed = packPositions(configuration, this.order);
    new Uint32Array(this.kernels.memory.buffer).set(packed, this.kernels.positionsAt() / 4);
    if (configuration.velocities) this.setVelocities(configuration.velocities);
  }

  private stopAtoms(): void {
    this.doubles(this.kernels.velocitiesAt(), 3 * this.order.length).fill(0);
  }

  private box(): Box {
    const [x, y, z] = this.doubles(this.kernels.motionAt(), 3);
    return [x, y, z];
  }

  private chooseMesh(box: Box): MeshSettings {
    return chooseMesh(this.setup, box, MAX_MESH_AXIS, this.tuning.meshPointCost);
  }

  private useMesh(box: Box): void {
    this.meshBox = box;
    this.present = this.chooseMesh(box);
    this.writeMesh();
  }

  private writePotential(): void {
    const { kernels, setup } = this;
    const { species, types } = setup.configuration;
    const charges = speciesCharges(setup);
    const elements = species.map(({ element }) => element);
    const table = pairTable(setup.potential, elements);
    let first = 0;
    species.forEach(({ mass }, i) => {
      const end = first + types.reduce((count, type) => count + (type === i ? 1 : 0), 0);
      kernels.setSpecies(i, first, end, charges[i], ACCELERATION / mass);
      first = end;
    });
    species.forEach((_a, i) => {
      species.forEach((_b, j) => {
        const [A, inverseRho, C, guard] = table.subarray(4 * (MAX_SPECIES * i + j));
        kernels.setPair(i, j, A, inverseRho, C, guard, COULOMB * charges[i] * charges[j]);
      });
    });
  }

  private writeMesh(): void {
    const { kernels, present } = this;
    const { grid, order, electrostatics } = present;
    const { cutoff } = this.setup;
    const prolate = electrostatics === 'prolate';
    kernels.setMesh(...grid, prolate ? 1 : 0, prolate ? present.bandwidth / cutoff : present.alpha);
    if (prolate) {
      prolateSplitting(present.bandwidth).far.forEach((term, k) => {
        kernels.setFarTerm(k, term);
      });
    }
    const window = windowOf(electrostatics, order);
    grid.forEach((n, axis) => {
      const radices = fftRadices(n);
      [...radices, 0].forEach((radix, k) => {
        kernels.setRadix(axis, k, radix);
      });
      for (let i = 0; i < n; i++) {
        const wave = i > n / 2 ? i - n : i;
        // Derivatives drop the wave at half the mesh, whose sign is not defined.
        const derivative = 2 * Math.abs(wave) >= n ? 0 : wave;
        kernels.setWave(axis, i, wave, derivative, axisInfluence(wave, n, window));
        kernels.setTwiddle(axis, i, ...cosineAndSine((2 * Math.PI * i) / n));
      }
    });
    kernels.setWindow(order);
    windowPairs(window).forEach(({ even, odd }, j) => {
      even.forEach((term, k) => {
        kernels.setWindowTerm(j, 0, k, term);
      });
      odd.forEach((term, k) => {
        // The middle point of an odd order is its own mirror image.
        kernels.setWindowTerm(j, 1, k, 2 * j + 1 === order ? 0 : term);
      });
    });
    const near = nearPart(present, cutoff);
    kernels.setNearTerms(near.energy.length);
    near.energy.forEach((term, k) => {
      kernels.setNearTerm(k, term, near.work[k]);
    });
    this.writeSelfEnergy();
  }

  private writeSelfEnergy(): void {
    const { setup, present: mesh, squaredCharge } = this;
    this.kernels.setSelfEnergy(selfEnergy({ setup, mesh, squaredCharge }));
  }

  private doubles(at: number, count: number): Float64Array {
    return new Float64Array(this.kernels.memory.buffer, at, count);
  }

  private samples(count: number): ThermoSample[] {
    const numbers = this.kernels.sampleNumbers();
    const values = this.doubles(this.kernels.samplesAt(), numbers * count);
    return Array.from({ length: count }, (_unused, n): ThermoSample => {
      const [step, temperature, pressure, buckingham, coulomb, kinetic, x, y, z, conserved] =
        values.subarray(numbers * n);
      return {
        step,
        temperature,
        pressure,
        potential: buckingham + coulomb,
        buckingham,
        coulomb,
        kinetic,
        box: [x, y, z],
        conserved,
      };
    });
  }
}
