import { variantOf } from '../../core/variants';
import type { CheckpointContent } from '../../run/checkpoint-file';
import type { Driver } from '../../run/driver';
import type { Pace } from '../../run/pace';
import type { Run } from '../../run/run';
import type { Alarm } from '../../run/watch/watch';

/** Steps between two states that are kept, at most and at least; between them a sixth of the run */
const MOST_STEPS = 2000;
const FEWEST_STEPS = 200;

/** Who hears of a run that is carried out. */
export interface BatchListeners {
  readonly pace: Pace;
  /** Told the state whenever it is one to go on from */
  readonly keep: (kept: CheckpointContent) => void;
  /** Told after each stretch of steps */
  readonly progress: () => void;
  readonly signal: AbortSignal;
}

/**
 * Advances a run to its end. The watch begins anew at each state that is kept, so that a run that is gone
 * on with is watched as one that was never stopped.
 *
 * @returns what the watch says against some of its variants, by their index: the run then stands
 * somewhere after the state that was kept last. Empty at the end of the run.
 * @throws Problem when it is told to stop, or when something other than a variant is at fault
 */
export async function carryOutBatch(
  driver: Driver,
  { pace, keep, progress, signal }: BatchListeners,
): Promise<ReadonlyMap<number, Alarm>> {
  const { run } = driver;
  const sixth = Math.ceil(run.totalSteps / 6);
  const interval = Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, sixth));
  const alarms = (first: Alarm) => byVariant(run, [first, ...driver.furtherAlarms()]);
  while (!run.done) {
    const { state, alarm } = await driver.checkpoint();
    if (alarm) return alarms(alarm);
    if (state) keep(state);
    driver.watchAnew();
    const goal = run.step + interval - (run.step % interval);
    while (!run.done && run.step < goal) {
      signal.throwIfAborted();
      const before = run.step;
      pace.begin();
      const { alarm } = await driver.advance(Math.min(pace.chunk, goal - before));
      if (alarm) return alarms(alarm);
      pace.end(run.step - before);
      if (driver.due.structure || driver.due.trajectory) {
        const alarm = driver.look(await driver.configurations());
        if (alarm) return alarms(alarm);
      }
      progress();
    }
  }
  return new Map();
}

function byVariant(run: Run, alarms: readonly Alarm[]): Map<number, Alarm> {
  return new Map(alarms.map((alarm) => [variantOf(run.experiment, alarm.replica), alarm]));
}
