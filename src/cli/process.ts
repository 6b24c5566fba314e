import { constants } from 'node:os';
import { computesReplicas } from './replica-thread';
import { ResultPrinter } from './results';
import { createTerminal } from './terminal';
import type { RunWords } from './thread';

/** What ends a process when it is asked for from outside; the shell shows 128 + its number. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program on the words of `process.argv` and ends the process with its exit code. The first
 * Ctrl-C asks it to stop, the second ends it at once; a program that stopped so ends as a shell expects
 * (130 after SIGINT, 143 after SIGTERM). What could not be written to stdout is an error; that nobody
 * reads stderr any more is none.
 *
 * @param run its signal is aborted when the process is asked to stop
 */
export async function runAsProcess(run: RunWords): Promise<void> {
  if (computesReplicas()) return;
  const stop = new AbortController();
  let stopped: number | null = null;
  process.stderr.on('error', () => {});
  for (const asked of SIGNALS) {
    process.on(asked, () => {
      const code = 128 + constants.signals[asked];
      if (stopped !== null) process.exit(code);
      stopped = code;
      stop.abort();
      process.stderr.write('\nStopping; once more to end at once.\n');
    });
  }
  const results = new ResultPrinter(process.stdout);
  const terminal = createTerminal(results, process.stderr, () => performance.now());
  const code = await run(process.argv.slice(2), terminal, stop.signal);
  const refusal = await results.end();
  if (refusal !== null) {
    terminal.note(`error: The results could not be written: ${refusal}.`);
    terminal.note(
      'hint: Let them go to a file with room for them, or to a program that reads all.',
    );
  }
  // Dawn keeps a process alive.
  process.exit(code === 0 && refusal === null ? 0 : (stopped ?? 1));
}
