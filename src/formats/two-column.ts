import { Problem } from '../core/problem';
import { excerpt, LONGEST_NUMBER, problemAt, splitLines } from './source-text';

/** A curve from a file, by rising x. */
export interface TwoColumnCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Of the file, the line of its first numbers */
  readonly firstLine: number;
}

/** A curve needs that many points. */
const FEWEST_POINTS = 2;

const HINT =
  'Give a text file with two columns of numbers, x and y, one pair a line; lines that begin with # are comments.';

const POINT_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;
const COMMA_NUMBER = /^[+-]?(\d+,?\d*|,\d+)([eEdD][+-]?\d+)?$/;
const NOT_A_NUMBER = /^[+-]?(nan|inf|infinity|-+|n\/a|null)$/i;

interface Row {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads a curve in two columns, as diffractometers and plotting programs write them: separated by
 * commas, semicolons, tabs or spaces; with decimal points, or with decimal commas where the columns are
 * not separated by commas. Lines before the first two numbers are a header; '#', '%', '!', '//' and ';'
 * begin comments. Further columns (errors) are left out, and so are lines whose y is NaN or empty, and
 * words after the last numbers.
 * Lines may come in any order; of one x there can be only one y.
 *
 * @param name of the file, for messages
 * @throws Problem that names the file and the line
 */
export function readTwoColumns(text: string, name: string): TwoColumnCurve {
  const rows = contents(text);
  const { split, decimal } = layoutOf(rows) ?? LAYOUTS[0];
  const points: { x: number; y: number; line: number }[] = [];
  const start = rows.findIndex((row) => startsWithTwo(split(row.text), decimal));
  if (start < 0) throw nothingFound(rows, name);
  const last = rows.findLastIndex((row) => startsWithTwo(split(row.text), decimal));
  // What follows the numbers and begins with a word is no part of the curve, whatever it counts.
  const words = rows.findIndex(
    ({ text: own }, i) => i > last && numberOf(split(own)[0] ?? '', decimal) === null,
  );
  const end = words < 0 ? rows.length : words;
  for (const { line, text: own } of rows.slice(start, end)) {
    const [first = '', second = ''] = split(own);
    const x = numberOf(first, decimal);
    if (x === null) {
      const what = `"${excerpt(own)}" does not begin with a finite number`;
      throw problemAt({ name, line }, what, HINT);
    }
    if (second === '' || NOT_A_NUMBER.test(second)) continue;
    const y = numberOf(second, decimal);
    if (y === null) {
      throw problemAt({ name, line }, `"${excerpt(second)}" is not a number`, HINT);
    }
    points.push({ x, y, line });
  }
  return { ...sorted(points, name), firstLine: rows[start].line };
}

type Decimal = 'point' | 'comma';

interface Layout {
  readonly split: (line: string) => string[];
  readonly decimal: Decimal;
}

const at = (separator: string) => (line: string) =>
  line.split(separator).map((cell) => cell.trim());
const atSpaces = (line: string) => line.split(/\s+/);

/** What a file may be like, the unmistakable first; '1,5 2,5' is no pair of commas' columns. */
const LAYOUTS: readonly Layout[] = [
  { split: at(';'), decimal: 'point' },
  { split: at(';'), decimal: 'comma' },
  { split: at('\t'), decimal: 'point' },
  { split: at('\t'), decimal: 'comma' },
  { split: atSpaces, decimal: 'point' },
  { split: at(','), decimal: 'point' },
  { split: atSpaces, decimal: 'comma' },
];

/** The layout in which most lines begin with two numbers; of equals, the more unmistakable. */
function layoutOf(rows: readonly Row[]): Layout | null {
  let best: Layout | null = null;
  let most = 0;
  for (const layout of LAYOUTS) {
    const fitting = rows.filter(({ text }) => startsWithTwo(layout.split(text), layout.decimal));
    if (fitting.length > most) {
      best = layout;
      most = fitting.length;
    }
  }
  return best;
}

/** Lines that are neither blank nor comments. */
function contents(text: string): Row[] {
  return splitLines(text).flatMap((raw, i) => {
    const line = withoutComment(raw).trim();
    if (line === '' || /^(#|%|!|;|\/\/)/.test(line)) return [];
    // Quotation marks about numbers are those of spreadsheets; a long minus is that of typesetters.
    return [{ line: i + 1, text: line.replaceAll('"', '').replaceAll('\u2212', '-') }];
  });
}

/** A line up to a comment that begins after a blank. */
function withoutComment(line: string): string {
  const sign = /#|\/\//g;
  for (let match = sign.exec(line); match !== null; match = sign.exec(line)) {
    if (match.index > 0 && /\s/.test(line[match.index - 1])) return line.slice(0, match.index);
  }
  return line;
}

function startsWithTwo([first = '', second = '']: readonly string[], decimal: Decimal): boolean {
  return numberOf(first, decimal) !== null && numberOf(second, decimal) !== null;
}

/** The finite number that a word says; null when it says none. */
function numberOf(word: string, decimal: Decimal): number | null {
  if (word.length > LONGEST_NUMBER) return null;
  if (!(decimal === 'point' ? POINT_NUMBER : COMMA_NUMBER).test(word)) return null;
  const value = Number(word.replace(',', '.').replace(/d/i, 'e'));
  return Number.isFinite(value) ? value : null;
}

function nothingFound(rows: readonly Row[], name: string): Problem {
  const single = rows.filter(({ text }) => numberOf(text, 'point') !== null);
  if (rows.length === 0) return new Problem(`${name} holds no numbers.`, HINT);
  if (single.length > rows.length / 2) {
    return problemAt({ name, line: single[0].line }, 'there is only one column of numbers', HINT);
  }
  const [{ line, text }] = rows;
  return problemAt(
    { name, line },
    `no line begins with two numbers; this one is "${excerpt(text)}"`,
    HINT,
  );
}

function sorted(
  points: readonly { readonly x: number; readonly y: number; readonly line: number }[],
  name: string,
): Omit<TwoColumnCurve, 'firstLine'> {
  if (points.length < FEWEST_POINTS) {
    throw new Problem(`${name} holds ${points.length} point, too few for a curve.`, HINT);
  }
  const inOrder = [...points].sort((a, b) => a.x - b.x || a.line - b.line);
  const twice = inOrder.findIndex((point, i) => i > 0 && point.x === inOrder[i - 1].x);
  if (twice > 0) {
    const { x, line } = inOrder[twice];
    throw problemAt(
      { name, line },
      `x = ${x} stands in line ${inOrder[twice - 1].line} already`,
      'Give a file with a single curve, one y for each x.',
    );
  }
  return {
    x: Float64Array.from(inOrder, (point) => point.x),
    y: Float64Array.from(inOrder, (point) => point.y),
  };
}
