import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Experiment } from '../core/experiment';
import { checkExperiment } from '../core/experiment-checks';
import { Problem } from '../core/problem';
import type { Platform, PlatformChoice } from '../engine/dynamics';
import { checkCheckpoint } from '../run/checkpoint';
import { Driver } from '../run/driver';
import { fourFoldOf } from '../run/four-fold';
import { Run } from '../run/run';
import { stateHash } from '../run/state-hash';
import { type AverageOrNone, type Summary, summarise, type VariantSummary } from '../run/summary';
import { carryOutRun } from './carry-out';
import { checkUnfinished, holdsCheckpoint, readCheckpoint } from './checkpoints';
import { type ExperimentArguments, readExperiment } from './experiment-input';
import { WriteProblem } from './files';
import { RUN_FOLDER } from './folder-uses';
import { OwnFolder } from './own-folder';
import { openPlatform } from './platform';
import { RunFiles } from './run-files';
import { runExperiment } from './run-folder';
import { shellWord } from './shell-word';
import type { Terminal } from './terminal';
import { choiceOf, type TuneChoice } from './tuning-file';
import { resumeCommand } from './way-on';

export interface MeltQuenchOptions extends ExperimentArguments {
  /** folder for the files */
  readonly out?: string;
  /** what is in that folder is moved aside */
  readonly overwrite?: boolean;
  /** folder of an unfinished run, to go on with */
  readonly resume?: string;
  /** false: goes on whatever the watch says */
  readonly watch?: boolean;
  /** a GPU where there is a real one, else the processor, unless told */
  readonly platform?: PlatformChoice;
  /** once unless told */
  readonly tune?: TuneChoice;
  readonly json?: boolean;
}

/** A run, ready to be carried out, with its files. */
interface Ready {
  readonly driver: Driver;
  readonly files: RunFiles;
  readonly platform: Platform;
}

/**
 * `vitrine melt-quench`: carries an experiment out, or goes on with one that was stopped, and keeps
 * what comes of it in a folder.
 */
export async function meltQuench(
  presetOrFile: string | undefined,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { driver, files, platform } = options.resume
    ? await resume(options.resume, presetOrFile, options, terminal, signal)
    : await begin(presetOrFile, options, terminal, signal);
  const { run, recorder } = driver;
  try {
    const { pace } = await carryOutRun(driver, files, terminal, signal);
    const { meanStepsPerSecond: stepsPerSecond } = pace;
    const summary = summarise(run.experiment, recorder, {
      platform: platform.platform,
      adapter: platform.adapter.name,
      stateHash: stateHash(await driver.configurations()),
      stepsPerSecond,
    });
    finish(files, summary);
    terminal.note(`Done: ${files.folder} holds the glass and its summary.`);
    terminal.result(options.json ? JSON.stringify(summary) : saySummary(summary));
  } finally {
    run.destroy();
    files.release();
  }
}

function finish(files: RunFiles, summary: Summary): void {
  try {
    files.finish(summary);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.message, `${error.hint} Then: ${resumeCommand(files.folder)}`);
  }
}

async function begin(
  presetOrFile: string | undefined,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Ready> {
  if (presetOrFile === undefined || options.out === undefined) {
    throw new Problem(
      `melt-quench needs ${presetOrFile === undefined ? 'a preset or the file of an experiment' : 'a folder for its files'}.`,
      'For example: vitrine melt-quench 24B --out glass; or go on with one: vitrine melt-quench --resume glass.',
    );
  }
  const experiment = readExperiment(presetOrFile, options);
  checkExperiment(experiment);
  const own = OwnFolder.take(options.out, RUN_FOLDER, options.overwrite ?? false);
  return prepare(own, experiment, options, terminal, signal);
}

/** Makes a run ready for its first step, in a folder that was taken in hand for it. */
async function prepare(
  own: OwnFolder,
  experiment: Experiment,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Ready> {
  let run: Run | null = null;
  try {
    const engine = await openPlatform(terminal, options.platform);
    run = await Run.prepare(
      engine,
      experiment,
      (what) => terminal.note(`${what} …`),
      signal,
      choiceOf(options.tune),
    );
    const files = RunFiles.begin(own, run.experiment, terminal.note);
    const watched = options.watch ?? true;
    const driver = new Driver(run, { watched });
    return { driver, files, platform: engine };
  } catch (error) {
    run?.destroy();
    own.release();
    if (!signal.aborted || error instanceof WriteProblem) throw error;
    throw new Problem('Stopped before the first step.', `Nothing was written to ${own.folder}.`);
  }
}

async function resume(
  folder: string,
  presetOrFile: string | undefined,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Ready> {
  if (presetOrFile !== undefined || options.out !== undefined) {
    throw new Problem(
      'A run that is gone on with keeps its experiment and its folder.',
      `Say only: vitrine melt-quench --resume ${shellWord(folder)}`,
    );
  }
  if (isBegun(folder)) {
    const own = OwnFolder.reopen(folder);
    terminal.note(`${folder} was left before its first step was kept: it begins again.`);
    return prepare(own, runExperiment(folder), options, terminal, signal);
  }
  checkUnfinished(folder);
  const own = OwnFolder.reopen(folder);
  let run: Run | null = null;
  try {
    const kept = readCheckpoint(folder, terminal.note);
    const { experiment, step, simulation } = checkCheckpoint(kept.run);
    const engine = await openPlatform(terminal, options.platform ?? simulation.platform);
    const adapter = engine.adapter.name;
    if (experiment.numerics && experiment.numerics.adapter !== adapter) {
      terminal.note(
        `The run was begun on ${experiment.numerics.adapter}: on ${adapter} its last digits will differ.`,
      );
    }
    const report = (what: string) => terminal.note(`${what} …`);
    run = await Run.resume(engine, kept.run, report, signal);
    const files = RunFiles.reopen(own, experiment, kept.files, terminal.note);
    files.writeExperiment(run.experiment);
    terminal.note(`Going on at step ${step} of ${run.totalSteps}.`);
    const driver = new Driver(run, { watched: options.watch ?? true, from: kept });
    return { driver, files, platform: engine };
  } catch (error) {
    run?.destroy();
    own.release();
    if (!signal.aborted || error instanceof WriteProblem) throw error;
    throw new Problem('Stopped before it went on.', `${folder} is as it was.`);
  }
}

/** Whether a run was killed between its first file and its first checkpoint. */
function isBegun(folder: string): boolean {
  const has = (name: string) => existsSync(path.join(folder, name));
  const begun = has('experiment.json') && has('thermo.csv');
  return begun && !holdsCheckpoint(folder) && !has('glass.data') && !has('summary.json');
}

function saySummary(summary: Summary): string {
  const parts = summary.variants.length > 0 ? summary.variants : [summary];
  return [
    ...parts.map(
      (part) =>
        `${part.name}, ${part.atoms} atoms, ${part.potential}, ${part.protocol}, ${seeds(part)}\n${estimates(part)}`,
    ),
    `${'speed'.padEnd(18)} ${summary.stepsPerSecond.toFixed(0)} steps/s`,
  ].join('\n');
}

function estimates(summary: VariantSummary): string {
  const line = (
    label: string,
    estimate: AverageOrNone,
    digits: number,
    unit: string,
    factor = 1,
  ) => {
    if (estimate === null) return `${label.padEnd(18)} absent`;
    const error =
      estimate.standardError === null
        ? ''
        : ` ± ${(factor * estimate.standardError).toFixed(digits)}`;
    return `${label.padEnd(18)} ${(factor * estimate.mean).toFixed(digits)}${error}${unit}`;
  };
  return [
    line('density', summary.density, 3, ' g/cm³'),
    ...fourFoldOf([summary]).map(({ words, quantity }) =>
      line(words, summary[quantity], 1, ' %', 100),
    ),
    line('temperature', summary.temperature, 1, ' K'),
    line('pressure', summary.pressure, 3, ' GPa'),
    line('potential energy', summary.potentialEnergyPerAtom, 4, ' eV per atom'),
  ].join('\n');
}

function seeds({ perReplica }: VariantSummary): string {
  const [first, ...others] = perReplica.map(({ seed }) => seed);
  return others.length === 0 ? `seed ${first}` : `seeds ${first} to ${others[others.length - 1]}`;
}
