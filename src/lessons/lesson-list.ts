import * as v from 'valibot';
import { fields, integerBetween, parseWith, shortText } from '../core/validate';

/** A lesson that comes with the page: a line of public/lessons/index.json. */
const ENTRY = fields({
  /** Beside the list */
  file: v.pipe(shortText(80), v.regex(/^[a-z0-9-]+\.md$/, 'must be the name of a .md file')),
  title: shortText(100),
  minutes: integerBetween(1, 240),
  level: shortText(100),
  /** One plain line */
  summary: shortText(200),
});

export type ListedLesson = Readonly<v.InferOutput<typeof ENTRY>>;

const LIST = v.array(ENTRY, 'must be a list');

/** @throws Problem naming the first field that is wrong */
export function parseLessonList(json: unknown): readonly ListedLesson[] {
  return parseWith(LIST, json, 'The list of lessons', 'Load the page again.');
}
