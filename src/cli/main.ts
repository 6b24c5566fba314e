// The process of the command line: importing this file runs the command in `process.argv`.
import { isMainThread } from 'node:worker_threads';
import { runCommandLine } from './command-line';
import { runAsProcess } from './process';
import { computesReplicas } from './replica-thread';
import { answerAsThread, type RunWords, runInThread } from './thread';

/** Commands that compute on the processor from beginning to end. */
const IN_THREAD: readonly string[] = ['measure', 'export'];

const run: RunWords = (words, terminal, signal) =>
  IN_THREAD.includes(words[0])
    ? runInThread(new URL(import.meta.url), words, terminal, signal)
    : runCommandLine(words, terminal, signal);

if (isMainThread) await runAsProcess(run);
else if (!computesReplicas()) await answerAsThread(runCommandLine);
