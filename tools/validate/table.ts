import { belongsTo, CHAPTERS } from './chapters';
import { type Comparison, omnibusOf } from './comparison';
import {
  distinct,
  sayChance,
  sayDigits,
  sayEquivalence,
  sayOmnibus,
  sayRowEstimate,
  sayRowQuantity,
  sayRowValue,
  seedsOf,
  shownUnit,
  verdict,
} from './words';

/** A row of the table that `--json` prints. */
export interface ComparisonRow {
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
  /** The smallest difference that would have counted as one; null without a test */
  readonly detectable: number | null;
  /** A difference that does not matter; null where none is known */
  readonly margin: number | null;
  /** Chance of so small a difference if the true one lay at the margin */
  readonly equivalenceP: number | null;
  /** What the values may differ by; null where a test judges */
  readonly tolerance: number | null;
  /** UTC, of the latest seed */
  readonly date: string;
}

export function tableOf(comparisons: readonly Comparison[]): ComparisonRow[] {
  return comparisons.map((comparison) => {
    const { made, row, test } = comparison;
    return {
      row: comparison.id,
      quantity: sayRowQuantity(comparison),
      vitrine: comparison.vitrine,
      error: comparison.error,
      reference: comparison.reference,
      referenceError: comparison.referenceError,
      pull: test?.pull ?? null,
      adapter: distinct(made.map(({ adapter }) => adapter)),
      seeds: seedsOf(comparison),
      p: test?.p ?? null,
      adjustedP: comparison.adjusted,
      detectable: comparison.detectable,
      margin: row.margin ?? null,
      equivalenceP: comparison.equivalence,
      tolerance: row.reference.kind === 'same' ? row.reference.tolerance : null,
      date: made.reduce((latest, { date }) => (date > latest ? date : latest), ''),
    };
  });
}

/** The table for a person at a terminal. */
export function sayTable(comparisons: readonly Comparison[]): string {
  const lines = comparisons.map((comparison) => {
    const { id, row, test, adjusted } = comparison;
    return [
      id,
      sayRowEstimate(row, comparison.vitrine, comparison.error),
      sayRowEstimate(row, comparison.reference, comparison.referenceError),
      shownUnit(row),
      test ? sayDigits(test.pull, 1) : '',
      adjusted === null ? '' : sayChance(adjusted),
      comparison.detectable === null ? '' : sayRowValue(row, comparison.detectable),
      sayEquivalence(comparison),
      verdict(comparison),
    ];
  });
  const heads = [
    'row',
    'Vitrine',
    'reference',
    'unit',
    'pull',
    'p (Holm)',
    'sees',
    'equivalent',
    '',
  ];
  return [aligned([heads, ...lines]), '', ...omnibusLines(comparisons)].join('\n');
}

/** All tested rows together, and those of each chapter. */
function omnibusLines(comparisons: readonly Comparison[]): string[] {
  const all = omnibusOf(comparisons);
  if (all === null) return [];
  const chapters = CHAPTERS.flatMap((chapter) => {
    const own = omnibusOf(comparisons.filter(({ study }) => belongsTo(chapter, study)));
    return own === null ? [] : [`${chapter.title}: ${sayOmnibus(own)}`];
  });
  return [`All tested rows together: ${sayOmnibus(all)}`, ...chapters];
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
