import * as v from 'valibot';
import { fields, shortText } from '../core/validate';
import { SENTENCES } from './tasks/common';

const shortList = (most: number) =>
  v.optional(
    v.pipe(v.array(shortText(400), 'must be a list'), v.maxLength(most, `must be ${most} at most`)),
    [],
  );

/** What only the teacher's key shows. */
export const TEACHER = fields({
  expect: v.optional(SENTENCES),
  misconceptions: shortList(8),
  timing: v.optional(shortText(200)),
});

export type TeacherNote = Readonly<v.InferOutput<typeof TEACHER>>;

export const TEACHER_HINT = 'A teacher block has expect, misconceptions (a list) and timing.';
