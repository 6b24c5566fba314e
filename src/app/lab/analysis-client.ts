import type { Configuration } from '../../core/configuration';
import { Problem } from '../../core/problem';
import type { Analysis, AnalysisRequest, FromAnalysis } from '../analysis-messages';

/** ms between two g(r): quick enough to be seen changing, slow enough to be read. */
const DISTRIBUTION_INTERVAL = 300;

interface Waiting {
  readonly request: Omit<AnalysisRequest, 'sequence' | 'distribution'>;
  readonly resolve: (analysis: Analysis | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends configurations to the analysis worker, one at a time. While one is being measured only the
 * latest of those that come waits; the others resolve to null.
 */
export class AnalysisClient {
  private readonly worker: Worker;
  private sequence = 0;
  private busy: Waiting | null = null;
  private next: Waiting | null = null;
  private lastSeries: string | null = null;
  private lastDistribution = Number.NEGATIVE_INFINITY;

  constructor() {
    this.worker = new Worker(new URL('../analysis-worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', (event: MessageEvent<FromAnalysis>) =>
      this.answer(event.data),
    );
  }

  /** @param series frames of one series are averaged into one g(r) */
  analyse(series: string, configuration: Configuration): Promise<Analysis | null> {
    return new Promise((resolve, reject) => {
      this.next?.resolve(null);
      this.next = { request: { series, configuration }, resolve, reject };
      if (!this.busy) this.send();
    });
  }

  private send(): void {
    const waiting = this.next;
    this.next = null;
    this.busy = waiting;
    if (!waiting) return;
    const { series, configuration } = waiting.request;
    const now = performance.now();
    const distribution =
      series !== this.lastSeries || now - this.lastDistribution > DISTRIBUTION_INTERVAL;
    if (distribution) this.lastDistribution = now;
    this.lastSeries = series;
    const request: AnalysisRequest = {
      sequence: ++this.sequence,
      series,
      configuration,
      distribution,
    };
    this.worker.postMessage(request);
  }

  private answer(message: FromAnalysis): void {
    const waiting = this.busy;
    this.busy = null;
    if (message.kind === 'failed') waiting?.reject(new Problem(message.message, message.hint));
    else waiting?.resolve(message.analysis);
    if (this.next) this.send();
  }
}
