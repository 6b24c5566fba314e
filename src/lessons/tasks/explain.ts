import * as v from 'valibot';
import { fields, shortText } from '../../core/validate';
import { TASK_FIELDS } from './common';

/** A sentence or three of the pupil's own; nobody but the teacher judges them. */
export const EXPLAIN = v.pipe(
  fields({
    ...TASK_FIELDS,
    /** How the sentence begins */
    start: v.optional(shortText(200)),
  }),
  v.transform((task) => ({ kind: 'explain' as const, ...task })),
);

export type ExplainTask = Readonly<v.InferOutput<typeof EXPLAIN>>;

export const EXPLAIN_HINT = 'An explain block has id, ask, and start; key is for the teacher.';
