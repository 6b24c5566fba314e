import { Command, Option } from 'commander';
import { ATOMS_RANGE } from '../../core/composition';
import { ELECTROSTATICS, MOST_REPLICAS } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { numberBetween, positive } from '../arguments';
import { runProgram } from '../command-line';
import { openDevice, openWebGpu } from '../dawn';
import { checkWritable, writeText } from '../files';
import type { Terminal } from '../terminal';
import { presentVersion } from '../validate/provenance';
import { benchRows } from './bench';
import { ENGINES } from './engine';
import { addTimestamps } from './kernel-times';
import { markdownOf } from './markdown';
import { type BenchOptions, ENSEMBLES, wholeList, wordList } from './options';
import { type BenchResults, type Row, resultsOf } from './results';

const DAY = 86_400;

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
    .option('--ensemble <list>', 'some of nve,nvt,npt', wordList(ENSEMBLES), ['npt'])
    .option('--engines <list>', `some of ${ENGINES.join(',')}`, wordList(ENGINES))
    .option('--cutoff <number>', '11 Å unless told, 7 Å in small boxes', positive('Å'))
    .option(
      '--accuracy <number>',
      'error of the Coulomb forces, over that of two unit charges 1 Å apart',
      numberBetween(1e-8, 1e-2),
      1e-5,
    )
    .addOption(
      new Option('--electrostatics <how>', 'how Vitrine splits the Coulomb sum')
        .choices([...ELECTROSTATICS])
        .default('prolate'),
    )
    .option('--seconds <number>', 'of each of three turns', numberBetween(0.1, DAY), 2)
    .option('--kernels', 'time each kernel too')
    .option('--out <file>', 'write the table as Markdown')
    .option('--json', 'print one JSON object')
    .action((options: BenchOptions) => printBench(options, terminal, signal));
  return runProgram(program, words, terminal);
}

async function printBench(
  options: BenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (options.out !== undefined) checkWritable(options.out);
  addTimestamps(await openWebGpu());
  const engine = await openDevice(terminal);
  const rows: Row[] = [];
  try {
    const context = { engine, version: versionInWords(), terminal, signal };
    for await (const row of benchRows(options, context)) rows.push(row);
  } finally {
    // Whatever happens, what took minutes is not lost.
    print(resultsOf(engine.adapter.name, rows), options, terminal);
  }
  if (signal.aborted) {
    throw new Problem('Stopped before its end.', 'What was measured until then is printed.');
  }
}

function print(results: BenchResults, { out, json }: BenchOptions, terminal: Terminal): void {
  const markdown = markdownOf(results);
  if (out !== undefined) writeText(out, `${markdown}\n`);
  terminal.result(json ? JSON.stringify(results) : markdown);
}

function versionInWords(): string {
  const { vitrine, commit } = presentVersion();
  return commit ? `${vitrine} (${commit.id}${commit.changed ? ', changed' : ''})` : vitrine;
}
