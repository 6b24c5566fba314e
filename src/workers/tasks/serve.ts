import { Problem } from '../../core/problem';
import type { FromWorker, Tasks, ToWorker } from './tasks';

/** What a task that is carried out has besides what it is asked. */
export interface TaskContext<Report> {
  /** Tells something on the way. */
  report(report: Report, transfer?: Transferable[]): void;
  /** The answer takes these buffers along instead of a copy of them. */
  handOver(...buffers: Transferable[]): void;
  /** Aborted when nobody waits for the answer any more */
  readonly signal: AbortSignal;
}

/** How a worker carries its tasks out. */
export type Handlers<All extends Tasks<All>> = {
  readonly [Name in keyof All]: (
    ask: All[Name]['ask'],
    context: TaskContext<All[Name]['report']>,
  ) => All[Name]['answer'] | Promise<All[Name]['answer']>;
};

/** The worker's own end: `self`, or a stand-in. */
export interface WorkerScope {
  addEventListener(kind: 'message', listener: (event: MessageEvent) => void): void;
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
}

/**
 * Carries tasks out for a `WorkerClient`. What goes wrong is answered with, a Problem in its own words and
 * anything else as a fault.
 */
export function serve<All extends Tasks<All>>(
  handlers: Handlers<All>,
  scope: WorkerScope = self as unknown as WorkerScope,
): void {
  const stops = new Map<number, AbortController>();
  const tell = (message: FromWorker<All>, transfer: Transferable[] = []) =>
    scope.postMessage(message, { transfer });
  scope.addEventListener('message', ({ data }: MessageEvent<ToWorker<All>>) => {
    if (data.kind === 'stop') stops.get(data.number)?.abort();
    else void carryOut(data.number, data.task, data.ask);
  });

  async function carryOut(number: number, task: keyof All, ask: All[keyof All]['ask']) {
    const stop = new AbortController();
    stops.set(number, stop);
    const taken: Transferable[] = [];
    const context: TaskContext<All[keyof All]['report']> = {
      report: (report, transfer) => tell({ kind: 'report', number, report }, transfer),
      handOver: (...buffers) => void taken.push(...buffers),
      signal: stop.signal,
    };
    try {
      const answer = await handlers[task](ask, context);
      tell({ kind: 'answer', number, answer }, taken);
    } catch (error) {
      // Whoever stopped it does not wait for it any more.
      if (!stop.signal.aborted) tell({ kind: 'failed', number, ...failureOf(error) });
    } finally {
      stops.delete(number);
    }
  }
}

function failureOf(error: unknown): { message: string; hint: string } {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof Problem ? error.hint : 'Try it with another file, or report it.';
  return { message, hint };
}
