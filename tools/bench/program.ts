import { Command, Option } from 'commander';
import { numberArgument, positive } from '../../src/cli/arguments';
import { runProgram } from '../../src/cli/command-line';
import { openWebGpu } from '../../src/cli/dawn';
import { checkWritable, writeText } from '../../src/cli/files';
import { openPlatform } from '../../src/cli/platform';
import { platformOption } from '../../src/cli/platform-option';
import type { Terminal } from '../../src/cli/terminal';
import { TUNE_CHOICES } from '../../src/cli/tuning-file';
import { ATOMS_RANGE } from '../../src/core/composition';
import { ELECTROSTATICS, MOST_REPLICAS } from '../../src/core/experiment';
import { Problem } from '../../src/core/problem';
import { presentVersion } from '../validate/provenance';
import { benchRows } from './bench';
import { ENGINES } from './engine';
import { addTimestamps } from './kernel-times';
import { markdownOf } from './markdown';
import {
  type MeasurementResults,
  measurementMarkdown,
  measurementResults,
  measurementRows,
} from './measurement-bench';
import type { MeasurementRow } from './measurement-times';
import { BENCH_ENSEMBLES, type BenchOptions, wholeList, wordList } from './options';
import { type BenchResults, type BenchRow, resultsOf } from './results';

const SECONDS_PER_DAY = 86_400;

/** Options that only the bench of engines has. */
const OF_ENGINES = [
  'replicas',
  'ensemble',
  'engines',
  'cutoff',
  'accuracy',
  'electrostatics',
  'seconds',
  'tune',
  'kernels',
  'platform',
] as const;

/**
 * `npm run bench`.
 *
 * @param words the command line after the program's name
 * @param signal aborted when the person asks to stop
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export function runBench(
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { smallest, largest } = ATOMS_RANGE;
  const program = new Command('bench')
    .description(
      'How quick Vitrine is on this machine, beside LAMMPS as WebAssembly and the LAMMPS that is installed, in turns, on the same melt.',
    )
    .option(
      '--atoms <list>',
      'sizes, as 1000,3000; 400 to 10000 unless told, on a GPU to 100000',
      wholeList(smallest, largest),
    )
    .option(
      '--replicas <list>',
      'boxes side by side, as 1,6; 1 unless told, on a GPU 1,6,24',
      wholeList(1, MOST_REPLICAS),
    )
    .option('--ensemble <list>', 'some of nve,nvt,npt', wordList(BENCH_ENSEMBLES), ['npt'])
    .option('--engines <list>', `some of ${ENGINES.join(',')}`, wordList(ENGINES))
    .option('--cutoff <number>', '11 Å unless told, 7 Å in small boxes', positive('Å'))
    .option(
      '--accuracy <number>',
      'error of the Coulomb forces, over that of two unit charges 1 Å apart',
      numberArgument({ smallest: 1e-8, largest: 1e-2, unit: '' }),
      1e-5,
    )
    .addOption(
      new Option('--electrostatics <how>', 'how Vitrine splits the Coulomb sum')
        .choices([...ELECTROSTATICS])
        .default('prolate'),
    )
    .addOption(platformOption())
    .option(
      '--seconds <number>',
      'of each of three turns',
      numberArgument({ smallest: 0.1, largest: SECONDS_PER_DAY, unit: 's' }),
      2,
    )
    .addOption(
      new Option(
        '--tune <when>',
        'try what Vitrine is quickest with: once for a GPU and a size (default), again, or never',
      ).choices([...TUNE_CHOICES]),
    )
    .option('--kernels', 'time each kernel too')
    .addOption(
      new Option(
        '--measurements',
        'time what is measured of a frame instead, of 3000 atoms unless told; no GPU',
      ).conflicts([...OF_ENGINES]),
    )
    .option('--out <file>', 'write the table as Markdown')
    .option('--json', 'print one JSON object')
    .action((options: BenchOptions) =>
      options.measurements
        ? printMeasurements(options, terminal, signal)
        : printBench(options, terminal, signal),
    );
  return runProgram(program, words, terminal);
}

async function printBench(
  options: BenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (options.out !== undefined) checkWritable(options.out);
  if (options.platform !== 'processor') addTimestamps(await openWebGpu());
  const engine = await openPlatform(terminal, options.platform);
  const rows: BenchRow[] = [];
  try {
    const context = { engine, version: sayVersion(), terminal, signal };
    for await (const row of benchRows(options, context)) rows.push(row);
  } finally {
    // Whatever happens, what took minutes is not lost.
    const results = resultsOf(engine.platform, engine.adapter.name, rows);
    print(results, markdownOf(results), options, terminal);
  }
  checkEnd(signal);
}

async function printMeasurements(
  options: BenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (options.out !== undefined) checkWritable(options.out);
  const rows: MeasurementRow[] = [];
  for await (const row of measurementRows(options.atoms, terminal, signal)) rows.push(row);
  const results = measurementResults(rows);
  print(results, measurementMarkdown(results), options, terminal);
  checkEnd(signal);
}

/** @throws Problem when it was stopped */
function checkEnd(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new Problem('Stopped before its end.', 'What was measured until then is printed.');
}

function print(
  results: BenchResults | MeasurementResults,
  markdown: string,
  { out, json }: BenchOptions,
  terminal: Terminal,
): void {
  if (out !== undefined) writeText(out, `${markdown}\n`);
  terminal.result(json ? JSON.stringify(results) : markdown);
}

function sayVersion(): string {
  const { vitrine, commit } = presentVersion();
  return commit ? `${vitrine} (${commit.id}${commit.changed ? ', changed' : ''})` : vitrine;
}
