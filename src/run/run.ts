import { type Change, changedPotential, isTarget } from '../core/change';
import { atomCount, type Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { checkExperiment } from '../core/experiment-checks';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import type { Stage } from '../core/protocol';
import { type Segment, schedule, scheduledSteps, segmentAt } from '../core/schedule';
import type { Tuning } from '../core/tuning';
import { replicaExperiments } from '../core/variants';
import type { Dynamics, Platform } from '../engine/dynamics';
import type { ReplicaSetup, StageTargets, ThermoSample } from '../engine/types';
import { checkCheckpoint, type RunCheckpoint, writeCheckpoint } from './checkpoint';
import { relaxPlacement } from './relaxation';
import { placeReplicas } from './replicas';
import { type ChooseTuning, chooseUsual } from './tunings';
import { thermalVelocities } from './velocities';

/** What a run does at present. */
export type PhaseReport =
  | { readonly kind: 'preparing'; readonly what: string }
  | { readonly kind: 'stage'; readonly index: number; readonly name: string }
  | { readonly kind: 'done' };

/** A knob that is turned now. */
export type Turn = Omit<Change, 'step'>;

/** Makes a run of an experiment ready: `Run.prepare`, with what it is computed with settled. */
export type PrepareRun = (
  engine: Platform,
  experiment: Experiment,
  report: (what: string) => void,
  signal: AbortSignal,
) => Promise<Run>;

/** Refuses a series, whose points are runs. */
function checkSingle({ series }: Experiment): void {
  if (series === undefined) return;
  throw new Problem(
    `This is a series of ${series.values.length} experiments, not one.`,
    'Carry out its points one after the other, as vitrine melt-quench --series does.',
  );
}

/** Where a run stands. */
interface Progress {
  /** Steps done */
  readonly step: number;
  /** First step of the segment whose targets the simulation has; −1 before the first */
  readonly begun: number;
}

/**
 * An experiment carried out: atoms placed and relaxed, then the stages of its protocol one after the
 * other, with the changes that it names or that are made on the way. All replicas are advanced
 * together; each is `replicaExperiment` of its index.
 */
export class Run {
  private replicas: readonly Experiment[] = [];
  /** Of each replica; their steps are the same */
  private schedules: readonly (readonly Segment[])[] = [];
  private current: number;
  private begun: number;

  /** State of each replica at step 0 */
  readonly initial: readonly ThermoSample[];

  /**
   * @param simulation relaxed, at the first stage's temperature, at step 0; or where `progress` says
   * @param initial state of each replica at step 0
   * @param adapter name of the device
   */
  constructor(
    private present: Experiment,
    readonly simulation: Dynamics,
    initial: readonly ThermoSample[],
    adapter: string,
    progress: Progress = { step: 0, begun: -1 },
  ) {
    this.initial = initial.map((sample) => ({ ...sample, step: 0 }));
    this.current = progress.step;
    this.begun = progress.begun;
    this.follow({ ...present, numerics: { adapter, ...simulation.tuning } });
  }

  /**
   * Places and relaxes the atoms of every replica and gives them velocities at the temperature of the
   * first stage.
   *
   * @param report told what is being done, in words for a person
   * @param choose what a run that repeats none is computed with; the usual of the adapter unless told
   * @throws Problem when the experiment does not fit its cutoff or the device; the signal's reason
   * when it is aborted
   */
  static async prepare(
    engine: Platform,
    experiment: Experiment,
    report: (what: string) => void,
    signal?: AbortSignal,
    choose: ChooseTuning = chooseUsual,
  ): Promise<Run> {
    checkSingle(experiment);
    checkExperiment(experiment);
    report('Placing atoms');
    const setups = replicaSetups(experiment, 0);
    signal?.throwIfAborted();
    const adapter = engine.adapter.name;
    const tuning =
      recordedTuning(experiment, adapter) ??
      (await choose(engine, experiment, setups, report, signal));
    report('Preparing the computation');
    const simulation = await engine.create({
      replicas: setups,
      timeStep: experiment.protocol.timeStep,
      tuning,
    });
    try {
      report('Relaxing');
      const configurations = setups.map(({ configuration }) => configuration);
      await relaxPlacement(simulation, configurations.map(atomCount), signal);
      for (const [r, { protocol: own, seed }] of replicaExperiments(experiment).entries()) {
        const temperature = own.stages[0].temperature.from;
        simulation.setVelocities(r, thermalVelocities(configurations[r], temperature, seed));
      }
      const run = new Run(experiment, simulation, await simulation.evaluate(), adapter);
      signal?.throwIfAborted();
      return run;
    } catch (error) {
      simulation.destroy();
      throw error;
    }
  }

  /**
   * Goes on from a checkpoint: on the adapter that it was made on, as the run would have gone on, to
   * the bit.
   *
   * @param report told what is being done, in words for a person
   * @throws Problem when the checkpoint is of another version, or does not fit the device
   */
  static async resume(
    engine: Platform,
    checkpoint: RunCheckpoint,
    report: (what: string) => void,
    signal?: AbortSignal,
  ): Promise<Run> {
    const { experiment, step, begun, initial, simulation: snapshot } = checkCheckpoint(checkpoint);
    report('Preparing the computation');
    // The changes of this very step are made as it is left, as they would have been.
    const setups = replicaSetups(experiment, step);
    const simulation = await engine.restore(setups, snapshot);
    try {
      signal?.throwIfAborted();
      return new Run(experiment, simulation, initial, engine.adapter.name, { step, begun });
    } catch (error) {
      simulation.destroy();
      throw error;
    }
  }

  /** What is carried out, with the changes made so far and with how it is computed. */
  get experiment(): Experiment {
    return this.present;
  }

  /** What is done when, in the present plan; targets are those of the first replica. */
  get segments(): readonly Segment[] {
    return this.schedules[0];
  }

  get totalSteps(): number {
    return scheduledSteps(this.segments);
  }

  /** Steps done since the start of the run. */
  get step(): number {
    return this.current;
  }

  /** The stage of the latest step done; the first one before any. */
  get stageIndex(): number {
    return this.segments[segmentAt(this.segments, this.current)].stage;
  }

  get stage(): Stage {
    return this.present.protocol.stages[this.stageIndex];
  }

  get done(): boolean {
    return this.current >= this.totalSteps;
  }

  get phase(): PhaseReport {
    if (this.done) return { kind: 'done' };
    return { kind: 'stage', index: this.stageIndex, name: this.stage.name };
  }

  /**
   * Advances by up to `maxSteps` steps, never over the end of a segment or a change; enters the next
   * segment by itself.
   *
   * @returns a sample for every step taken, [replica][step]; their steps count from the start of the
   * run. Empty once the run is done.
   * @throws Problem when the simulation cannot go on
   */
  async advance(maxSteps: number): Promise<ThermoSample[][]> {
    if (this.done || maxSteps < 1) {
      return Array.from({ length: this.simulation.replicaCount }, () => []);
    }
    const index = segmentAt(this.segments, this.current + 1);
    const { first, last } = this.segments[index];
    if (first !== this.begun) {
      await this.simulation.beginStage(this.targets(index));
      this.begun = first;
    }
    const before = this.current;
    this.applyPotentials(before);
    const change = this.present.changes.find(({ step }) => step > before)?.step ?? last;
    const steps = Math.min(Math.floor(maxSteps), Math.min(last, change) - before);
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

  /**
   * Turns knobs, for every replica, from the next step on; changes of later steps are dropped.
   *
   * @returns what was recorded: it is part of `experiment` from now on
   * @throws Problem when the run is done, or nothing obeys the knob; then nothing changes
   */
  change(turns: readonly Turn[]): readonly Change[] {
    const changes = turns.map((turn): Change => ({ step: this.current, ...turn }));
    const known = this.present.changes.filter(({ step }) => step <= this.current);
    const experiment = { ...this.present, changes: [...known, ...changes] };
    checkExperiment(experiment);
    this.follow(experiment);
    return changes;
  }

  /** All that it takes to go on from here, as plain data. */
  async checkpoint(): Promise<RunCheckpoint> {
    const { present, current, begun, initial } = this;
    const simulation = await this.simulation.snapshot();
    return writeCheckpoint({ experiment: present, step: current, begun, initial, simulation });
  }

  destroy(): void {
    this.simulation.destroy();
  }

  private follow(experiment: Experiment): void {
    this.present = experiment;
    this.replicas = replicaExperiments(experiment);
    this.schedules = this.replicas.map(({ protocol, changes }) => schedule(protocol, changes));
  }

  /** Gives each replica the potential that the changes of this very step make of its own. */
  private applyPotentials(step: number): void {
    const now = this.present.changes.some(
      (change) => change.step === step && !isTarget(change.quantity),
    );
    if (!now) return;
    for (const [r, replica] of this.replicas.entries()) {
      this.simulation.setPotential(r, potentialBefore(replica, step + 1));
    }
  }

  private targets(index: number): StageTargets[] {
    return this.schedules.map((segments, r): StageTargets => {
      const { protocol } = this.replicas[r];
      const { ensemble, rampSteps, temperature, pressure } = segments[index];
      return {
        ensemble,
        steps: rampSteps,
        temperature,
        pressure: pressure ?? { from: 0, to: 0 },
        thermostatDamping: 1000 * protocol.thermostatDamping,
        barostatDamping: 1000 * protocol.barostatDamping,
      };
    });
  }
}

/** What a run that shall be repeated was computed with; null when it was on another adapter. */
function recordedTuning({ numerics }: Experiment, on: string): Tuning | null {
  if (numerics?.adapter !== on) return null;
  const { adapter: _same, ...tuning } = numerics;
  return tuning;
}

/** The potential of a replica after its changes before a step. */
function potentialBefore({ potential, changes }: Experiment, step: number): Potential {
  return changedPotential(
    potential,
    changes.filter((change) => change.step < step),
  );
}

/** What each replica is made of when it comes to a step. */
export function replicaSetups(experiment: Experiment, step: number): ReplicaSetup[] {
  const configurations = placeReplicas(experiment);
  return replicaExperiments(experiment).map((replica, r) => ({
    configuration: configurations[r],
    potential: potentialBefore(replica, step),
    cutoff: experiment.cutoff,
    accuracy: replica.protocol.accuracy,
    electrostatics: experiment.electrostatics,
  }));
}
