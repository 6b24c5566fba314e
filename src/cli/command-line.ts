import { type Command, CommanderError } from 'commander';
import { Problem } from '../core/problem';
import { createProgram } from './program';
import { explain, type Terminal } from './terminal';

/**
 * Runs one command of `vitrine`.
 *
 * @param words the command line after the program's name
 * @param signal aborted when the person asks to stop
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  return runProgram(createProgram(terminal, signal), words, terminal);
}

/**
 * Runs one command of a program.
 *
 * @param words the command line after the program's name
 * @returns the exit code: 0, or 1 after a reason and a hint on stderr
 */
export async function runProgram(
  program: Command,
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.result(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
      outputError: () => {},
    });
  }
  program.hook('preAction', (_, command) => sayNumbersRead(command, words, terminal));
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return commandLineError(error, terminal);
    if (error instanceof Problem) {
      explain(terminal, error.message, error.hint);
    } else {
      explain(
        terminal,
        `Vitrine failed: ${error instanceof Error ? error.message : String(error)}`,
        'This is a defect of Vitrine; please report it with the command and the file it was given.',
      );
    }
    return 1;
  }
}

/** Says how a number was understood where its word is not plain: '1,200' as 1200. */
function sayNumbersRead(command: Command, words: readonly string[], terminal: Terminal): void {
  for (const option of command.options) {
    const flag = option.long ?? '';
    const value: unknown = command.getOptionValue(option.attributeName());
    const at = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
    if (typeof value !== 'number' || at < 0) continue;
    const said = words[at] === flag ? (words[at + 1] ?? '') : words[at].slice(flag.length + 1);
    if (Number(said) !== value) terminal.note(`${flag} ${said} is read as ${value}.`);
  }
}

function commandLineError(error: CommanderError, terminal: Terminal): number {
  if (error.exitCode === 0) return 0;
  // Commander shows the help itself when no command is given.
  if (error.code !== 'commander.help') {
    explain(
      terminal,
      sentence(error.message.replace(/^error: /, '')),
      'Add --help to see the commands and their options.',
    );
  }
  return 1;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
