import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import type { Platform, PlatformChoice } from '../engine/dynamics';
import { checkCheckpoint } from '../run/checkpoint';
import { Driver } from '../run/driver';
import { Run } from '../run/run';
import { stateHash } from '../run/state-hash';
import { type Summary, summarise } from '../run/summary';
import { carryOutRun } from './carry-out';
import { checkUnfinished, holdsCheckpoint, readCheckpoint } from './checkpoints';
import { WriteProblem } from './files';
import { OwnFolder } from './own-folder';
import { RunFiles } from './run-files';
import { runExperiment } from './run-folder';
import type { Terminal } from './terminal';
import { choiceOf, type TuneChoice } from './tuning-file';
import { resumeCommand } from './way-on';

/** How runs are carried out. */
export interface RunOptions {
  /** false: goes on whatever the watch says */
  readonly watch?: boolean;
  /** a GPU where there is a real one, else the processor, unless told */
  readonly platform?: PlatformChoice;
  /** once unless told */
  readonly tune?: TuneChoice;
}

/** What runs of one command share. */
export interface CommandContext {
  readonly options: RunOptions;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** What they are computed on; a command opens it once */
  readonly open: (choice?: PlatformChoice) => Promise<Platform>;
}

/** A run, ready to be carried out, with its files. */
export interface ReadyRun {
  readonly driver: Driver;
  readonly files: RunFiles;
  readonly platform: Platform;
}

/** Carries a run to its end, writes its summary, and lets go of its folder. */
export async function toTheEnd(
  { driver, files, platform }: ReadyRun,
  { terminal, signal }: CommandContext,
): Promise<Summary> {
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
    return summary;
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

/** Makes a run ready for its first step, in a folder that was taken in hand for it. */
export async function beginRun(
  own: OwnFolder,
  experiment: Experiment,
  { options, terminal, signal, open }: CommandContext,
): Promise<ReadyRun> {
  let run: Run | null = null;
  try {
    const engine = await open(options.platform);
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

/**
 * Makes a run ready to go on from where it was stopped.
 *
 * @throws Problem when the folder holds no run that is not finished
 */
export async function goOnWithRun(folder: string, context: CommandContext): Promise<ReadyRun> {
  const { options, terminal, signal, open } = context;
  if (isBegun(folder)) {
    const own = OwnFolder.reopen(folder);
    terminal.note(`${folder} was left before its first step was kept: it begins again.`);
    return beginRun(own, runExperiment(folder), context);
  }
  checkUnfinished(folder);
  const own = OwnFolder.reopen(folder);
  let run: Run | null = null;
  try {
    const kept = readCheckpoint(folder, terminal.note);
    const { experiment, step, simulation } = checkCheckpoint(kept.run);
    const engine = await open(options.platform ?? simulation.platform);
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

/** Whether a folder holds a run that can be gone on with. */
export function holdsUnfinishedRun(folder: string): boolean {
  return isBegun(folder) || holdsCheckpoint(folder);
}

/** Whether a run was killed between its first file and its first checkpoint. */
function isBegun(folder: string): boolean {
  const has = (name: string) => existsSync(path.join(folder, name));
  const begun = has('experiment.json') && has('thermo.csv');
  return begun && !holdsCheckpoint(folder) && !has('glass.data') && !has('summary.json');
}
