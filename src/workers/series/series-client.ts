import { WorkerClient } from '../tasks/worker-client';
import type { SeriesTasks } from './series-messages';

/** Measures the glasses of a series; the worker wakes with the first. */
export const seriesClient = new WorkerClient<SeriesTasks>(
  () => new Worker(new URL('./series-worker.ts', import.meta.url), { type: 'module' }),
  'The glasses of the series could not be measured',
);
