import type { Configuration } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import { replicaCount } from '../../core/variants';
import type { ThermoSample } from '../../engine/types';
import type { Alarm } from './watch-alarm';
import { ReplicaWatch } from './watch-replica';

export { type Alarm, type AlarmKind, alarmOf, type Remedy, withAtom } from './watch-alarm';

export interface WatchOptions {
  /**
   * Steps between two frames of a replica whose pairs are all counted again, which takes about 0.1 µs a pair
   * within the cutoff; 20,000 unless told. Other frames are looked over for overlaps only.
   */
  readonly recountSteps?: number;
}

/**
 * Watches a run: whether the melt boils off, stays too hot, loses or gains energy, and, in frames,
 * whether atoms overlap and neighbours were missed. It costs a few operations a sample. What makes the
 * engine stop by itself (a temperature beyond all bounds, a box below twice the cutoff) becomes an
 * alarm through `alarmOf`.
 *
 * A condition is an alarm when it begins, and again only after it has ended: who goes on all the same
 * is not told of it at every step.
 */
export class Watch {
  private readonly replicas: readonly ReplicaWatch[];
  private waiting: Alarm[] = [];

  /** @param experiment with the changes so far */
  constructor(experiment: Experiment, { recountSteps = 20_000 }: WatchOptions = {}) {
    this.replicas = Array.from(
      { length: replicaCount(experiment) },
      (_, replica) => new ReplicaWatch(experiment, replica, recountSteps),
    );
  }

  /** Goes by the schedule of an experiment with another change, from the present step on. */
  follow(experiment: Experiment): void {
    for (const replica of this.replicas) replica.follow(experiment);
  }

  /**
   * Takes the samples of the next steps; how many at once makes no difference. After a step that was not
   * next (a run that went back, or was taken up again) it begins anew.
   *
   * @param samples [replica][step], steps since the start of the run
   * @returns the first alarm that has not been given yet; null when there is none. Others that came
   * with it are given by the next calls.
   */
  add(samples: readonly (readonly ThermoSample[])[]): Alarm | null {
    const follows = this.replicas.every((replica, r) => {
      const first = samples[r].at(0);
      return first === undefined || replica.expects(first.step);
    });
    if (!follows) this.waiting = [];
    const alarms: Alarm[] = [];
    for (const [r, replica] of this.replicas.entries()) {
      for (const sample of samples[r]) replica.take(sample, alarms);
    }
    // Of one step: by replica, then in the order of the checks.
    this.waiting.push(...alarms.sort((a, b) => a.step - b.step));
    return this.waiting.shift() ?? null;
  }

  /**
   * Looks at a configuration of the step whose sample came last.
   *
   * @returns what is wrong with it; null when nothing is
   */
  look(replica: number, configuration: Configuration): Alarm | null {
    const alarms: Alarm[] = [];
    this.replicas[replica].look(configuration, alarms);
    const [first = null, ...others] = alarms;
    this.waiting.push(...others);
    return first;
  }
}
