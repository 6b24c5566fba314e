import { Problem } from '../../core/problem';
import type { FitTask, FitTasks, FromFit, ToFit } from './fit-messages';

/** What the client needs of a worker. */
export type FitPort = Pick<Worker, 'postMessage' | 'addEventListener'>;

interface Waiting {
  readonly report: (report: never) => void;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/** The page's end of the worker that learns; it wakes with the first task. */
export class FitClient {
  private port: FitPort | null = null;
  private tasks = 0;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly wake: () => FitPort) {}

  /**
   * @throws Problem when it cannot be worked out, the signal's reason when it is aborted
   */
  async ask<Task extends FitTask>(
    kind: Task,
    ask: FitTasks[Task]['ask'],
    onReport: (report: FitTasks[Task]['report']) => void,
    signal: AbortSignal,
  ): Promise<FitTasks[Task]['answer']> {
    signal.throwIfAborted();
    const number = ++this.tasks;
    this.port ??= this.open();
    const { port } = this;
    return new Promise<FitTasks[Task]['answer']>((resolve, reject) => {
      this.waiting.set(number, { report: onReport, resolve, reject });
      const stop = () => {
        if (!this.waiting.delete(number)) return;
        port.postMessage({ kind: 'stop', number } satisfies ToFit);
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      port.postMessage({ kind, number, ask });
    });
  }

  private open(): FitPort {
    const port = this.wake();
    port.addEventListener('message', (event) => this.take((event as MessageEvent<FromFit>).data));
    port.addEventListener('error', (event) => {
      const { message } = event as ErrorEvent;
      // The next task wakes another one.
      if (port === this.port) this.port = null;
      const failed = new Problem(
        `The learning stopped: ${message || 'its worker could not be loaded'}.`,
        'Reload the page; what was simulated is kept.',
      );
      for (const { reject } of this.waiting.values()) reject(failed);
      this.waiting.clear();
    });
    return port;
  }

  private take(message: FromFit): void {
    const waiting = this.waiting.get(message.number);
    if (!waiting) return;
    if (message.kind === 'report') {
      waiting.report(message.report as never);
      return;
    }
    this.waiting.delete(message.number);
    if (message.kind === 'answer') waiting.resolve(message.answer as never);
    else waiting.reject(new Problem(message.message, message.hint));
  }
}

/** Of the page. */
export const fitClient = new FitClient(
  () => new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' }),
);
