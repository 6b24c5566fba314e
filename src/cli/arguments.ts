import { InvalidArgumentError } from 'commander';
import type { Element } from '../core/elements';
import { Problem } from '../core/problem';
import type { StageTarget } from '../core/protocol';
import type { NumberRange } from '../core/protocol-ranges';
import { readWrittenNumber } from '../core/read-number';
import { parseTypeElements } from '../formats/type-species';
import type { FrameRange } from './glass-files';

/** A number in a range. */
export function numberArgument(range: NumberRange): (text: string) => number {
  return (text) => {
    const value = parse(text, range.unit);
    if (!within(value, range)) throw new InvalidArgumentError(`Give a number ${sayRange(range)}.`);
    return value;
  };
}

const within = (value: number | null, { smallest, largest }: NumberRange): value is number =>
  value !== null && value >= smallest && value <= largest;

/** 'from 1 to 20000 K' */
const sayRange = ({ smallest, largest, unit }: NumberRange) =>
  `from ${smallest} to ${largest} ${unit}`.trimEnd();

/** A finite number above zero. */
export function positive(unit: string): (text: string) => number {
  return (text) => {
    const value = parse(text, unit);
    if (value === null || value <= 0) {
      throw new InvalidArgumentError(`Give a number above 0 ${unit}.`);
    }
    return value;
  };
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = wholeIn(text);
    if (value === null || !Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** 'FROM:TO' or one value that holds, in a range. */
export function ramp(range: NumberRange): (text: string) => StageTarget {
  return (text) => {
    const values = text.split(':').map((part) => parse(part, range.unit));
    const from = values[0];
    const to = values.length > 1 ? values[1] : from;
    if (values.length > 2 || !within(from, range) || !within(to, range)) {
      throw new InvalidArgumentError(`Give FROM:TO or one number, ${sayRange(range)}.`);
    }
    return { from, to };
  };
}

/** 'A:B', 'A:', ':B' or one number: frames counted from 1. */
export function frameRange(text: string): FrameRange {
  const match = /^(\d*)(:?)(\d*)$/.exec(text.trim());
  const [, first = '', colon = '', second = ''] = match ?? [];
  const from = first === '' ? 1 : Number(first);
  const to = colon === '' ? from : second === '' ? null : Number(second);
  if (first + second === '' || from < 1 || (to !== null && to < from)) {
    throw new InvalidArgumentError('Give frames as A:B, A: or :B; the first is 1.');
  }
  return { from, to };
}

/** 'O,Si,B': elements of the atom types 1, 2, 3. */
export function typeElements(text: string): Element[] {
  try {
    return parseTypeElements(text);
  } catch (error) {
    throw new InvalidArgumentError(
      error instanceof Problem ? `${error.message} ${error.hint}` : '',
    );
  }
}

function wholeIn(text: string): number | null {
  try {
    const wanted = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, whole: true };
    return readWrittenNumber(text, wanted).value;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** The number that a word says as people write it; null when it says none, or may mean two. */
function parse(text: string, unit = ''): number | null {
  const wanted = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, unit };
  try {
    return readWrittenNumber(text, wanted).value;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (/may be/.test(error.message)) {
      throw new InvalidArgumentError(`${error.message} ${error.hint}`);
    }
    return null;
  }
}
