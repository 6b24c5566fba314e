import type { Configuration } from '../core/configuration';
import type { Potential } from '../core/potential';
import type { Tuning } from '../core/tuning';
import type { AdapterDescription } from './adapter';
import type { DeviceRoom } from './room';
import type { SimulationSnapshot } from './snapshot';
import type { MeshSettings, ReplicaSetup, StageTargets, ThermoSample } from './types';

/**
 * Molecular dynamics of R replicas: Buckingham and long-range Coulomb forces, velocity Verlet,
 * Nosé–Hoover chains, isotropic MTK barostat. One call runs at a time (await it before the next).
 */
export interface Dynamics {
  /** fs */
  readonly timeStep: number;
  readonly replicaCount: number;
  readonly tuning: Tuning;
  /** Steps done since the simulation was made */
  readonly step: number;

  mesh(replica: number): MeshSettings;

  /**
   * Moves the atoms towards a minimum of the energy, at most 0.05 Å a step; velocities become 0.
   *
   * @param steps number of minimisation steps
   * @param held whether a replica stays as it is; none unless told
   * @param signal ends it where its steps are long; the simulation can then only be destroyed
   * @throws the signal's reason when it is aborted meanwhile
   */
  relax(steps: number, held?: (replica: number) => boolean, signal?: AbortSignal): Promise<void>;

  /** @param velocities Å/fs, 3N */
  setVelocities(replica: number, velocities: Float64Array): void;

  /**
   * From the next chunk of steps on. The mesh stays.
   *
   * @throws Problem when it lacks a charge or leaves the system charged
   */
  setPotential(replica: number, potential: Potential): void;

  /** Energies and forces of the present positions, one sample a replica. */
  evaluate(): Promise<ThermoSample[]>;

  /**
   * Starts a stage at the present step: chains at rest, targets from here on, a mesh for the present
   * box. Gives the sample of the present step.
   *
   * @param targets for all replicas, or one for each
   */
  beginStage(targets: StageTargets | readonly StageTargets[]): Promise<ThermoSample[]>;

  /**
   * Takes steps and gives a sample for each, [replica][step]. When the run leaves what can be computed,
   * it goes back to where it was last good, `step` says where, and what was sampled until there is
   * given: fewer than asked for. The next call then meets the trouble at once.
   *
   * @throws Problem when not one step can be taken
   */
  advance(steps: number): Promise<ThermoSample[][]>;

  /** Positions wrapped into the box, velocities at the present step, ids as given. */
  readConfiguration(replica: number): Promise<Configuration>;

  /** eV/Å, 3N, of the last step or evaluation. */
  readForces(replica: number): Promise<Float64Array>;

  /** The present state, for a platform's `restore`. */
  snapshot(): Promise<SimulationSnapshot>;

  /** Frees what the simulation holds; the platform stays. */
  destroy(): void;
}

export interface SimulationOptions {
  readonly replicas: readonly ReplicaSetup[];
  /** fs */
  readonly timeStep: number;
  /** The usual one for the platform and the size unless told */
  readonly tuning?: Tuning;
}

export const PLATFORM_NAMES = ['gpu', 'processor'] as const;

/** What a simulation is computed with: WGSL on a WebGPU adapter, or WebAssembly on the processor. */
export type PlatformName = (typeof PLATFORM_NAMES)[number];

export const PLATFORM_CHOICES = ['auto', ...PLATFORM_NAMES] as const;

/** What a person asks for: a GPU where there is a real one, else the processor (auto); or one of them. */
export type PlatformChoice = (typeof PLATFORM_CHOICES)[number];

/** Makes simulations. */
export interface Platform {
  readonly platform: PlatformName;
  readonly adapter: AdapterDescription;
  /** What the size of a simulation is held to; null where only the machine's memory is */
  readonly room: DeviceRoom | null;
  /** Resolves when nothing more can be computed, with the reason; a processor is never lost. */
  readonly lost: Promise<{ readonly message: string }>;

  /** What steps are likely to be quick with, where nothing was measured. */
  usualTuning(atoms: number): Tuning;

  /**
   * The replicas at step 0, at rest but for the velocities of their configurations.
   *
   * @throws Problem when a system is not neutral, a cutoff exceeds half a box, or there is no room
   */
  create(options: SimulationOptions): Promise<Dynamics>;

  /**
   * Goes on from a snapshot, as the simulation that it was taken of would have gone on, to the bit:
   * a GPU on the same adapter, the processor on any.
   *
   * @param replicas what that simulation was made of, with the potentials now in force; positions and
   * velocities come from the snapshot
   * @throws Problem as `create`, or when the snapshot is of other replicas or another platform
   */
  restore(replicas: readonly ReplicaSetup[], snapshot: SimulationSnapshot): Promise<Dynamics>;
}
