import type { Configuration } from '../../core/configuration';
import { Problem } from '../../core/problem';
import type { Analysis, AnalysisRequest, FromAnalysis } from '../analysis-messages';

interface Waiting {
  readonly configuration: Configuration;
  readonly resolve: (analysis: Analysis | null) => void;
  readonly reject: (error: unknown) => void;
}

/** What the client needs of a worker. */
export type AnalysisPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/**
 * Sends configurations to the analysis worker, one at a time: while one is being measured only the
 * latest of those that come waits; the others resolve to null.
 */
export class AnalysisClient {
  private worker: AnalysisPort | null = null;
  private sequence = 0;
  private busy: Waiting | null = null;
  private next: Waiting | null = null;

  constructor(
    private readonly wakeWorker: () => AnalysisPort = () =>
      new Worker(new URL('../analysis-worker.ts', import.meta.url), { type: 'module' }),
  ) {}

  analyse(configuration: Configuration): Promise<Analysis | null> {
    return new Promise((resolve, reject) => {
      this.next?.resolve(null);
      this.next = { configuration, resolve, reject };
      if (!this.busy) this.send();
    });
  }

  private send(): void {
    const waiting = this.next;
    this.next = null;
    this.busy = waiting;
    if (!waiting) return;
    const request: AnalysisRequest = {
      sequence: ++this.sequence,
      configuration: waiting.configuration,
    };
    this.worker ??= this.wake();
    this.worker.postMessage(request);
  }

  private wake(): AnalysisPort {
    const worker = this.wakeWorker();
    worker.addEventListener('message', (event) => {
      if (worker === this.worker) this.answer((event as MessageEvent<FromAnalysis>).data);
    });
    worker.addEventListener('error', (event) => {
      if (worker !== this.worker) return;
      // The next configuration wakes another one.
      worker.terminate();
      this.worker = null;
      const reason = (event as ErrorEvent).message || 'its worker could not be loaded';
      const failed = new Problem(`The glass could not be drawn: ${reason}.`, 'Reload the page.');
      for (const waiting of [this.busy, this.next]) waiting?.reject(failed);
      this.busy = null;
      this.next = null;
    });
    return worker;
  }

  private answer(message: FromAnalysis): void {
    const waiting = this.busy;
    this.busy = null;
    if (message.kind === 'analysis') waiting?.resolve(message.analysis);
    else waiting?.reject(new Problem(message.message, message.hint));
    if (this.next) this.send();
  }
}
