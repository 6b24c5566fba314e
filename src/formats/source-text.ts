import { Problem } from '../core/problem';

/** Where in a file a reader is, for messages. Lines count from 1. */
export interface SourcePosition {
  readonly name: string;
  readonly line: number;
}

/** What helps where a file ends in the middle of something. */
export const CUT_HINT = 'The file ends too early; copy or save it again.';

/** A Problem about one line of a file. */
export function problemAt({ name, line }: SourcePosition, what: string, hint: string): Problem {
  return new Problem(`${name}, line ${line}: ${what}.`, hint);
}

/** Text of a file cut for a message: printable, at most 40 characters. */
export function excerpt(text: string): string {
  const printable = text
    .slice(0, 1000)
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
    .trim();
  return printable.length > 40 ? `${printable.slice(0, 39)}…` : printable;
}

/** Lines of a file, whatever system wrote it; a byte order mark is dropped. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** Words of a line; none for a blank line. */
export function words(line: string): string[] {
  const trimmed = line.trim();
  return trimmed === '' ? [] : trimmed.split(/\s+/);
}

/** No number is written with more characters; a longer word is something else. */
export const LONGEST_NUMBER = 400;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;

/** The number that a word says, with the exponents of C or Fortran; NaN when it says none. */
export function numberIn(word: string): number {
  if (word.length > LONGEST_NUMBER) return Number.NaN;
  const value = Number(word);
  // Number() also takes '', '0x10' and 'Infinity', and refuses the D of Fortran.
  if (Number.isFinite(value) && word !== '' && !/^[+-]?0[xob]/i.test(word)) return value;
  return DECIMAL.test(word) ? Number(word.replace(/d/i, 'e')) : Number.NaN;
}

/** @throws Problem unless the word is a finite decimal number */
export function readNumber(word: string, place: SourcePosition): number {
  const value = numberIn(word);
  if (!Number.isFinite(value)) {
    throw problemAt(
      place,
      `"${excerpt(word)}" is not a finite number`,
      /^[+-]?(nan|inf|infinity)\b/i.test(word)
        ? 'It may come from a run that failed; look at the run.'
        : 'Look at the line; a number has digits, a decimal point and perhaps an exponent.',
    );
  }
  return value;
}

/** @throws Problem unless the word is a whole number from `smallest` to 2³² − 1 */
export function readInteger(word: string, smallest: number, place: SourcePosition): number {
  const value = /^\+?\d+$/.test(word) ? Number(word) : Number.NaN;
  if (!(value >= smallest && value <= 0xffffffff)) {
    throw problemAt(
      place,
      `"${excerpt(word)}" is not a whole number from ${smallest} up`,
      'Look at the line; the file may be of another kind.',
    );
  }
  return value;
}
