import type { Configuration } from '../core/configuration';
import { checkExperiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { Recorder } from '../run/recorder';
import { Run } from '../run/run';
import { type Estimate, type Summary, summarise } from '../run/summary';
import { openDevice } from './dawn';
import { type ExperimentOptions, readExperiment } from './experiment-input';
import { createPace, type Pace } from './pace';
import { RunFiles } from './run-files';
import { spokenDuration, type Terminal } from './terminal';

export interface MeltQuenchOptions extends ExperimentOptions {
  /** folder for the files */
  readonly out: string;
  readonly json?: boolean;
}

/** `vitrine melt-quench`: carries an experiment out and keeps what comes of it in a folder. */
export async function meltQuench(
  presetOrFile: string,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const experiment = readExperiment(presetOrFile, options);
  checkExperiment(experiment);
  const files = new RunFiles(options.out, experiment);
  const engine = await openDevice(terminal);
  const run = await Run.prepare(
    engine,
    experiment,
    (what) => terminal.note(`${what} …`),
    signal,
  ).catch((error) => {
    throw signal.aborted
      ? new Problem('Stopped before the first step.', 'Nothing but the experiment was kept.')
      : error;
  });
  try {
    const { recorder, pace } = await carryOut(run, files, terminal, signal);
    const { name: adapter } = engine.adapter;
    const summary = summarise(experiment, recorder, {
      adapter,
      stepsPerSecond: pace.stepsPerSecond,
    });
    files.writeSummary(summary);
    terminal.note(`Done: ${files.folder} holds the glass and its summary.`);
    terminal.result(options.json ? JSON.stringify(summary) : inWords(summary));
  } finally {
    run.destroy();
  }
}

/** Drives the run to its end, keeping files up to date; a Problem names what was kept. */
async function carryOut(
  run: Run,
  files: RunFiles,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<{ recorder: Recorder; pace: Pace }> {
  const recorder = new Recorder(run.experiment);
  const pace = createPace();
  const replicas = Array.from({ length: run.experiment.replicas }, (_, replica) => replica);
  let kept: { step: number; configurations: Configuration[] } | null = null;
  const read = async () => {
    const configurations: Configuration[] = [];
    for (const replica of replicas) configurations.push(await run.configuration(replica));
    kept = { step: run.step, configurations };
    return configurations;
  };
  const addFrames = async (trajectory: boolean, structure: boolean) => {
    for (const [replica, configuration] of (await read()).entries()) {
      if (trajectory) files.addFrame(replica, run.step, configuration);
      if (structure) recorder.addStructure(replica, run.step, configuration);
    }
  };
  const writeKept = (kind: 'glass' | 'last') => {
    for (const replica of kept === null ? [] : replicas) {
      if (kept) files.writeConfiguration(kind, replica, kept.step, kept.configurations[replica]);
    }
  };

  recorder.add(run.initial.map((sample) => [sample]));
  await addFrames(true, false);
  try {
    while (!run.done) {
      if (signal.aborted) {
        await read();
        throw new Problem(`Stopped at step ${run.step} of ${run.totalSteps}.`, '');
      }
      const before = run.step;
      const started = performance.now();
      const samples = await run.advance(Math.min(pace.chunk, recorder.stepsToFrame(before)));
      pace.took(run.step - before, (performance.now() - started) / 1000);
      recorder.add(samples);
      files.addSeries(recorder);
      const due = recorder.frameDue(run.step);
      if (due.trajectory || due.structure) await addFrames(due.trajectory, due.structure);
      terminal.progress(progressLine(run, samples[0][samples[0].length - 1].temperature, pace));
    }
  } catch (error) {
    files.addSeries(recorder);
    writeKept('last');
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      error.message,
      `${error.hint} ${files.folder} keeps thermo.csv, trajectory.extxyz and last.data.`.trim(),
    );
  }
  writeKept('glass');
  return { recorder, pace };
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

function inWords(summary: Summary): string {
  const line = (label: string, estimate: Estimate, digits: number, unit: string) => {
    if (estimate === null) return `${label.padEnd(18)} absent`;
    const error =
      estimate.standardError === null ? '' : ` ± ${estimate.standardError.toFixed(digits)}`;
    return `${label.padEnd(18)} ${estimate.mean.toFixed(digits)}${error}${unit}`;
  };
  return [
    `${summary.name}, ${summary.atoms} atoms, ${summary.potential}, ${summary.protocol}, seed ${summary.seed}`,
    line('density', summary.density, 3, ' g/cm³'),
    line('four-fold boron', summary.b4Fraction, 3, ''),
    line('four-fold silicon', summary.si4Fraction, 3, ''),
    line('temperature', summary.temperature, 1, ' K'),
    line('pressure', summary.pressure, 3, ' GPa'),
    line('potential energy', summary.potentialEnergyPerAtom, 4, ' eV per atom'),
    `${'speed'.padEnd(18)} ${summary.stepsPerSecond.toFixed(0)} steps/s`,
  ].join('\n');
}
