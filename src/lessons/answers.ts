import * as v from 'valibot';
import { Problem } from '../core/problem';
import { fields, integerBetween, numberBetween, parseJsonText, parseWith } from '../core/validate';
import type { LessonTask } from './tasks/tasks';

/** Most characters that a pupil writes under one task. */
export const LONGEST_ANSWER = 2000;

const TEXT = v.pipe(
  v.string('must be a text'),
  v.maxLength(LONGEST_ANSWER, `must be ${LONGEST_ANSWER} characters at most`),
);

const ANSWER = v.variant(
  'kind',
  [
    /** A prediction that was committed: one of the choices, or a number */
    fields({
      kind: v.literal('predict'),
      value: v.union([TEXT, numberBetween(-1e6, 1e6, '')], 'must be a text or a number'),
    }),
    fields({
      kind: v.literal('read'),
      value: numberBetween(-1e9, 1e9, ''),
      right: v.boolean('must be true or false'),
      tries: integerBetween(1, 1000),
      /** The answer was shown before it was found */
      shown: v.boolean('must be true or false'),
    }),
    fields({ kind: v.literal('explain'), text: TEXT }),
  ],
  'must be an answer',
);

/** What a pupil answered to one task. */
export type Answer = Readonly<v.InferOutput<typeof ANSWER>>;

const ANSWERS_FORMAT = 'vitrine-answers';
const ANSWERS_VERSION = 1;

const ANSWERS = fields({
  format: v.literal(ANSWERS_FORMAT, `must be ${ANSWERS_FORMAT}`),
  version: v.literal(ANSWERS_VERSION, `must be ${ANSWERS_VERSION}`),
  /** The step that was open, from 0 */
  step: integerBetween(0, 1000),
  /** The furthest step that was open */
  furthest: integerBetween(0, 1000),
  answers: v.pipe(
    v.record(v.string(), ANSWER, 'must be answers by task'),
    v.check((all) => Object.keys(all).length <= 400, 'must be 400 answers at most'),
  ),
});

/** How far somebody has come in a lesson. */
export interface Answers {
  readonly step: number;
  readonly furthest: number;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const NO_ANSWERS: Answers = { step: 0, furthest: 0, answers: {} };

export function serialiseAnswers({ step, furthest, answers }: Answers): string {
  const all = { format: ANSWERS_FORMAT, version: ANSWERS_VERSION, step, furthest, answers };
  return JSON.stringify(all);
}

/** @throws Problem naming the first field that is wrong */
export function parseAnswers(text: string): Answers {
  const what = 'What this browser kept of the answers';
  if (text.length > 2_000_000) {
    throw new Problem(`${what} is too large.`, 'Begin the lesson again.');
  }
  const json = parseJsonText(text, what);
  const { step, furthest, answers } = parseWith(ANSWERS, json, what, 'Begin the lesson again.');
  return { step, furthest: Math.max(step, furthest), answers };
}

/** The answer to a task; null where there is none, or where the lesson asks something else by now. */
export function answerTo<T extends LessonTask>(
  { answers }: Pick<Answers, 'answers'>,
  task: T,
): Extract<Answer, { readonly kind: T['kind'] }> | null {
  const answer = Object.hasOwn(answers, task.id) ? answers[task.id] : undefined;
  if (answer === undefined || !fits(task, answer)) return null;
  return answer as Extract<Answer, { readonly kind: T['kind'] }>;
}

/** Whether an answer is one to this task. */
function fits(task: LessonTask, answer: Answer): boolean {
  if (task.kind !== 'predict' || answer.kind !== 'predict') return task.kind === answer.kind;
  if (task.choose === undefined) return typeof answer.value === 'number';
  return task.choose.some((choice) => choice === answer.value);
}
