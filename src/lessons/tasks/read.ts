import * as v from 'valibot';
import { fields, numberBetween, shortText } from '../../core/validate';
import { SENTENCES, TASK_FIELDS } from './common';

/** A value that is read off the glass or a figure. */
export const READ = v.pipe(
  fields({
    ...TASK_FIELDS,
    value: numberBetween(-1e6, 1e6, ''),
    tolerance: numberBetween(0, 1e6, ''),
    unit: v.optional(shortText(20)),
    /** How to read it, for who read something else */
    hint: SENTENCES,
  }),
  v.transform((task) => ({ kind: 'read' as const, ...task })),
);

export type ReadTask = Readonly<v.InferOutput<typeof READ>>;

export const READ_HINT =
  'A read block has id, ask, value, tolerance, hint, and unit where there is one; key is for the teacher.';

/** Whether a value was read well enough; the last digit of a decimal fraction is not held against it. */
export function readsRight({ value, tolerance }: ReadTask, read: number): boolean {
  return Math.abs(read - value) <= tolerance * (1 + 1e-9) + 1e-12;
}
