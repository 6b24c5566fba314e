import type * as v from 'valibot';
import { EXPLAIN, EXPLAIN_HINT, type ExplainTask } from './explain';
import { PREDICT, PREDICT_HINT, type PredictTask } from './predict';
import { READ, READ_HINT, type ReadTask } from './read';

/** Something that a lesson asks of a pupil. */
export type LessonTask = PredictTask | ReadTask | ExplainTask;

/** By the word after the three backticks: what the block must hold. */
export const TASKS: Readonly<
  Record<string, { readonly schema: v.GenericSchema<unknown, LessonTask>; readonly hint: string }>
> = {
  predict: { schema: PREDICT, hint: PREDICT_HINT },
  read: { schema: READ, hint: READ_HINT },
  explain: { schema: EXPLAIN, hint: EXPLAIN_HINT },
};
