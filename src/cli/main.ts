// The process of the command line: importing this file runs the command in `process.argv`.
import { runCommandLine } from './command-line';
import { createTerminal } from './terminal';

const stop = new AbortController();
for (const asked of ['SIGINT', 'SIGTERM'] as const) {
  process.on(asked, () => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
    process.stderr.write('\nStopping; once more to end at once.\n');
  });
}

const terminal = createTerminal(process.stdout, process.stderr, () => performance.now());
const code = await runCommandLine(process.argv.slice(2), terminal, stop.signal);
// Dawn keeps a process alive; what was written to a pipe must be out before it ends.
process.stdout.write('', () => process.exit(code));
