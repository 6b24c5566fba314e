import type { Comparison } from './comparison';
import {
  chanceInWords,
  distinct,
  estimateInWords,
  numberInWords,
  quantityInWords,
  seedsOf,
  verdict,
} from './words';

/** A row of the table that `--json` prints. */
export interface TableRow {
  readonly row: string;
  /** With its unit */
  readonly quantity: string;
  readonly vitrine: number;
  /** Standard error; null where the value is not a mean */
  readonly error: number | null;
  readonly reference: number;
  readonly referenceError: number | null;
  /** Difference over its standard error; null where a tolerance judges */
  readonly pull: number | null;
  readonly adapter: string;
  /** Empty where nothing is random */
  readonly seeds: readonly number[];
  /** Of the pull (Welch's t) */
  readonly p: number | null;
  /** p adjusted for the number of rows (Holm) */
  readonly adjustedP: number | null;
  /** What the values may differ by; null where a test judges */
  readonly tolerance: number | null;
  /** UTC, of the latest seed */
  readonly date: string;
}

export function tableOf(comparisons: readonly Comparison[]): TableRow[] {
  return comparisons.map((comparison) => {
    const { made, row, test } = comparison;
    return {
      row: comparison.id,
      quantity: quantityInWords(comparison),
      vitrine: comparison.vitrine,
      error: comparison.error,
      reference: comparison.reference,
      referenceError: comparison.referenceError,
      pull: test?.pull ?? null,
      adapter: distinct(made.map(({ adapter }) => adapter)),
      seeds: seedsOf(comparison),
      p: test?.p ?? null,
      adjustedP: comparison.adjusted,
      tolerance: row.reference.kind === 'same' ? row.reference.tolerance : null,
      date: made.reduce((latest, { date }) => (date > latest ? date : latest), ''),
    };
  });
}

/** The table for a person at a terminal. */
export function tableInWords(comparisons: readonly Comparison[]): string {
  const lines = comparisons.map((comparison) => {
    const { id, row, test, adjusted } = comparison;
    const { digits, unit } = row;
    return [
      id,
      estimateInWords(comparison.vitrine, comparison.error, digits),
      estimateInWords(comparison.reference, comparison.referenceError, digits),
      unit,
      test ? numberInWords(test.pull, 1) : '',
      adjusted === null ? '' : chanceInWords(adjusted),
      verdict(comparison),
    ];
  });
  return aligned([['row', 'Vitrine', 'reference', 'unit', 'pull', 'p (Holm)', ''], ...lines]);
}

/** Columns padded to their widest cell. */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
