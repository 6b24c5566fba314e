import type { Terminal } from '../../src/cli/terminal';

/** A program as its main file calls it: words in, an exit code out. */
type Program = (words: string[], terminal: Terminal, signal: AbortSignal) => Promise<number>;

/** Runs a program on words; what it writes, as a terminal would see it. */
export async function saidBy(
  program: Program,
  words: string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const results: string[] = [];
  const notes: string[] = [];
  const terminal = {
    result: (text: string) => results.push(text),
    note: (text: string) => notes.push(text),
    progress: () => {},
  };
  const code = await program(words, terminal, new AbortController().signal);
  return { code, stdout: results.join('\n'), stderr: notes.join('\n') };
}
