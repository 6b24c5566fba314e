import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import type { ThermoSample } from '../engine/types';
import type { CheckpointContent } from './checkpoint-file';
import { RecentSamples } from './recent-samples';
import { type FrameDue, Recorder, type RecorderOptions } from './recorder';
import type { Run, Turn } from './run';
import { type Alarm, type AlarmKind, alarmOf, Watch, withAtom } from './watch/watch';

export interface DriverOptions {
  /** How much is recorded */
  readonly record?: Omit<RecorderOptions, 'state'>;
  /** Whether the run is watched; it is unless told. What makes the engine stop is always an alarm. */
  readonly watched?: boolean;
  /** What the run goes on from; absent at its start */
  readonly from?: CheckpointContent;
}

/** What came of some steps. */
export interface Advance {
  /** [replica][step] of the steps done; none where the engine could not take them */
  readonly samples: readonly (readonly ThermoSample[])[];
  /** What is wrong, the first of it; null when nothing is */
  readonly alarm: Alarm | null;
}

/**
 * Drives a run: takes its steps, watches and records them, and says from which states it may be gone on.
 * The page, the command line and a fit all drive theirs with it, so that they keep and refuse the same
 * states; when to take steps, and what becomes of an alarm, is theirs.
 */
export class Driver {
  readonly recorder: Recorder;
  /** The samples of late, which what is shown of the moment is averaged over */
  readonly recent: RecentSamples;
  private watch: Watch | null;
  /** The latest step whose frame was recorded */
  private recorded: number;

  /** @param run at its start, or where it goes on from */
  constructor(
    readonly run: Run,
    { record, watched = true, from }: DriverOptions = {},
  ) {
    const initial = run.initial.map((sample) => [sample]);
    this.recorder = new Recorder(run.experiment, { ...record, state: from?.recorder });
    this.watch = watched ? new Watch(run.experiment) : null;
    this.recent = new RecentSamples(from?.recent ?? initial);
    this.recorded = from ? run.step : -1;
    if (!from) this.recorder.add(initial);
  }

  /** What is wanted of the configurations of the present step, unless they were recorded. */
  get due(): FrameDue {
    const { run, recorder, recorded } = this;
    if (recorded >= run.step) return { trajectory: false, structure: false };
    return recorder.frameDue(run.step);
  }

  /** Takes steps, at most so many and none beyond the next step at which a frame is due. */
  async advance(most: number): Promise<Advance> {
    const { run, recorder } = this;
    let samples: ThermoSample[][];
    try {
      samples = await run.advance(Math.min(most, recorder.stepsToFrame(run.step)));
    } catch (error) {
      const alarm = error instanceof Problem ? alarmOf(error, run.experiment) : null;
      if (alarm === null) throw error;
      return { samples: [], alarm };
    }
    const alarm = this.watch?.add(samples) ?? null;
    if (!isUnsound(alarm)) {
      recorder.add(samples);
      this.recent.add(samples);
    }
    return { samples, alarm };
  }

  /** Alarms that came with the one of the latest advance or look. */
  furtherAlarms(): Alarm[] {
    const { watch, run } = this;
    const alarms: Alarm[] = [];
    if (watch === null) return alarms;
    const nothing = run.initial.map(() => []);
    for (let alarm = watch.add(nothing); alarm; alarm = watch.add(nothing)) alarms.push(alarm);
    return alarms;
  }

  /**
   * Looks configurations of the present step over. Where they are sound, all of them are there, and their
   * structure is due, it is recorded.
   *
   * @param configurations by replica; those that were not read are absent
   * @returns what is wrong with them, the first of it; null when nothing is
   */
  look(configurations: readonly Configuration[]): Alarm | null {
    const { run, recorder, due } = this;
    const alarm = this.firstAlarm(configurations);
    const read = Object.keys(configurations).length;
    if (isUnsound(alarm) || read < run.simulation.replicaCount) return alarm;
    if (due.structure) {
      for (const [replica, configuration] of configurations.entries()) {
        recorder.addStructure(replica, run.step, configuration);
      }
    }
    this.recorded = Math.max(run.step, this.recorded);
    return alarm;
  }

  /** The configurations of the present step, by replica. */
  async configurations(): Promise<Configuration[]> {
    const { run } = this;
    const all: Configuration[] = [];
    for (let replica = 0; replica < run.simulation.replicaCount; replica++) {
      all.push(await run.configuration(replica));
    }
    return all;
  }

  /**
   * What it takes to go on from the present step, if that is one to go on from: the configurations are
   * looked over first.
   *
   * @returns the state, and what is wrong with it; no state where atoms cannot be in it
   */
  async checkpoint(): Promise<{
    readonly state: CheckpointContent | null;
    readonly alarm: Alarm | null;
  }> {
    const { run, recorder, recent } = this;
    const alarm = this.watch === null ? null : this.firstAlarm(await this.configurations());
    if (isUnsound(alarm)) return { state: null, alarm };
    const checkpoint = await run.checkpoint();
    return {
      state: { run: checkpoint, recorder: recorder.state(), recent: recent.state() },
      alarm,
    };
  }

  /** @throws Problem when the run cannot obey; then nothing changes */
  change(turns: readonly Turn[]): void {
    this.run.change(turns);
    this.recorder.follow(this.run.experiment);
    this.watch?.follow(this.run.experiment);
  }

  /** The alarm with the atom that stands out in the present state, if one does. */
  async nameAtom(alarm: Alarm): Promise<Alarm> {
    const { run } = this;
    const forces = await run.simulation.readForces(alarm.replica);
    return withAtom(alarm, { configuration: await run.configuration(alarm.replica), forces });
  }

  /** From here on the run is watched as one that is gone on with from here. */
  watchAnew(): void {
    if (this.watch) this.watch = new Watch(this.run.experiment);
  }

  /** The first thing that is wrong with configurations; where one was not read it is absent. */
  private firstAlarm(configurations: readonly Configuration[]): Alarm | null {
    let alarm: Alarm | null = null;
    configurations.forEach((configuration, replica) => {
      alarm ??= this.watch?.look(replica, configuration) ?? null;
    });
    return alarm;
  }
}

/** Alarms of a state that atoms cannot be in, or that the engine came to by a fault. */
const UNSOUND: readonly AlarmKind[] = ['jump', 'overlap', 'missed-neighbour', 'not-finite'];

/** Whether what came with an alarm is no state to record or to go on from. */
export function isUnsound(alarm: Alarm | null): alarm is Alarm {
  return alarm !== null && UNSOUND.includes(alarm.kind);
}
