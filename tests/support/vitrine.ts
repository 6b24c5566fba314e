import { runCommandLine } from '../../src/cli/command-line';

/** Runs the command line on words, as a terminal would see it. */
export async function vitrine(
  ...words: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const results: string[] = [];
  const notes: string[] = [];
  const terminal = {
    result: (text: string) => results.push(text),
    note: (text: string) => notes.push(text),
    progress: () => {},
  };
  const code = await runCommandLine(words, terminal, new AbortController().signal);
  return { code, stdout: results.join('\n'), stderr: notes.join('\n') };
}
