import { parentPort, Worker, workerData } from 'node:worker_threads';
import { Problem } from '../core/problem';
import { explain, type Terminal } from './terminal';

/** Runs a command line: words, where it writes to, and a signal that is aborted when it is to stop. */
export type RunWords = (
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
) => Promise<number>;

/** What a thread is told when it begins. */
interface Begin {
  readonly words: readonly string[];
  /** One 32-bit number: 1 when the person asks to stop */
  readonly stop: SharedArrayBuffer;
}

type FromThread =
  | { readonly kind: keyof Terminal; readonly text: string }
  | { readonly kind: 'done'; readonly code: number };

/** ms that a thread may take to stop by itself, between two parts of its work */
const STOP_TIMEOUT_MS = 500;

/**
 * Runs a command in a thread of its own, for work that holds its thread up from beginning to end, so
 * that the process hears when it is to stop: between two parts of the work, or else in the middle.
 *
 * @param entry module that calls `answerAsThread` in a thread
 * @returns the exit code
 */
export function runInThread(
  entry: URL,
  words: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(entry, { workerData: { words, stop } satisfies Begin });
  return new Promise((resolve) => {
    let ended = false;
    const end = (code: number) => {
      ended = true;
      signal.removeEventListener('abort', ask);
      resolve(code);
    };
    const fail = ({ message, hint }: Problem) => {
      if (ended) return;
      explain(terminal, message, hint);
      end(1);
    };
    const ask = () => {
      Atomics.store(new Int32Array(stop), 0, 1);
      setTimeout(() => void worker.terminate(), STOP_TIMEOUT_MS).unref();
    };
    if (signal.aborted) ask();
    signal.addEventListener('abort', ask);
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'done') end(message.code);
      else terminal[message.kind](message.text);
    });
    worker.on('error', (error) => fail(problemOf(error)));
    worker.on('exit', () => fail(STOPPED));
  });
}

const STOPPED = new Problem('Stopped.', 'Files that were finished by then are kept.');

function problemOf(error: unknown): Problem {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new Problem(
      'This takes more memory than there is for it.',
      'Measure fewer frames or files at a time (--last, --frames A:B), or a smaller glass.',
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new Problem(`Vitrine failed: ${reason}`, 'This is a defect of Vitrine; please report it.');
}

/** Does in this thread what `runInThread` asked for. */
export async function answerAsThread(run: RunWords): Promise<void> {
  const { words, stop } = workerData as Begin;
  const flag = new Int32Array(stop);
  const post = (message: FromThread) => parentPort?.postMessage(message);
  const terminal: Terminal = {
    result: (text) => post({ kind: 'result', text }),
    note: (text) => post({ kind: 'note', text }),
    progress: (text) => {
      if (Atomics.load(flag, 0) === 1) throw STOPPED;
      post({ kind: 'progress', text });
    },
  };
  post({ kind: 'done', code: await run(words, terminal, new AbortController().signal) });
}
