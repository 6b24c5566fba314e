import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { runProgram } from '../../src/cli/command-line';
import { makeFolder, readJson, writeText } from '../../src/cli/files';
import type { Terminal } from '../../src/cli/terminal';
import type { RecordedGlass } from '../../src/figures/recorded-glass';
import { measuredForPaper } from './measured-glasses';
import { withGlasses } from './merge';
import { glassesOfRecords } from './validation-glasses';

/** What the page's paper view draws before anything has been run there. */
export const PAPER_FILE = path.join('public', 'paper', 'glasses.json');

/**
 * `npm run paper -- SOURCE...`: measures what the figures of the paper need of finished runs, and of
 * the records of `npm run validate`, and keeps it for the page.
 *
 * @param words the command line after the program's name
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export function runPaper(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('paper')
    .description('Measures glasses for the figures of the paper that the page shows.')
    .argument('[sources...]', 'folders of finished runs, or files of glasses')
    .action((sources: readonly string[]) => record(sources, terminal));
  return runProgram(program, words, terminal);
}

function record(sources: readonly string[], terminal: Terminal): void {
  const before = existsSync(PAPER_FILE)
    ? (readJson(PAPER_FILE, 'recorded glasses') as { glasses: RecordedGlass[] }).glasses
    : [];
  const measured = sources.length > 0 ? measuredForPaper(sources, terminal) : [];
  const glasses = withGlasses(withGlasses(before, glassesOfRecords()), measured);
  makeFolder(path.dirname(PAPER_FILE));
  writeText(
    PAPER_FILE,
    `{"glasses":[\n${glasses.map((glass) => JSON.stringify(glass)).join(',\n')}\n]}\n`,
  );
  terminal.result(
    `${PAPER_FILE} holds ${glasses.map(({ name }) => name).join(', ') || 'nothing'}.`,
  );
}
