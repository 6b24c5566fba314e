import { LatestOnly } from '../tasks/latest-only';
import { WorkerClient } from '../tasks/worker-client';
import type { SelectionTasks } from './selection-messages';

/** Asks about atoms; of the questions of one kind that come meanwhile the earlier ones come to null. */
export interface SelectionClient {
  /** @throws Problem when it cannot be found out, or the worker did not load or died */
  ask<Kind extends keyof SelectionTasks>(
    kind: Kind,
    question: SelectionTasks[Kind]['ask'],
  ): Promise<SelectionTasks[Kind]['answer'] | null>;
}

/** @param rest as of `LatestOnly` */
function selectionClient(rest: number): SelectionClient {
  const worker = new WorkerClient<SelectionTasks>(
    () => new Worker(new URL('./selection-worker.ts', import.meta.url), { type: 'module' }),
    'The atoms could not be looked for',
  );
  const queue = new LatestOnly(rest);
  return { ask: (kind, question) => queue.ask(kind, () => worker.ask(kind, question)) };
}

/** For what takes milliseconds. The workers wake with the first question. */
export const quickClient = selectionClient(0);

/** For rings, which may take seconds: it leaves a simulation on the same processor two thirds of a core. */
export const slowClient = selectionClient(2);
