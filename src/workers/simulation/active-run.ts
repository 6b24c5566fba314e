import { atomCounts, totalMass } from '../../core/composition';
import { type Configuration, volume } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import { totalSteps } from '../../core/protocol';
import { DALTON_PER_CUBIC_ANGSTROM } from '../../core/units';
import { replicaCount, replicaExperiments } from '../../core/variants';
import type { PlatformName } from '../../engine/dynamics';
import type { ThermoSample } from '../../engine/types';
import { Driver, isUnsound } from '../../run/driver';
import type { Pace } from '../../run/pace';
import type { Run } from '../../run/run';
import { stateHash } from '../../run/state-hash';
import { type Summary, summarise } from '../../run/summary';
import type { Alarm } from '../../run/watch/watch';
import type { KeptCheckpoint } from '../../storage/kept-run';
import type { RunSaver } from '../../storage/run-saver';
import { boronCoordination, fourFold, siliconCoordination } from '../../structure/coordination';
import type { FramePace } from './frame-pace';
import type { FromSimulation } from './simulation-messages';

/** Those who hear of what a run does. */
export interface RunContext {
  /** Number of the run, for the page */
  readonly number: number;
  readonly pace: Pace;
  readonly frames: FramePace;
  readonly saver: RunSaver;
  readonly post: (message: FromSimulation, transfer?: Transferable[]) => void;
}

/** Frames of a trajectory lie at least so many steps apart, unless it were to have too few. */
const FRAME_SPACING_STEPS = 25;
/** Larger systems take milliseconds to be looked over, so that it is done a few times a second only. */
const QUICK_CHECK_ATOMS = 4000;
/** Coordinates of a trajectory kept by the page, at most. */
const MOST_TRAJECTORY_COORDINATES = 4e6;
/** Rows of all series together, at most. */
const MOST_SERIES_ROWS = 400_000;

/** A run on the device, with all that is recorded, told and kept of it. */
export class ActiveRun {
  /** What drives it, records and watches it */
  readonly driver: Driver;
  /** The step of the latest frame that was sent; −1 when another one is wanted all the same */
  private framed = -1;
  /** The latest step whose structure was sent */
  private measured = -1;
  private readonly rowsSent: number[];
  /** Density times volume of each replica, which stays: g/cm³ Å³ */
  private readonly masses: readonly number[];

  /**
   * @param looked index of the replica whose frames are sent
   * @param before the checkpoint that the run goes on from; null at its start
   */
  constructor(
    readonly run: Run,
    private readonly context: RunContext,
    private looked: number,
    before: KeptCheckpoint | null,
  ) {
    const { experiment, initial } = run;
    const record = { frames: trajectoryFrames(experiment), rows: seriesRows(experiment) };
    this.driver = new Driver(run, { record, from: before ?? undefined });
    this.rowsSent = initial.map(() => 0);
    this.masses = replicaExperiments(experiment).map(
      ({ composition, atoms }) =>
        DALTON_PER_CUBIC_ANGSTROM * totalMass(atomCounts(composition, atoms)),
    );
  }

  /** The page has seen the very state in which the run is. */
  get isShown(): boolean {
    return this.framed === this.run.step;
  }

  /** A stage, or a stretch of one between two changes, has just ended. */
  get atSegmentEnd(): boolean {
    return this.run.segments.some(({ last }) => last === this.run.step);
  }

  look(replica: number): void {
    this.looked = Math.min(replica, this.masses.length - 1);
    this.framed = -1;
  }

  /** Whether the present step is one that a trajectory or an average wants. */
  get isDue(): boolean {
    const { trajectory, structure } = this.driver.due;
    return trajectory || structure;
  }

  /**
   * Sends the present configuration, and records and measures every replica where that is due. What
   * is wrong with them comes back instead.
   */
  async sendFrame(): Promise<Alarm | null> {
    const { run, driver, looked, context } = this;
    const { step } = run;
    const { trajectory, structure } = driver.due;
    const wanted = this.measured < step && context.frames.structureWanted();
    const measured = trajectory || structure || wanted;
    const configurations: Configuration[] = [];
    for (const replica of this.masses.keys()) {
      if (measured || replica === looked)
        configurations[replica] = await run.configuration(replica);
    }
    const atoms = configurations[looked].types.length;
    const alarm = measured || atoms <= QUICK_CHECK_ATOMS ? driver.look(configurations) : null;
    if (isUnsound(alarm)) return alarm;
    context.frames.frameSent();
    this.framed = step;
    const time = (step * run.experiment.protocol.timeStep) / 1000;
    if (measured) this.sendStructure(step, time, configurations);
    if (trajectory) context.saver.addFrame(step, time, configurations);
    const frame = {
      step,
      time,
      temperature: driver.recent.temperature(looked),
      replica: looked,
      configuration: configurations[looked],
      configurations: trajectory ? configurations : null,
    };
    const sent = trajectory ? configurations : [configurations[looked]];
    context.post({ kind: 'frame', run: context.number, frame }, sent.flatMap(buffersOf));
    return alarm;
  }

  /** @param samples of the steps since the last such message */
  sendProgress(samples: readonly (readonly ThermoSample[])[]): void {
    const { run, driver, context } = this;
    const rows = samples.map((_, replica) => {
      const series = driver.recorder.series(replica);
      const fresh = series.slice(this.rowsSent[replica]);
      this.rowsSent[replica] = series.length;
      return fresh;
    });
    context.saver.addRows(rows);
    const perReplica = samples.map((latest, replica) => ({
      temperature: driver.recent.temperature(replica),
      pressure: driver.recent.pressure(replica),
      density: this.masses[replica] / volume(latest[latest.length - 1].box),
    }));
    const mean = (what: keyof (typeof perReplica)[number]) =>
      perReplica.reduce((sum, replica) => sum + replica[what], 0) / perReplica.length;
    const progress = {
      step: run.step,
      stageIndex: run.stageIndex,
      temperature: mean('temperature'),
      pressure: mean('pressure'),
      density: mean('density'),
      perReplica,
      stepsPerSecond: context.pace.stepsPerSecond,
    };
    context.post({ kind: 'progress', run: context.number, rows, progress });
  }

  summary(platform: PlatformName, adapter: string, last: readonly Configuration[]): Summary {
    const stepsPerSecond = this.context.pace.meanStepsPerSecond * this.masses.length;
    return summarise(this.run.experiment, this.driver.recorder, {
      platform,
      adapter,
      stateHash: stateHash(last),
      stepsPerSecond,
    });
  }

  private sendStructure(step: number, time: number, configurations: Configuration[]): void {
    const { number, saver, post, frames } = this.context;
    const points = configurations.map((configuration, replica) => ({
      temperature: this.driver.recent.temperature(replica),
      b4: fourFold(boronCoordination(configuration)),
      si4: fourFold(siliconCoordination(configuration)),
    }));
    frames.structureSent();
    this.measured = step;
    saver.addStructure({ step, time, points });
    post({ kind: 'structure', run: number, step, time, points });
  }
}

/** Frames of a trajectory that a page can hold and a run can afford to stop for. */
function trajectoryFrames(experiment: Experiment): number {
  const coordinates = 3 * experiment.atoms * replicaCount(experiment);
  const held = Math.floor(MOST_TRAJECTORY_COORDINATES / coordinates);
  const afforded = Math.floor(totalSteps(experiment.protocol) / FRAME_SPACING_STEPS);
  return Math.max(20, Math.min(200, held, afforded));
}

/** Rows of the series of each replica. */
function seriesRows(experiment: Experiment): number {
  return Math.max(100, Math.min(4000, Math.floor(MOST_SERIES_ROWS / replicaCount(experiment))));
}

export function buffersOf(configuration: Configuration): Transferable[] {
  const arrays = [configuration.positions, configuration.velocities];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}
