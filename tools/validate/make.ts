import { existsSync } from 'node:fs';
import path from 'node:path';
import { holdsCheckpoint } from '../../src/cli/checkpoints';
import { makeFolder, readText, writeText } from '../../src/cli/files';
import { meltQuench } from '../../src/cli/melt-quench';
import { openPlatform } from '../../src/cli/platform';
import type { Terminal } from '../../src/cli/terminal';
import type { Experiment } from '../../src/core/experiment';
import { serialiseExperiment } from '../../src/core/experiment-json';
import { Problem } from '../../src/core/problem';
import { readFinishedRun } from './finished-run';
import { presentVersion, utc } from './provenance';
import type { Made } from './record';
import type { DirectStudy, RunStudy, Study } from './study';
import { saySeeds } from './words';

/** Runs are carried out in folders of their own here, from the project's own folder. */
const WORK = path.join('node_modules', '.cache', 'vitrine', 'validate');

/** What a person may ask of a rerun. */
export interface MakeOptions {
  /** Only these seeds; all when absent */
  readonly seeds?: readonly number[];
  readonly terminal: Terminal;
  /** Aborted when the person asks to stop */
  readonly signal: AbortSignal;
  /** Told of each seed as soon as it is finished */
  readonly finished: (study: Study, made: Made) => void;
  /** Where runs are carried out; a cache of the project unless told */
  readonly folder?: string;
}

/**
 * Makes a study again, seed by seed, on whatever adapter there is.
 *
 * @throws Problem when it fails or is told to stop; seeds finished before have been handed over
 */
export async function makeStudy(study: Study, options: MakeOptions): Promise<void> {
  if (study.kind === 'direct') {
    options.finished(study, await makeDirect(study, options.terminal));
    return;
  }
  const seeds = options.seeds ?? study.seeds;
  const strange = seeds.find((seed) => !study.seeds.includes(seed));
  if (strange !== undefined) {
    throw new Problem(
      `${study.id} has no seed ${strange}.`,
      `Its seeds are ${saySeeds(study.seeds)}.`,
    );
  }
  for (const seed of seeds) {
    options.terminal.note(`${study.id}, seed ${seed} of ${seeds.join(', ')}`);
    try {
      options.finished(study, await makeSeed(study, seed, options));
    } catch (error) {
      throw options.signal.aborted ? stopped(study, seeds, seed) : error;
    }
  }
}

function stopped(study: Study, seeds: readonly number[], present: number): Problem {
  const done = seeds.filter((seed) => seed < present);
  const left = seeds.filter((seed) => seed >= present);
  return new Problem(
    `Stopped ${study.id} at seed ${present}; ${done.length === 0 ? 'no seed is' : `seed ${done.join(', ')} is`} recorded.`,
    `Go on: npm run validate -- --rerun ${study.id} --seeds ${left.join(',')}`,
  );
}

/** The experiment of one seed of a study. */
export function experimentOfSeed({ experiment }: RunStudy, seed: number): Experiment {
  return { ...experiment, seed };
}

/** What is recorded of a study's experiment, whatever its kind. */
export function recordedExperiment(study: Study, seed: number | null): Record<string, unknown> {
  return study.kind === 'run' && seed !== null
    ? serialiseExperiment(experimentOfSeed(study, seed))
    : { ...study.experiment };
}

async function makeSeed(
  study: RunStudy,
  seed: number,
  { terminal, signal, folder: work = WORK }: MakeOptions,
): Promise<Made> {
  const version = presentVersion();
  const folder = path.join(work, study.id, `seed-${seed}`);
  await carryOut(folder, recordedExperiment(study, seed), version, terminal, signal);
  const run = readFinishedRun(folder);
  return {
    seed,
    experiment: serialiseExperiment(run.experiment),
    adapter: run.adapter,
    date: utc(run.finished),
    ...version,
    command: `npm run validate -- --rerun ${study.id} --seeds ${seed}`,
    ...study.measure(run),
  };
}

/**
 * Carries an experiment out in a folder, from where it was stopped if the same sources were at the
 * same experiment there before.
 */
async function carryOut(
  folder: string,
  experiment: Record<string, unknown>,
  version: Pick<Made, 'vitrine' | 'commit'>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  // Its results go to the record; what it says of them is for the person at the screen.
  const talk: Terminal = { ...terminal, result: (text) => terminal.note(text) };
  const file = `${folder}.json`;
  const asked = `${folder}.asked.json`;
  const asking = JSON.stringify({ experiment, ...version });
  if (holdsCheckpoint(folder) && existsSync(asked) && readText(asked, 'note') === asking) {
    await meltQuench(undefined, { resume: folder }, talk, signal);
    return;
  }
  makeFolder(folder);
  writeText(file, JSON.stringify(experiment));
  writeText(asked, asking);
  await meltQuench(file, { out: folder, overwrite: true }, talk, signal);
}

async function makeDirect(study: DirectStudy, terminal: Terminal): Promise<Made> {
  terminal.note(study.id);
  const version = presentVersion();
  const engine = await openPlatform(terminal);
  const outcome = await study.compute(engine);
  return {
    seed: null,
    experiment: recordedExperiment(study, null),
    adapter: engine.adapter.name,
    date: utc(new Date()),
    ...version,
    command: `npm run validate -- --rerun ${study.id}`,
    ...outcome,
  };
}
