import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { runCommandLine } from '../../src/cli/command-line';
import { saidBy } from './said-by';

/** Runs the command line on words, as a terminal would see it. */
export async function vitrine(
  ...words: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return saidBy(runCommandLine, words);
}

/** The same for a command that computes, on the processor: quick, and the same bits on every machine. */
export const vitrineOnProcessor = (...words: string[]) =>
  vitrine(...words, '--platform', 'processor');

/** What a terminal starts. */
export const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/vitrine.mjs');

/** The command line in a process of its own, which can be killed; `said` is what it wrote to stderr so far. */
export function startVitrine(...words: string[]): ChildProcess & { said: string } {
  const child = spawn(process.execPath, [SCRIPT, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const spoken = Object.assign(child, { said: '' });
  child.stderr?.on('data', (text: Buffer) => {
    spoken.said += text;
  });
  return spoken;
}

/** The exit code of a process; null when a signal ended it. */
export const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', resolve));
