import * as v from 'valibot';
import { oneLine } from './one-line';
import { Problem } from './problem';
import type { NumberRange } from './protocol-ranges';

/** Shortens a value for a message: at most 40 characters, in one line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? `"${oneLine(value.slice(0, 80))}"` : String(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

/**
 * Checks `json` against a schema.
 *
 * @param what - what is being read, for the message: 'The experiment 24B.json'
 * @param hint - what a person can do about it
 * @throws Problem naming the first field that is wrong, as `protocol.stages.0.duration`
 */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
  what: string,
  hint: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  const place = path === null || path.length <= 100 ? path : `…${path.slice(-99)}`;
  const where = place === null ? what : `${what}: "${oneLine(place)}"`;
  throw new Problem(`${where} ${issue.message}.`, hint);
}

/**
 * Parses JSON; a byte order mark is dropped.
 *
 * @throws Problem when `text` is not JSON, for instance a truncated file
 */
export function parseJsonText(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = oneLine(error instanceof Error ? error.message : String(error)).slice(0, 200);
    throw new Problem(
      `${what} is not valid JSON: ${reason}.`,
      'The file may be truncated or of another kind; save it again from where it came from.',
    );
  }
}

/** A number in a range, as `numberBetween` checks it. */
export function numberInRange({ smallest, largest, unit }: NumberRange) {
  return numberBetween(smallest, largest, unit);
}

/** A number in [minimum, maximum]; NaN and infinities are refused. */
export function numberBetween(minimum: number, maximum: number, unit: string) {
  const range = `must be a number from ${minimum} to ${maximum}${unit === '' ? '' : ` ${unit}`}`;
  return v.pipe(
    v.custom<number>(
      (input) => typeof input === 'number',
      (issue) => `${range}, not ${shown(issue.input)}`,
    ),
    v.check(
      (input) => Number.isFinite(input) && input >= minimum && input <= maximum,
      (issue) => `${range}, not ${shown(issue.input)}`,
    ),
  );
}

/** A whole number in [minimum, maximum]. */
export function integerBetween(minimum: number, maximum: number) {
  const range = `must be a whole number from ${minimum} to ${maximum}`;
  return v.custom<number>(
    (input) => Number.isInteger(input) && Number(input) >= minimum && Number(input) <= maximum,
    (issue) => `${range}, not ${shown(issue.input)}`,
  );
}

/**
 * A text of at most `longest` characters, made one line that can be printed (`oneLine`): where it goes out
 * again, to a script, a table or a terminal, a second line could be taken for something else.
 */
export function shortText(longest: number) {
  return v.pipe(
    v.custom<string>(
      (input) => typeof input === 'string' && input.length <= longest && oneLine(input) !== '',
      (issue) => `must be a text of 1 to ${longest} characters, not ${shown(issue.input)}`,
    ),
    v.transform(oneLine),
  );
}

/** An object with exactly the fields of `entries`; others are refused by name. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    const isField = issue.path !== undefined;
    if (isField && issue.expected === 'never') return 'is not a field that Vitrine knows';
    if (isField && issue.received === 'undefined') return 'is missing';
    return `must be an object, not ${shown(issue.input)}`;
  });
}
