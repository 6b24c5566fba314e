import { Problem } from '../../core/problem';
import { variantOf } from '../../core/variants';
import type { ThermoSample } from '../../engine/types';
import type { KeptRun } from '../../run/checkpoint-file';
import type { Recorder } from '../../run/recorder';
import type { Run } from '../../run/run';
import { type Alarm, alarmOf, Watch } from '../../run/watch';
import type { Pace } from '../pace';

/** Steps between two states that are kept, at most and at least; between them a sixth of the run */
const MOST_STEPS = 2000;
const FEWEST_STEPS = 200;

/** How a run that is carried out is looked after. */
export interface Care {
  readonly recorder: Recorder;
  readonly pace: Pace;
  /** Told the state whenever it is one to go on from */
  readonly keep: (kept: KeptRun) => void;
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
export async function carryOut(run: Run, care: Care): Promise<ReadonlyMap<number, Alarm>> {
  const { recorder, pace, keep, progress, signal } = care;
  const sixth = Math.ceil(run.totalSteps / 6);
  const interval = Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, sixth));
  for (;;) {
    keep({ run: await run.checkpoint(), recorder: recorder.state() });
    const watch = new Watch(run.experiment);
    const goal = run.step + interval - (run.step % interval);
    while (!run.done && run.step < goal) {
      signal.throwIfAborted();
      const before = run.step;
      const started = performance.now();
      const most = Math.min(pace.chunk, goal - before, recorder.stepsToFrame(before));
      const samples = await advance(run, most);
      if (!Array.isArray(samples)) return byVariant(run, [samples]);
      pace.took(run.step - before, (performance.now() - started) / 1000);
      const alarms = alarmsOf(watch, samples);
      if (alarms.length > 0) return byVariant(run, alarms);
      recorder.add(samples);
      if (recorder.frameDue(run.step).structure) await addStructure(run, recorder);
      progress();
    }
    if (run.done) return byVariant(run, await look(run, watch));
  }
}

/** The samples of the next steps; the alarm of a replica that cannot take them. */
async function advance(run: Run, steps: number): Promise<ThermoSample[][] | Alarm> {
  try {
    return await run.advance(steps);
  } catch (error) {
    const alarm = error instanceof Problem ? alarmOf(error, run.experiment) : null;
    if (alarm === null) throw error;
    return alarm;
  }
}

/** Every alarm that came with some samples. */
function alarmsOf(watch: Watch, samples: readonly (readonly ThermoSample[])[]): Alarm[] {
  const alarms: Alarm[] = [];
  for (let alarm = watch.add(samples); alarm; alarm = watch.add(samples.map(() => []))) {
    alarms.push(alarm);
  }
  return alarms;
}

/** Looks for overlaps in what a run ends with. */
async function look(run: Run, watch: Watch): Promise<Alarm[]> {
  const alarms: Alarm[] = [];
  for (let replica = 0; replica < run.simulation.replicaCount; replica++) {
    const alarm = watch.look(replica, await run.configuration(replica));
    if (alarm) alarms.push(alarm);
  }
  return alarms;
}

async function addStructure(run: Run, recorder: Recorder): Promise<void> {
  for (let replica = 0; replica < run.simulation.replicaCount; replica++) {
    recorder.addStructure(replica, run.step, await run.configuration(replica));
  }
}

function byVariant(run: Run, alarms: readonly Alarm[]): Map<number, Alarm> {
  return new Map(alarms.map((alarm) => [variantOf(run.experiment, alarm.replica), alarm]));
}
