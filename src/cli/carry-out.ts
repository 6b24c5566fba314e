import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import type { ThermoSample } from '../engine/types';
import { Recorder } from '../run/recorder';
import type { Run } from '../run/run';
import { createPace, type Pace } from './pace';
import type { Moment, RunFiles } from './run-files';
import { spokenDuration, type Terminal } from './terminal';

/**
 * Drives a run to its end and keeps its files up to date.
 *
 * @throws Problem when the run cannot go on or is told to stop; it names what was kept
 */
export async function carryOut(
  run: Run,
  files: RunFiles,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<{ recorder: Recorder; pace: Pace }> {
  const recorder = new Recorder(run.experiment);
  const pace = createPace();
  recorder.add(run.initial.map((sample) => [sample]));
  let sampled = run.initial;
  let latest = await read(run, sampled);
  files.addFrames(latest);
  try {
    while (!run.done) {
      if (signal.aborted) {
        latest = await read(run, sampled);
        throw new Problem(`Stopped at step ${run.step} of ${run.totalSteps}.`, '');
      }
      const before = run.step;
      const started = performance.now();
      const samples = await run.advance(Math.min(pace.chunk, recorder.stepsToFrame(before)));
      pace.took(run.step - before, (performance.now() - started) / 1000);
      recorder.add(samples);
      sampled = samples.map((series) => series[series.length - 1]);
      files.addSeries(recorder);
      const due = recorder.frameDue(run.step);
      if (due.trajectory || due.structure) latest = await read(run, sampled);
      if (due.trajectory) files.addFrames(latest);
      if (due.structure) {
        for (const [replica, configuration] of latest.configurations.entries()) {
          recorder.addStructure(replica, latest.step, configuration);
        }
      }
      terminal.progress(progressLine(run, sampled[0].temperature, pace));
    }
  } catch (error) {
    files.writeConfigurations('last', latest.step, latest.configurations);
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      error.message,
      `${error.hint} ${files.folder} keeps thermo.csv, trajectory.extxyz and last.data.`.trim(),
    );
  }
  files.writeConfigurations('glass', latest.step, latest.configurations);
  return { recorder, pace };
}

async function read(run: Run, samples: readonly ThermoSample[]): Promise<Moment> {
  const configurations: Configuration[] = [];
  for (let replica = 0; replica < run.experiment.replicas; replica++) {
    configurations.push(await run.configuration(replica));
  }
  return { step: run.step, configurations, samples };
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
