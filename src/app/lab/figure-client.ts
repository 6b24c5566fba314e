import type { Configuration } from '../../core/configuration';
import { Problem } from '../../core/problem';
import type { FrameColumns } from '../../figures/glass';
import type { FrameMeasurement } from '../figure-measurement';
import type { FromFigures, Motion, ToFigures } from '../figure-messages';

type Request = {
  [Kind in ToFigures['kind']]: Omit<Extract<ToFigures, { kind: Kind }>, 'sequence'>;
};

interface Waiting {
  readonly resolve: (answer: FromFigures) => void;
  readonly reject: (error: unknown) => void;
}

/** What a measurement comes to when nobody waits for it any more. */
export class Abandoned extends Error {}

/** The page's end of a worker that measures for figures; it wakes with the first request. */
export class FigureClient {
  private worker: Worker | null = null;
  private sequence = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** @throws Problem where the configuration cannot be measured, Abandoned after `abandon` */
  async columns(
    measurement: FrameMeasurement,
    configuration: Configuration,
  ): Promise<FrameColumns> {
    const answer = await this.ask({ kind: 'frame', measurement, configuration });
    if (answer.kind !== 'columns') throw new Error(`the worker answered with ${answer.kind}`);
    return answer.columns;
  }

  /**
   * @param times ps
   * @throws as `columns`
   */
  async motion(frames: readonly Configuration[], times: readonly number[]): Promise<Motion> {
    const answer = await this.ask({ kind: 'motion', frames, times });
    if (answer.kind !== 'motion') throw new Error(`the worker answered with ${answer.kind}`);
    return answer.motion;
  }

  /** Ends whatever is being measured, in the middle. */
  abandon(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Abandoned());
    this.waiting.clear();
  }

  private ask(request: Request[keyof Request]): Promise<FromFigures> {
    const sequence = ++this.sequence;
    this.worker ??= this.wake();
    const { worker } = this;
    return new Promise((resolve, reject) => {
      this.waiting.set(sequence, { resolve, reject });
      worker.postMessage({ ...request, sequence });
    });
  }

  private wake(): Worker {
    const worker = new Worker(new URL('../figure-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromFigures>) => {
      const waiting = this.waiting.get(data.sequence);
      this.waiting.delete(data.sequence);
      if (data.kind === 'failed') waiting?.reject(new Problem(data.message, data.hint));
      else waiting?.resolve(data);
    });
    worker.addEventListener('error', ({ message }) => {
      if (worker !== this.worker) return;
      // The next question wakes another one.
      worker.terminate();
      this.worker = null;
      const failed = new Problem(
        `What figures show could not be measured: ${message || 'the worker could not be loaded'}.`,
        'Reload the page.',
      );
      for (const { reject } of this.waiting.values()) reject(failed);
      this.waiting.clear();
    });
    return worker;
  }
}
