import { Command, InvalidArgumentError } from 'commander';
import { runProgram } from '../../src/cli/command-line';
import { makeFolder, writeText } from '../../src/cli/files';
import type { Terminal } from '../../src/cli/terminal';
import { Problem } from '../../src/core/problem';
import { compareAll, missingRowsOf } from './comparison';
import { documentOf } from './document';
import { makeStudy } from './make';
import { readRecords, recordMade } from './record';
import { allStudies, studiesOf } from './studies';
import { rowId, type Study } from './study';
import { sayTable, tableOf } from './table';
import { saySeeds } from './words';

interface ValidateOptions {
  readonly rerun?: readonly string[];
  readonly seeds?: readonly number[];
  readonly document?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

/**
 * `npm run validate`.
 *
 * @param words the command line after the program's name
 * @param signal aborted when the person asks to stop
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export function runValidate(
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const program = new Command('validate')
    .description('Vitrine beside LAMMPS: prints the recorded rows, or makes some again.')
    .option('--rerun <rows...>', 'make rows again, with those that come from the same runs')
    .option('--seeds <list>', 'with --rerun: only these seeds, as 4,5,6', seedList)
    .option('--document', 'write docs/validation.md and its pictures from the records')
    .option('--list', 'name every row there is')
    .option('--json', 'print the recorded rows as a JSON array')
    .action((options: ValidateOptions) => validate(options, terminal, signal));
  return runProgram(program, words, terminal);
}

function seedList(text: string): number[] {
  const seeds = text.split(',').map(Number);
  if (seeds.some((seed) => !Number.isInteger(seed) || seed < 0)) {
    throw new InvalidArgumentError('Give seeds as 4,5,6.');
  }
  return seeds;
}

async function validate(
  options: ValidateOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const studies = allStudies();
  if (options.list) {
    terminal.result(
      studies.flatMap((study) => study.rows.map((row) => rowId(study, row))).join('\n'),
    );
    return;
  }
  if (options.rerun) await rerun(options.rerun, options.seeds, { studies, terminal, signal });
  else if (options.seeds) {
    throw new Problem('--seeds goes with --rerun.', 'Say which rows to make again.');
  }
  if (options.document) writeDocument(studies);
  if (options.rerun || options.document) {
    terminal.note('docs/validation.md is written.');
    return;
  }
  show(studies, terminal, options.json === true);
}

async function rerun(
  names: readonly string[],
  seeds: readonly number[] | undefined,
  context: { studies: readonly Study[]; terminal: Terminal; signal: AbortSignal },
): Promise<void> {
  const { studies, terminal, signal } = context;
  const chosen = studiesOf(names, studies);
  const rows = chosen.flatMap((study) => study.rows.map((row) => rowId(study, row)));
  terminal.note(`This makes again: ${rows.join(', ')}.`);
  for (const study of chosen) {
    await makeStudy(study, {
      seeds,
      terminal,
      signal,
      finished: (done, made) => {
        recordMade(done, made);
        writeDocument(studies);
      },
    });
  }
  const records = readRecords(chosen);
  terminal.result(sayTable(compareAll(chosen, records)));
}

/** Writes the document and its pictures, from the project's own folder. */
function writeDocument(studies: readonly Study[]): void {
  makeFolder('docs/validation');
  for (const [file, text] of documentOf(studies, readRecords(studies))) writeText(file, text);
}

function show(studies: readonly Study[], terminal: Terminal, json: boolean): void {
  const records = readRecords(studies);
  const comparisons = compareAll(studies, records);
  if (json) {
    terminal.result(JSON.stringify(tableOf(comparisons), null, 2));
    return;
  }
  terminal.result(sayTable(comparisons));
  const missing = missingRowsOf(studies, records).map(({ study, seeds }) =>
    seeds.length === 0 ? study.id : `${study.id} (seeds ${saySeeds(seeds)})`,
  );
  if (missing.length > 0) terminal.note(`Not made yet: ${missing.join(', ')}.`);
}
