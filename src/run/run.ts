import { atomCount, type Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { checkExperiment } from '../core/experiment-checks';
import type { Potential } from '../core/potential';
import { type Stage, totalSteps } from '../core/protocol';
import type { EngineDevice } from '../engine/device';
import { Simulation } from '../engine/simulation';
import type { StageTargets, ThermoSample } from '../engine/types';
import { relaxPlacement } from './relaxation';
import { placeReplicas, replicaSeed } from './replicas';
import { type StepWindow, stageAt, stageWindows } from './timeline';
import { thermalVelocities } from './velocities';

/** What a run does at present. */
export type RunPhase =
  | { readonly kind: 'preparing'; readonly what: string }
  | { readonly kind: 'stage'; readonly index: number; readonly name: string }
  | { readonly kind: 'done' };

/** The part of `Simulation` that a run drives. */
export type Dynamics = Pick<Simulation, keyof Simulation>;

/**
 * An experiment carried out: atoms placed and relaxed, then the stages of its protocol one after the
 * other. All replicas are advanced together; replica r uses the seed of the experiment plus r.
 */
export class Run {
  private readonly stages: readonly StepWindow[];
  private current = 0;
  /** Index of the stage whose targets the simulation has; −1 before the first. */
  private begun = -1;

  /** State of each replica at step 0 */
  readonly initial: readonly ThermoSample[];

  /**
   * @param simulation relaxed, at the first stage's temperature, at step 0
   * @param initial state of each replica at step 0
   */
  constructor(
    readonly experiment: Experiment,
    readonly simulation: Dynamics,
    initial: readonly ThermoSample[],
  ) {
    this.stages = stageWindows(experiment.protocol);
    this.initial = initial.map((sample) => ({ ...sample, step: 0 }));
  }

  /**
   * Places and relaxes the atoms of every replica and gives them velocities at the temperature of the
   * first stage.
   *
   * @param report told what is being done, in words for a person
   * @throws Problem when the experiment does not fit its cutoff or the device; the signal's reason
   * when it is aborted
   */
  static async prepare(
    engine: EngineDevice,
    experiment: Experiment,
    report: (what: string) => void,
    signal?: AbortSignal,
  ): Promise<Run> {
    checkExperiment(experiment);
    report('Placing atoms');
    const configurations = placeReplicas(experiment);
    signal?.throwIfAborted();
    report('Compiling kernels');
    const simulation = await Simulation.create(engine.device, {
      replicas: configurations.map((configuration) => ({
        configuration,
        potential: experiment.potential,
        cutoff: experiment.cutoff,
        accuracy: experiment.protocol.accuracy,
      })),
      timeStep: experiment.protocol.timeStep,
    });
    try {
      report('Relaxing');
      const atoms = configurations.map(atomCount);
      await relaxPlacement(simulation, atoms, signal);
      const temperature = experiment.protocol.stages[0].temperature.from;
      for (const [replica, configuration] of configurations.entries()) {
        const seed = replicaSeed(experiment, replica);
        simulation.setVelocities(replica, thermalVelocities(configuration, temperature, seed));
      }
      const run = new Run(experiment, simulation, await simulation.evaluate());
      signal?.throwIfAborted();
      return run;
    } catch (error) {
      simulation.destroy();
      throw error;
    }
  }

  get totalSteps(): number {
    return totalSteps(this.experiment.protocol);
  }

  /** Steps done since the start of the run. */
  get step(): number {
    return this.current;
  }

  /** The stage of the latest step done; the first one before any. */
  get stageIndex(): number {
    return stageAt(this.stages, this.current);
  }

  get stage(): Stage {
    return this.experiment.protocol.stages[this.stageIndex];
  }

  get done(): boolean {
    return this.current >= this.totalSteps;
  }

  get phase(): RunPhase {
    if (this.done) return { kind: 'done' };
    return { kind: 'stage', index: this.stageIndex, name: this.stage.name };
  }

  /**
   * Advances by up to `maxSteps` steps, never over the end of a stage; enters the next stage by
   * itself.
   *
   * @returns a sample for every step taken, [replica][step]; their steps count from the start of the
   * run. Empty once the run is done.
   * @throws Problem when the simulation cannot go on
   */
  async advance(maxSteps: number): Promise<ThermoSample[][]> {
    if (this.done || maxSteps < 1) {
      return Array.from({ length: this.simulation.replicaCount }, () => []);
    }
    const index = stageAt(this.stages, this.current + 1);
    if (index !== this.begun) {
      await this.simulation.beginStage(this.targets(index));
      this.begun = index;
    }
    const before = this.current;
    const steps = Math.min(Math.floor(maxSteps), this.stages[index].last - before);
    const counted = this.simulation.step;
    let samples: ThermoSample[][];
    try {
      samples = await this.simulation.advance(steps);
    } finally {
      // A simulation that fails stands where it was last good.
      this.current = before + this.simulation.step - counted;
    }
    return samples.map((replica) =>
      replica.map((sample, i) => ({ ...sample, step: before + i + 1 })),
    );
  }

  /** The present configuration of a replica, with velocities. */
  configuration(replica = 0): Promise<Configuration> {
    return this.simulation.readConfiguration(replica);
  }

  /** Changes the potential of every replica, from the next step on. */
  setPotential(potential: Potential): void {
    for (let replica = 0; replica < this.simulation.replicaCount; replica++) {
      this.simulation.setPotential(replica, potential);
    }
  }

  destroy(): void {
    this.simulation.destroy();
  }

  private targets(index: number): StageTargets {
    const { protocol } = this.experiment;
    const stage = protocol.stages[index];
    const window = this.stages[index];
    return {
      ensemble: stage.ensemble,
      steps: window.last - window.first,
      temperature: stage.temperature,
      pressure: stage.pressure ?? { from: 0, to: 0 },
      thermostatDamping: 1000 * protocol.thermostatDamping,
      barostatDamping: 1000 * protocol.barostatDamping,
    };
  }
}
