import { Problem } from '../core/problem';
import type { ThermoSample } from '../engine/types';
import { type Driver, isUnsound } from '../run/driver';
import type { Pace } from '../run/pace';
import type { Alarm } from '../run/watch/watch';
import { Checkpoints } from './checkpoints';
import { commandLinePace } from './command-line-pace';
import { CHECKPOINT_FILE } from './folder-uses';
import type { Moment, RunFiles } from './run-files';
import { spokenDuration, type Terminal } from './terminal';
import { wayOn } from './way-on';

/**
 * Carries a run from where it stands to its end and keeps its files up to date, checkpoints among them,
 * which stay until the run's summary is written.
 *
 * @throws Problem when the run cannot go on or is told to stop; it names what was kept and what to do
 */
export async function carryOutRun(
  driver: Driver,
  files: RunFiles,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<{ pace: Pace }> {
  const { run, recorder } = driver;
  const pace = commandLinePace();
  const checkpoints = new Checkpoints(driver, files, terminal);
  let sampled = run.initial;
  let latest: Moment | null = null;
  let alarm: Alarm | null = null;
  const checkpoint = async () => {
    alarm ??= await checkpoints.keep();
    if (alarm) throw new Problem(alarm.message, alarm.hint);
  };
  try {
    if (files.fresh) {
      latest = await read(driver, sampled);
      // Before the first checkpoint, which speaks of them: a run that is gone on with has them once.
      files.addSeries(recorder);
      files.addFrames(latest);
    }
    await checkpoint();
    while (!run.done) {
      if (signal.aborted) {
        throw new Problem(`Stopped at step ${run.step} of ${run.totalSteps}.`, '');
      }
      const before = run.step;
      pace.begin();
      const advance = await driver.advance(pace.chunk);
      alarm = advance.alarm;
      if (advance.samples.length > 0) {
        pace.end(run.step - before);
        sampled = advance.samples.map((series) => series[series.length - 1]);
        files.addSeries(recorder);
      }
      const { due } = driver;
      if (!isUnsound(alarm) && (due.trajectory || due.structure)) {
        latest = await read(driver, sampled);
        alarm = driver.look(latest.configurations) ?? alarm;
        if (due.trajectory && !isUnsound(alarm)) files.addFrames(latest);
      }
      if (alarm) throw new Problem(alarm.message, alarm.hint);
      if (checkpoints.due) await checkpoint();
      terminal.progress(sayProgress(driver, pace));
    }
    files.writeConfigurations('glass', run.step, (await read(driver, sampled)).configurations);
    return { pace };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // A state that nobody should go on from does not replace the checkpoint before.
    if (isUnsound(alarm)) checkpoints.stop();
    const kept = await keepLast(driver, files, checkpoints, latest);
    const edge = Math.min(...sampled.flatMap(({ box }) => box));
    const next = wayOn(run.experiment, files.folder, alarm, edge);
    throw new Problem(error.message, [error.hint, kept, next].filter(Boolean).join(' '));
  }
}

/** Keeps what there is of a run that stops before its end, and says what that is. */
async function keepLast(
  driver: Driver,
  files: RunFiles,
  checkpoints: Checkpoints,
  latest: Moment | null,
): Promise<string> {
  const kept = ['thermo.csv', 'trajectory.extxyz'];
  const last = await attempt(async () => {
    await checkpoints.keep();
    files.writeConfigurations('last', driver.run.step, await driver.configurations());
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

async function read(driver: Driver, samples: readonly ThermoSample[]): Promise<Moment> {
  return { step: driver.run.step, configurations: await driver.configurations(), samples };
}

function sayProgress({ run, recent }: Driver, pace: Pace): string {
  const share = Math.floor((100 * run.step) / run.totalSteps);
  const left = spokenDuration(pace.secondsFor(run.totalSteps - run.step) ?? 0);
  return (
    `${run.stage.name} ${run.stageIndex + 1}/${run.experiment.protocol.stages.length}, ` +
    `${recent.temperature(0).toFixed(0)} K, ${share} %, ` +
    `${(pace.stepsPerSecond ?? 0).toFixed(0)} steps/s, ${left} left`
  );
}
