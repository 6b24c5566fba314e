import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import type { ThermoSample } from '../engine/types';
import type { Recorder } from '../run/recorder';
import type { Run } from '../run/run';
import { type Alarm, type AlarmKind, alarmOf, Watch } from '../run/watch';
import { Checkpoints } from './checkpoints';
import { CHECKPOINT_FILE } from './folder-uses';
import { createPace, type Pace } from './pace';
import type { Moment, RunFiles } from './run-files';
import { spokenDuration, type Terminal } from './terminal';
import { wayOn } from './way-on';

/**
 * Drives a run from where it stands to its end and keeps its files up to date, checkpoints among them,
 * which stay until the run's summary is written.
 *
 * @param recorder of the run, as far as it has come
 * @param watch what stops the run when something is wrong with it; null: nothing but the engine does
 * @throws Problem when the run cannot go on or is told to stop; it names what was kept and what to do
 */
export async function carryOut(
  run: Run,
  recorder: Recorder,
  files: RunFiles,
  terminal: Terminal,
  signal: AbortSignal,
  watch: Watch | null = new Watch(run.experiment),
): Promise<{ pace: Pace }> {
  const pace = createPace();
  const checkpoints = new Checkpoints(run, recorder, files, terminal);
  let sampled = run.initial;
  let latest: Moment | null = null;
  let alarm: Alarm | null = null;
  try {
    if (files.fresh) {
      recorder.add(run.initial.map((sample) => [sample]));
      latest = await read(run, sampled);
      // Before the first checkpoint, which speaks of them: a run that is gone on with has them once.
      files.addSeries(recorder);
      files.addFrames(latest);
    }
    await checkpoints.keep();
    while (!run.done) {
      if (signal.aborted) {
        throw new Problem(`Stopped at step ${run.step} of ${run.totalSteps}.`, '');
      }
      const before = run.step;
      const started = performance.now();
      const samples = await run.advance(Math.min(pace.chunk, recorder.stepsToFrame(before)));
      pace.took(run.step - before, (performance.now() - started) / 1000);
      recorder.add(samples);
      sampled = samples.map((series) => series[series.length - 1]);
      files.addSeries(recorder);
      alarm = watch?.add(samples) ?? null;
      const due = recorder.frameDue(run.step);
      if (due.trajectory || due.structure) {
        latest = await read(run, sampled);
        if (due.trajectory) files.addFrames(latest);
        if (due.structure) addStructure(recorder, latest);
        alarm ??= lookAt(latest, watch);
      }
      if (alarm) throw new Problem(alarm.message, alarm.hint);
      if (checkpoints.due) await checkpoints.keep();
      terminal.progress(progressLine(run, sampled[0].temperature, pace));
    }
    files.writeConfigurations('glass', run.step, (await read(run, sampled)).configurations);
    return { pace };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    alarm ??= alarmOf(error, run.experiment);
    // A state that nobody should go on from does not replace the checkpoint before.
    if (alarm && UNSOUND.includes(alarm.kind)) checkpoints.stop();
    const kept = await keepLast(run, files, checkpoints, latest);
    const edge = Math.min(...sampled.flatMap(({ box }) => box));
    const next = wayOn(run.experiment, files.folder, alarm, edge);
    throw new Problem(error.message, [error.hint, kept, next].filter(Boolean).join(' '));
  }
}

/** Alarms of a state that came about by a fault, not by what was asked for. */
const UNSOUND: readonly AlarmKind[] = ['jump', 'overlap', 'missed-neighbour', 'drift'];

function lookAt({ configurations }: Moment, watch: Watch | null): Alarm | null {
  for (const [replica, configuration] of configurations.entries()) {
    const alarm = watch?.look(replica, configuration);
    if (alarm) return alarm;
  }
  return null;
}

/** Keeps what there is of a run that stops before its end, and says what that is. */
async function keepLast(
  run: Run,
  files: RunFiles,
  checkpoints: Checkpoints,
  latest: Moment | null,
): Promise<string> {
  const kept = ['thermo.csv', 'trajectory.extxyz'];
  const last = await attempt(async () => {
    await checkpoints.keep();
    files.writeConfigurations('last', run.step, await configurations(run));
  });
  // A device that is lost cannot be read any more: the checkpoint before stays.
  const before = last || (latest !== null && (await attempt(() => keepMoment(files, latest))));
  if (before) kept.push('last.data');
  return `${files.folder} keeps ${kept.join(', ')} and ${CHECKPOINT_FILE}.`;
}

function keepMoment(files: RunFiles, { step, configurations }: Moment): void {
  files.writeConfigurations('last', step, configurations);
}

/** Whether something could be done; a Problem that is in the way of it was told before. */
async function attempt(work: () => Promise<void> | void): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
}

async function configurations(run: Run): Promise<Configuration[]> {
  const all: Configuration[] = [];
  for (let replica = 0; replica < run.simulation.replicaCount; replica++) {
    all.push(await run.configuration(replica));
  }
  return all;
}

async function read(run: Run, samples: readonly ThermoSample[]): Promise<Moment> {
  return { step: run.step, configurations: await configurations(run), samples };
}

function addStructure(recorder: Recorder, { step, configurations }: Moment): void {
  for (const [replica, configuration] of configurations.entries()) {
    recorder.addStructure(replica, step, configuration);
  }
}

function progressLine(run: Run, temperature: number, pace: Pace): string {
  const share = Math.floor((100 * run.step) / run.totalSteps);
  const left = spokenDuration(pace.left(run.totalSteps - run.step) ?? 0);
  return (
    `${run.stage.name} ${run.stageIndex + 1}/${run.experiment.protocol.stages.length}, ` +
    `${temperature.toFixed(0)} K, ${share} %, ` +
    `${pace.stepsPerSecond.toFixed(0)} steps/s, ${left} left`
  );
}
