import { Problem } from '../../core/problem';
import type { FromWorker, Tasks, ToWorker } from './tasks';

/** What a client needs of a worker. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/** How somebody follows a task, and stops it. */
export interface Following<Report> {
  readonly onReport?: (report: Report) => void;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly onReport: (report: never) => void;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The page's end of a worker that carries tasks out (`serve`). The worker wakes with the first task; one
 * that did not load or died is replaced with the next.
 */
export class WorkerClient<All extends Tasks<All>> {
  private port: WorkerPort | null = null;
  private tasks = 0;
  private readonly waiting = new Map<number, Waiting>();

  /**
   * @param wake starts a worker
   * @param failure what has failed where the worker did not load or died, as the beginning of a sentence
   * @param hint what to do then
   */
  constructor(
    private readonly wake: () => WorkerPort,
    private readonly failure: string,
    private readonly hint = 'Try it again; where that does not help, reload the page.',
  ) {}

  /**
   * @throws Problem when it cannot be worked out, or the worker did not load or died; the signal's reason
   * when it is aborted; what was given to `end`
   */
  async ask<Name extends keyof All>(
    task: Name,
    ask: All[Name]['ask'],
    { onReport = () => {}, signal }: Following<All[Name]['report']> = {},
  ): Promise<All[Name]['answer']> {
    signal?.throwIfAborted();
    const number = ++this.tasks;
    this.port ??= this.open();
    const { port } = this;
    return new Promise<All[Name]['answer']>((resolve, reject) => {
      this.waiting.set(number, { onReport, resolve, reject });
      const stop = () => {
        if (!this.waiting.delete(number)) return;
        port.postMessage({ kind: 'stop', number } satisfies ToWorker<All>);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', stop, { once: true });
      port.postMessage({ kind: 'task', task, number, ask } satisfies ToWorker<All>);
    });
  }

  /** Ends the worker in the middle of what it does; whoever waits is given the reason. */
  end(reason: unknown): void {
    this.port?.terminate();
    this.port = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(reason);
  }

  private open(): WorkerPort {
    const port = this.wake();
    port.addEventListener('message', (event) => {
      if (port === this.port) this.take((event as MessageEvent<FromWorker<All>>).data);
    });
    const fail = (event: Event) => {
      if (port !== this.port) return;
      const why = (event as ErrorEvent).message || 'its worker could not be loaded';
      this.end(new Problem(`${this.failure}: ${why}.`, this.hint));
    };
    port.addEventListener('error', fail);
    port.addEventListener('messageerror', fail);
    return port;
  }

  private take(message: FromWorker<All>): void {
    const waiting = this.waiting.get(message.number);
    if (!waiting) return;
    if (message.kind === 'report') {
      waiting.onReport(message.report as never);
      return;
    }
    this.waiting.delete(message.number);
    if (message.kind === 'answer') waiting.resolve(message.answer as never);
    else waiting.reject(new Problem(message.message, message.hint));
  }
}
