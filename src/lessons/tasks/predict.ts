import * as v from 'valibot';
import { fields, numberBetween, shortText } from '../../core/validate';
import { ID, SENTENCES, TASK_FIELDS } from './common';

const BOUND = numberBetween(-1e6, 1e6, '');

const NUMBER = v.pipe(
  fields({ unit: v.optional(shortText(20)), from: BOUND, to: BOUND }),
  v.check(({ from, to }) => from < to, 'must have a "from" below its "to"'),
);

/** A guess before looking: one of some choices, or a number. It is fixed once it is made. */
export const PREDICT = v.pipe(
  fields({
    ...TASK_FIELDS,
    choose: v.optional(
      v.pipe(
        v.array(shortText(200), 'must be a list'),
        v.minLength(2, 'must be two choices at least'),
        v.maxLength(8, 'must be eight choices at most'),
        v.check((all) => new Set(all).size === all.length, 'must not name a choice twice'),
      ),
    ),
    number: v.optional(NUMBER),
    /** What came, to be read beside the guess */
    came: v.optional(SENTENCES),
    /** The task of reading off after which that is shown; else it is from the next step on */
    after: v.optional(ID),
  }),
  v.check(
    ({ choose, number }) => (choose === undefined) !== (number === undefined),
    'needs either "choose" with a list, or "number" with from, to and unit',
  ),
  v.transform((task) => ({ kind: 'predict' as const, ...task })),
);

export type PredictTask = Readonly<v.InferOutput<typeof PREDICT>>;

export const PREDICT_HINT =
  'A predict block has id, ask, and choose (a list) or number (from, to, unit); came and after say what is shown beside it later, key is for the teacher.';
