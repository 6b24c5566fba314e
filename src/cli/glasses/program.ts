import { Command } from 'commander';
import { runProgram } from '../command-line';
import type { Terminal } from '../terminal';
import { GLASSES_FOLDER, recordGlass } from './record';

/**
 * `npm run glasses -- FOLDER...`: keeps finished runs as the glasses that the page opens at once.
 *
 * @param words the command line after the program's name
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export function runGlasses(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('glasses')
    .description('Keeps finished runs as the glasses that the page opens at once.')
    .argument('<folders...>', 'folders that melt-quench has finished')
    .action((folders: readonly string[]) => {
      for (const folder of folders) {
        const { glass, file } = recordGlass(folder);
        terminal.result(`${glass}: ${GLASSES_FOLDER}/${file}`);
      }
    });
  return runProgram(program, words, terminal);
}
