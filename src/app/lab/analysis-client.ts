import type { Configuration } from '../../core/configuration';
import { Problem } from '../../core/problem';
import type { PairDistribution } from '../../structure/pair-distribution';
import type { Analysis, AnalysisRequest, FromAnalysis, ToAnalysis } from '../analysis-messages';

/** ms between two g(r): quick enough to be seen changing, slow enough to be read. */
const DISTRIBUTION_INTERVAL = 300;

interface Waiting {
  readonly request: Pick<AnalysisRequest, 'series' | 'configuration'>;
  readonly resolve: (analysis: Analysis | null) => void;
  readonly reject: (error: unknown) => void;
}

interface WaitingDistribution {
  readonly resolve: (distribution: PairDistribution) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends configurations to the analysis worker. Those to be looked at go one at a time: while one is
 * being measured only the latest of those that come waits; the others resolve to null.
 */
export class AnalysisClient {
  private readonly worker: Worker;
  private sequence = 0;
  private busy: Waiting | null = null;
  private next: Waiting | null = null;
  private lastSeries: string | null = null;
  private lastDistribution = Number.NEGATIVE_INFINITY;
  private readonly distributions = new Map<number, WaitingDistribution>();

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

  /** g(r) of one configuration, between those that are looked at. */
  distribution(configuration: Configuration): Promise<PairDistribution> {
    const sequence = ++this.sequence;
    return new Promise((resolve, reject) => {
      this.distributions.set(sequence, { resolve, reject });
      this.post({ kind: 'distribution', sequence, configuration });
    });
  }

  private post(request: ToAnalysis): void {
    this.worker.postMessage(request);
  }

  private send(): void {
    const waiting = this.next;
    this.next = null;
    this.busy = waiting;
    if (!waiting) return;
    const { series } = waiting.request;
    const now = performance.now();
    const distribution =
      series !== this.lastSeries || now - this.lastDistribution > DISTRIBUTION_INTERVAL;
    if (distribution) this.lastDistribution = now;
    this.lastSeries = series;
    this.post({ kind: 'frame', sequence: ++this.sequence, ...waiting.request, distribution });
  }

  private answer(message: FromAnalysis): void {
    if (message.kind !== 'analysis') {
      const waiting = this.distributions.get(message.sequence);
      this.distributions.delete(message.sequence);
      if (message.kind === 'distribution') waiting?.resolve(message.distribution);
      else waiting?.reject(new Problem(message.message, message.hint));
      if (waiting) return;
    }
    const waiting = this.busy;
    this.busy = null;
    if (message.kind === 'analysis') waiting?.resolve(message.analysis);
    else if (message.kind === 'failed') waiting?.reject(new Problem(message.message, message.hint));
    if (this.next) this.send();
  }
}
