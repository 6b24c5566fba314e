import type { Configuration } from '../../core/configuration';
import { Problem } from '../../core/problem';
import type { Analysis, AnalysisRequest, FromAnalysis } from '../analysis-messages';

interface Waiting {
  readonly configuration: Configuration;
  readonly resolve: (analysis: Analysis | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends configurations to the analysis worker, one at a time: while one is being measured only the
 * latest of those that come waits; the others resolve to null.
 */
export class AnalysisClient {
  private readonly worker: Worker;
  private sequence = 0;
  private busy: Waiting | null = null;
  private next: Waiting | null = null;

  constructor() {
    this.worker = new Worker(new URL('../analysis-worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', (event: MessageEvent<FromAnalysis>) =>
      this.answer(event.data),
    );
  }

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
    this.worker.postMessage(request);
  }

  private answer(message: FromAnalysis): void {
    const waiting = this.busy;
    this.busy = null;
    if (message.kind === 'analysis') waiting?.resolve(message.analysis);
    else waiting?.reject(new Problem(message.message, message.hint));
    if (this.next) this.send();
  }
}
