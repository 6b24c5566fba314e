import { atomCounts, totalMass } from '../core/composition';
import { type Configuration, volume } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { totalSteps } from '../core/protocol';
import { DENSITY } from '../core/units';
import { replicaCount, replicaExperiments } from '../core/variants';
import type { PlatformName } from '../engine/dynamics';
import type { ThermoSample } from '../engine/types';
import { Recorder } from '../run/recorder';
import type { Run, Turn } from '../run/run';
import { stateHash } from '../run/state-hash';
import { type Summary, summarise } from '../run/summary';
import { type Alarm, type AlarmKind, Watch, withAtom } from '../run/watch';
import { boronCoordination, fourFold, siliconCoordination } from '../structure/coordination';
import type { Pace } from './pace';
import { RecentTemperatures } from './recent-temperatures';
import type { FromSimulation } from './simulation-messages';
import type { Keeper } from './storage/keeper';
import type { KeptCheckpoint } from './storage/kept-run';

/** Those who hear of what a run does. */
export interface Listeners {
  /** Number of the run, for the page */
  readonly number: number;
  readonly pace: Pace;
  readonly keeper: Keeper;
  readonly post: (message: FromSimulation, transfer?: Transferable[]) => void;
}

/** Frames of a trajectory lie at least so many steps apart, unless it were to have too few. */
const FRAME_SPACING = 25;
/** Larger systems take milliseconds to be looked over, so that it is done a few times a second only. */
const QUICKLY_LOOKED_OVER = 4000;
/** Coordinates of a trajectory kept by the page, at most. */
const TRAJECTORY_COORDINATES = 4e6;
/** Rows of all series together, at most. */
const SERIES_ROWS = 400_000;

/** A run on the device, with all that is recorded, told and kept of it. */
export class RunInHand {
  /** The step of the latest frame that was sent; −1 when another one is wanted all the same */
  private framed = -1;
  /** The latest step whose frame was recorded */
  private recorded: number;
  private readonly recorder: Recorder;
  private readonly watch: Watch;
  private readonly rowsSent: number[];
  private readonly temperatures: RecentTemperatures;
  /** Density times volume of each replica, which stays: g/cm³ Å³ */
  private readonly masses: readonly number[];

  /**
   * @param looked index of the replica whose frames are sent
   * @param before the checkpoint that the run goes on from; null at its start
   */
  constructor(
    readonly run: Run,
    private readonly listeners: Listeners,
    private looked: number,
    before: KeptCheckpoint | null,
  ) {
    const { experiment, initial } = run;
    const frames = trajectoryFrames(experiment);
    const rows = seriesRows(experiment);
    this.recorder = new Recorder(experiment, { frames, rows, state: before?.recorder });
    this.watch = new Watch(experiment);
    this.recorded = before ? run.step : -1;
    this.rowsSent = initial.map(() => 0);
    this.temperatures = new RecentTemperatures(
      before?.temperatures.map((latest) => (typeof latest === 'number' ? [latest] : latest)) ??
        initial.map(({ temperature }) => [temperature]),
    );
    this.masses = replicaExperiments(experiment).map(
      ({ composition, atoms }) => DENSITY * totalMass(atomCounts(composition, atoms)),
    );
    if (!before) this.recorder.add(initial.map((sample) => [sample]));
  }

  /** Steps to the next one at which a frame is due. */
  get stepsToFrame(): number {
    return this.recorder.stepsToFrame(this.run.step);
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

  /** @throws Problem when the run cannot obey; then nothing changes */
  change(turns: readonly Turn[]): void {
    this.run.change(turns);
    this.recorder.follow(this.run.experiment);
    this.watch.follow(this.run.experiment);
  }

  /**
   * Takes samples of steps just done; what is wrong with them comes back, and then they are not
   * recorded unless they are good as far as they go.
   */
  take(samples: readonly (readonly ThermoSample[])[]): Alarm | null {
    const alarm = this.watch.add(samples);
    if (isGarbage(alarm)) return alarm;
    this.recorder.add(samples);
    this.temperatures.add(samples.map((latest) => latest.map(({ temperature }) => temperature)));
    return alarm;
  }

  /** Whether the present step is one that a trajectory or an average wants. */
  get isDue(): boolean {
    const { trajectory, structure } = this.recorder.frameDue(this.run.step);
    return this.recorded < this.run.step && (trajectory || structure);
  }

  /**
   * Sends the present configuration, and records and measures every replica where that is due. What
   * is wrong with them comes back instead.
   */
  async sendFrame(): Promise<Alarm | null> {
    const { run, recorder, looked, listeners } = this;
    const { step } = run;
    const due = recorder.frameDue(step);
    const fresh = this.recorded < step;
    const trajectory = fresh && due.trajectory;
    const measured = fresh && (trajectory || due.structure || listeners.pace.structureWanted());
    const configurations: Configuration[] = [];
    for (const replica of this.masses.keys()) {
      if (measured || replica === looked)
        configurations[replica] = await run.configuration(replica);
    }
    const atoms = configurations[looked].types.length;
    const alarm = measured || atoms <= QUICKLY_LOOKED_OVER ? this.lookAt(configurations) : null;
    if (isGarbage(alarm)) return alarm;
    listeners.pace.frameSent();
    this.framed = step;
    this.recorded = Math.max(step, this.recorded);
    const time = (step * run.experiment.protocol.timeStep) / 1000;
    if (fresh && due.structure) {
      for (const [r, configuration] of configurations.entries()) {
        recorder.addStructure(r, step, configuration);
      }
    }
    if (measured) this.sendStructure(step, time, configurations);
    if (trajectory) listeners.keeper.addFrame(step, time, configurations);
    const frame = {
      step,
      time,
      temperature: this.temperatures.of(looked),
      replica: looked,
      configuration: configurations[looked],
      configurations: trajectory ? configurations : null,
    };
    const sent = trajectory ? configurations : [configurations[looked]];
    listeners.post({ kind: 'frame', run: listeners.number, frame }, sent.flatMap(buffersOf));
    return alarm;
  }

  /** @param samples of the steps since the last such message */
  sendProgress(samples: readonly (readonly ThermoSample[])[]): void {
    const { run, recorder, listeners } = this;
    const rows = samples.map((_, replica) => {
      const series = recorder.series(replica);
      const fresh = series.slice(this.rowsSent[replica]);
      this.rowsSent[replica] = series.length;
      return fresh;
    });
    listeners.keeper.addRows(rows);
    const perReplica = samples.map((latest, replica) => ({
      temperature: this.temperatures.of(replica),
      pressure: meanPressure(latest),
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
      stepsPerSecond: listeners.pace.stepsPerSecond,
    };
    listeners.post({ kind: 'progress', run: listeners.number, rows, progress });
  }

  /** The alarm with the atom that stands out in the present state, if one does. */
  async nameAtom(alarm: Alarm): Promise<Alarm> {
    const { run } = this;
    const forces = await run.simulation.readForces(alarm.replica);
    return withAtom(alarm, { configuration: await run.configuration(alarm.replica), forces });
  }

  /** What it takes to go on from the present step, but for when and on what it was computed. */
  async checkpoint(): Promise<Omit<KeptCheckpoint, 'made' | 'adapter'>> {
    const { run, recorder, temperatures } = this;
    const checkpoint = await run.checkpoint();
    return {
      step: run.step,
      run: checkpoint,
      recorder: recorder.state(),
      temperatures: temperatures.state(),
    };
  }

  /** What is wrong with the present state of any replica: such a one is not kept. */
  async inspect(): Promise<Alarm | null> {
    return this.lookAt(await this.configurations());
  }

  async configurations(): Promise<Configuration[]> {
    const all: Configuration[] = [];
    for (const replica of this.masses.keys()) all.push(await this.run.configuration(replica));
    return all;
  }

  summary(platform: PlatformName, adapter: string, last: readonly Configuration[]): Summary {
    const stepsPerSecond = this.listeners.pace.meanStepsPerSecond * this.masses.length;
    return summarise(this.run.experiment, this.recorder, {
      platform,
      adapter,
      stateHash: stateHash(last),
      stepsPerSecond,
    });
  }

  /** The first thing that is wrong with configurations; where one was not read it is absent. */
  private lookAt(configurations: readonly Configuration[]): Alarm | null {
    let alarm: Alarm | null = null;
    configurations.forEach((configuration, replica) => {
      alarm ??= this.watch.look(replica, configuration);
    });
    return alarm;
  }

  private sendStructure(step: number, time: number, configurations: Configuration[]): void {
    const { number, keeper, post, pace } = this.listeners;
    const points = configurations.map((configuration, replica) => ({
      temperature: this.temperatures.of(replica),
      b4: fourFold(boronCoordination(configuration)),
      si4: fourFold(siliconCoordination(configuration)),
    }));
    pace.structureSent();
    keeper.addStructure({ step, time, points });
    post({ kind: 'structure', run: number, step, time, points });
  }
}

const GARBAGE: readonly AlarmKind[] = ['jump', 'overlap', 'missed-neighbour', 'not-finite'];

/** Whether what came with an alarm is no state that atoms can be in. */
export function isGarbage(alarm: Alarm | null): alarm is Alarm {
  return alarm !== null && GARBAGE.includes(alarm.kind);
}

/** Frames of a trajectory that a page can hold and a run can afford to stop for. */
function trajectoryFrames(experiment: Experiment): number {
  const coordinates = 3 * experiment.atoms * replicaCount(experiment);
  const held = Math.floor(TRAJECTORY_COORDINATES / coordinates);
  const afforded = Math.floor(totalSteps(experiment.protocol) / FRAME_SPACING);
  return Math.max(20, Math.min(200, held, afforded));
}

/** Rows of the series of each replica. */
function seriesRows(experiment: Experiment): number {
  return Math.max(100, Math.min(4000, Math.floor(SERIES_ROWS / replicaCount(experiment))));
}

function meanPressure(samples: readonly ThermoSample[]): number {
  return samples.reduce((sum, { pressure }) => sum + pressure, 0) / samples.length;
}

export function buffersOf(configuration: Configuration): Transferable[] {
  const arrays = [configuration.positions, configuration.velocities];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}
