import { WorkerClient } from '../tasks/worker-client';
import type { FitTasks } from './fit-messages';

/** The page's end of the worker that learns. */
export const fitClient = new WorkerClient<FitTasks>(
  () => new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' }),
  'The learning stopped',
  'Try it again; where that does not help, reload the page: what was simulated is kept.',
);
