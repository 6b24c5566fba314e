import * as v from 'valibot';
import { shortText } from '../../core/validate';

/** By what an answer is known: '60 %' is the answer of b4-guess. */
export const ID = v.pipe(
  v.string('must be a short name'),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens, as b4-guess'),
);

/** A question or an explanation. */
export const SENTENCES = shortText(800);

export const TASK_FIELDS = {
  id: ID,
  ask: SENTENCES,
  /** For the teacher: what a good answer says */
  key: v.optional(SENTENCES),
};
