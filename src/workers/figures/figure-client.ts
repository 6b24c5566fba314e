import type { Configuration } from '../../core/configuration';
import type { FrameColumns } from '../../figures/glass';
import type { FrameMotion } from '../../lab/figures/motion';
import { Abandoned } from '../../lab/frames/abandoned';
import type { FrameMeasurement } from '../../lab/frames/figure-measurement';
import { WorkerClient } from '../tasks/worker-client';
import type { FigureTasks } from './figure-messages';

/** The page's end of a worker that measures for figures; it wakes with the first request. */
export class FigureClient {
  private readonly worker = new WorkerClient<FigureTasks>(
    () => new Worker(new URL('./figure-worker.ts', import.meta.url), { type: 'module' }),
    'What figures show could not be measured',
  );

  /** @throws Problem where the configuration cannot be measured, Abandoned after `abandon` */
  columns(measurement: FrameMeasurement, configuration: Configuration): Promise<FrameColumns> {
    return this.worker.ask('columns', { measurement, configuration });
  }

  /**
   * @param times ps
   * @throws as `columns`
   */
  motion(frames: readonly Configuration[], times: readonly number[]): Promise<FrameMotion> {
    return this.worker.ask('motion', { frames, times });
  }

  /** Ends whatever is being measured, in the middle. */
  abandon(): void {
    this.worker.end(new Abandoned());
  }
}
