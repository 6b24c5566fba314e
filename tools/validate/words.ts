import { type Comparison, SIGNIFICANCE_LEVEL } from './comparison';
import type { Omnibus } from './statistics';
import type { Digits, StudyRow } from './study';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = '−';

/** A number with so many digits after its point, or as a power of ten: '2.4190', '−1.2·10⁻⁶'. */
export function sayDigits(value: number, digits: Digits): string {
  if (digits !== 'power') {
    const text = value.toFixed(digits);
    return Number(text) === 0 ? text.replace('-', '') : text.replace('-', MINUS);
  }
  if (value === 0) return '0';
  const [mantissa, exponent] = value.toExponential(1).split('e');
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
  return `${mantissa.replace('-', MINUS)}·10${power}`;
}

/** 'value ± error', or the value alone. */
export function sayMeanWithError(mean: number, error: number | null, digits: Digits): string {
  const value = sayDigits(mean, digits);
  return error === null || error === 0 ? value : `${value} ± ${sayDigits(error, digits)}`;
}

/** A p-value: two digits, or three after the point. */
export function sayChance(p: number): string {
  if (p >= 0.9995) return '1';
  return p >= 0.01 ? p.toFixed(3) : p.toPrecision(2);
}

/** Seeds as ranges: '1–6', '1, 3–4'; '–' where there are none. */
export function saySeeds(seeds: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const seed of [...seeds].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && seed === last[1] + 1) last[1] = seed;
    else ranges.push([seed, seed]);
  }
  if (ranges.length === 0) return '–';
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

export function seedsOf({ made }: Pick<Comparison, 'made'>): number[] {
  return made.flatMap(({ seed }) => (seed === null ? [] : [seed]));
}

/** Every different value, in order of appearance, joined by commas. */
export function distinct(values: readonly string[]): string {
  return [...new Set(values)].join(', ');
}

/** 'density (g/cm³)', as `--json` has it. */
export function sayRowQuantity({ row }: Pick<Comparison, 'row'>): string {
  return row.unit === '' ? row.quantity : `${row.quantity} (${row.unit})`;
}

/** The unit in which people read a row: '%' of a share, empty of a number without one. */
export function shownUnit({ unit, percent }: Pick<StudyRow, 'unit' | 'percent'>): string {
  return percent ? '%' : unit;
}

/** A value of a row as people read it. */
export function shownValue({ percent }: Pick<StudyRow, 'percent'>, value: number): number {
  return percent ? 100 * value : value;
}

/** 'four-fold boron (%)', as people read it. */
export function shownQuantity({ row }: Pick<Comparison, 'row'>): string {
  return sayRowQuantity({ row: { ...row, unit: shownUnit(row) } });
}

/** A value of a row in its digits; its unit stands in the head or in the quantity. */
export function sayRowValue(row: StudyRow, value: number): string {
  return sayDigits(shownValue(row, value), row.digits);
}

/** 'value ± error' of a row, or the value alone. */
export function sayRowEstimate(row: StudyRow, mean: number, error: number | null): string {
  const shown = error === null ? null : shownValue(row, error);
  return sayMeanWithError(shownValue(row, mean), shown, row.digits);
}

/** The chance below which two values count as equivalent. */
export const EQUIVALENCE_LEVEL = 0.05;

/** What judges a row, in a few words. */
export function verdict({ test, adjusted, within, row, equivalence }: Comparison): string {
  if (within !== null) return within ? 'agrees' : 'DIFFERS';
  if (test === null && row.seeds !== undefined) return `takes ${row.seeds} seeds`;
  if (test === null || adjusted === null) return 'beside the real glass';
  if (adjusted <= SIGNIFICANCE_LEVEL) return 'DIFFERS';
  if (equivalence !== null && equivalence < EQUIVALENCE_LEVEL) return 'equivalent';
  return Math.abs(test.pull) < 1 ? 'within its error' : 'within chance';
}

/** 'χ² 45.6 of 29, p = 0.026': all tested rows together. */
export function sayOmnibus({ chiSquare, freedom, p }: Omnibus): string {
  return `χ² ${chiSquare.toFixed(1)} of ${freedom}, p = ${sayChance(p)}`;
}

/** 'within 0.05, p = 0.012', in the row's unit: whether both are equivalent; empty where no margin is known. */
export function sayEquivalence({
  row,
  equivalence,
}: Pick<Comparison, 'row' | 'equivalence'>): string {
  if (row.margin === undefined || equivalence === null) return '';
  return `within ${shownValue(row, row.margin)}, p = ${sayChance(equivalence)}`;
}
