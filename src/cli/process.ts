import { createTerminal, type Terminal } from './terminal';

/**
 * Runs a program on the words of `process.argv` and ends the process with its exit code. The first
 * Ctrl-C asks it to stop, the second ends it at once.
 *
 * @param run its signal is aborted when the person asks to stop
 */
export async function runAsProcess(
  run: (words: readonly string[], terminal: Terminal, signal: AbortSignal) => Promise<number>,
): Promise<void> {
  const stop = new AbortController();
  for (const asked of ['SIGINT', 'SIGTERM'] as const) {
    process.on(asked, () => {
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
      process.stderr.write('\nStopping; once more to end at once.\n');
    });
  }
  const terminal = createTerminal(process.stdout, process.stderr, () => performance.now());
  const code = await run(process.argv.slice(2), terminal, stop.signal);
  // Dawn keeps a process alive; what was written to a pipe must be out before it ends.
  process.stdout.write('', () => process.exit(code));
}
