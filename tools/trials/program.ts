import path from 'node:path';
import { Command } from 'commander';
import { whole } from '../../src/cli/arguments';
import { runProgram } from '../../src/cli/command-line';
import { makeFolder, writeText } from '../../src/cli/files';
import { KeptIteration } from '../../src/cli/fit/kept-iteration';
import { glassNames } from '../../src/cli/fit/settings';
import { simulate } from '../../src/cli/fit/simulate';
import { openPlatform } from '../../src/cli/platform';
import type { Terminal } from '../../src/cli/terminal';
import { compositionName } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import type { GlassName } from '../../src/core/glasses';
import { AUTHORS_BOUNDS } from '../../src/learn/bounds';
import { firstSets, jobsOfSets, trialsOfSets } from '../../src/learn/first-trials';
import { measuredTargets } from '../../src/learn/targets';
import { writeTrialsJson } from '../../src/learn/trials-json';

/** What the page offers to begin with. */
export const TRIALS_FILE = path.join('public', 'fit', 'trials.json');

/** What is not done yet is kept here, to be gone on with. */
const WORK = path.join('node_modules', '.cache', 'vitrine', 'trials');

interface TrialsOptions {
  readonly spread: number;
  readonly compositions: readonly GlassName[];
  readonly seed: number;
}

/**
 * `npm run trials`: the published parameter sets and some spread over the bounds, as a `demo` quench of
 * each composition. Stopped, it goes on where it was.
 *
 * @param words the command line after the program's name
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export function runTrials(
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const program = new Command('trials')
    .description('Makes first trials of potentials, which the page offers to learn from.')
    .option('--spread <number>', 'parameter sets besides the published', whole(0, 1000), 8)
    .option('--compositions <names>', 'such as 24B,75B', glassNames, glassNames('24B,75B'))
    .option('--seed <number>', 'seed of the sets and of the glasses', whole(0, 2 ** 32 - 1), 1)
    .action((options: TrialsOptions) => record(options, terminal, signal));
  return runProgram(program, words, terminal);
}

async function record(
  { spread, compositions, seed }: TrialsOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const names: readonly string[] = compositions;
  const targets = measuredTargets().filter(({ composition }) =>
    names.includes(compositionName(composition)),
  );
  const sets = firstSets(spread, AUTHORS_BOUNDS.bo, seed);
  const jobs = jobsOfSets(sets, targets, seed);
  const template = createExperiment({ name: 'trials', protocol: 'demo' });
  const folder = path.join(WORK, `${names.join('-')}-${spread}-${seed}`);
  makeFolder(folder);
  const engine = await openPlatform(terminal);
  const outcomes = await simulate(
    jobs,
    {
      engine,
      terminal,
      template,
      kept: new KeptIteration(folder, 1),
      title: `${jobs.length} glasses`,
      onSpeed: () => {},
    },
    signal,
  );
  const source = `Vitrine, protocol ${template.protocol.id}, seed ${seed}`;
  const trials = trialsOfSets(sets, jobs, outcomes, template, source);
  makeFolder(path.dirname(TRIALS_FILE));
  writeText(TRIALS_FILE, writeTrialsJson(trials, targets));
  terminal.result(`${TRIALS_FILE} holds ${trials.length} trials.`);
}
