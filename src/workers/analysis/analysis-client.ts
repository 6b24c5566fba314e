import type { Configuration } from '../../core/configuration';
import { LatestOnly } from '../tasks/latest-only';
import { WorkerClient } from '../tasks/worker-client';
import type { Analysis, AnalysisTasks } from './analysis-messages';

const client = new WorkerClient<AnalysisTasks>(
  () => new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }),
  'The glass could not be drawn',
);
const queue = new LatestOnly();
let sequence = 0;

/**
 * Has a configuration measured and made ready for the picture. While one is at it only the latest of those
 * that come waits; the others come to null.
 *
 * @throws Problem when it cannot be measured, or its worker did not load or died
 */
export function analyse(configuration: Configuration): Promise<Analysis | null> {
  return queue.ask('configuration', async () => ({
    ...(await client.ask('analyse', configuration)),
    sequence: ++sequence,
  }));
}
