import * as v from 'valibot';
import { fields, integerBetween, shortText } from '../core/validate';

/** Most goals that a lesson may name. */
const MOST_GOALS = 8;

/** What stands at the head of a lesson, between two lines of three dashes. */
export const FRONT_MATTER = fields({
  title: shortText(100),
  /** How long it takes */
  minutes: integerBetween(1, 240),
  /** For whom: 'school, from 16 years on' */
  level: v.optional(shortText(100)),
  goals: v.optional(
    v.pipe(
      v.array(shortText(200), 'must be a list'),
      v.maxLength(MOST_GOALS, `must be ${MOST_GOALS} goals at most`),
    ),
    [],
  ),
  /** Of the text: 'en', 'de', 'pt-BR' */
  language: v.pipe(
    v.string('must be a language, as en or de'),
    v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language, as en or de'),
  ),
});

export type FrontMatter = Readonly<v.InferOutput<typeof FRONT_MATTER>>;

export const FRONT_MATTER_HINT =
  'A lesson begins with a line of three dashes, title, minutes, level, goals and language, one a line, and three dashes again.';
