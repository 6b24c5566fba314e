import path from 'node:path';
import { Command } from 'commander';
import { runProgram } from '../../src/cli/command-line';
import { readJson } from '../../src/cli/files';
import type { Terminal } from '../../src/cli/terminal';
import { Problem } from '../../src/core/problem';
import { parseRecordedGlasses } from '../../src/formats/recorded-glasses';
import { GLASSES_FOLDER, INDEX_FILE, recordGlass, remadeState } from './record';

interface GlassOptions {
  readonly check?: boolean;
  readonly seeds?: string | null;
}

/**
 * `npm run glasses -- FOLDER...`: keeps finished runs as the glasses that the page opens at once.
 *
 * @param words the command line after the program's name
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export function runGlasses(
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const program = new Command('glasses')
    .description('Keeps finished runs as the glasses that the page opens at once.')
    .argument('[folders...]', 'folders that melt-quench has finished')
    .option(
      '--seeds <folder>',
      'a finished run of the same experiment with more seeds, for its means',
    )
    .option('--check', 'make those that are kept again, and compare their final states to the bit')
    .action(async (folders: readonly string[], { check = false, seeds = null }: GlassOptions) => {
      if (check) return checkGlasses(terminal, signal);
      if (seeds !== null && folders.length !== 1) {
        throw new Problem('--seeds is for one glass.', 'Give one folder with it.');
      }
      if (folders.length === 0) {
        throw new Problem('No folder is given.', 'Give folders that melt-quench has finished.');
      }
      for (const folder of folders) {
        const { glass, file } = recordGlass(folder, seeds);
        terminal.result(`${glass}: ${GLASSES_FOLDER}/${file}`);
      }
    });
  return runProgram(program, words, terminal);
}

async function checkGlasses(terminal: Terminal, signal: AbortSignal): Promise<void> {
  const list = parseRecordedGlasses(readJson(path.join(GLASSES_FOLDER, INDEX_FILE), 'list'));
  const stale: string[] = [];
  for (const { file, stateHash } of list) {
    const same = (await remadeState(file, signal)) === stateHash;
    terminal.result(`${file}: ${same ? 'the same bits' : 'other bits'}`);
    if (!same) stale.push(file);
  }
  if (stale.length === 0) return;
  throw new Problem(
    `This Vitrine makes other glasses of ${stale.join(', ')}.`,
    'Make them again: vitrine melt-quench, then npm run glasses -- FOLDER.',
  );
}
