import { type ErrorRatio, errorRatios } from './error-ratio';
import type { Made, StudyRecord } from './record';
import {
  detectableDifference,
  equivalenceChance,
  holm,
  meanWithError,
  type Omnibus,
  omnibus,
  onePoint,
  type StatisticalEstimate,
  type Test,
  welch,
} from './statistics';
import { type Reference, rowId, type Study, type StudyRow, valueOfRow } from './study';

/** One quantity of Vitrine beside its reference. */
export interface Comparison {
  /** 'quench-24B-density' */
  readonly id: string;
  readonly study: Study;
  readonly row: StudyRow;
  readonly vitrine: number;
  /** Standard error; null where the value is not a mean */
  readonly error: number | null;
  readonly reference: number;
  readonly referenceError: number | null;
  /** Null where only a tolerance or nothing judges */
  readonly test: Test | null;
  /** Chance of so small a p among all rows (Holm); null without a test */
  readonly adjusted: number | null;
  /** The smallest difference that would have counted as one; null without a test */
  readonly detectable: number | null;
  /** Chance of so small a difference if the true one lay at the row's margin; null without a margin */
  readonly equivalence: number | null;
  /** Null without a tolerance */
  readonly within: boolean | null;
  readonly errors: readonly ErrorRatio[];
  readonly made: readonly Made[];
}

/** A study of which nothing or not every seed is recorded. */
export interface Missing {
  readonly study: Study;
  /** Seeds that are not recorded; empty where there are no seeds */
  readonly seeds: readonly number[];
}

/** Compares every row with the seeds of it that are recorded, and adjusts the p-values for their number. */
export function compareAll(
  studies: readonly Study[],
  records: ReadonlyMap<string, StudyRecord>,
): Comparison[] {
  const comparisons = studies.flatMap((study) => {
    const made = records.get(study.id)?.made ?? [];
    return made.length === 0 ? [] : study.rows.map((row) => compare(study, row, made));
  });
  const tested = comparisons.flatMap(({ test }) => (test ? [test.p] : []));
  const adjusted = holm(tested);
  let next = 0;
  return comparisons.map((comparison) => {
    const { test, row, vitrine, reference } = comparison;
    if (test === null) return comparison;
    const difference = vitrine - reference;
    return {
      ...comparison,
      adjusted: adjusted[next++],
      detectable: detectableDifference(test, difference, SIGNIFICANCE_LEVEL, tested.length),
      equivalence:
        row.margin === undefined ? null : equivalenceChance(test, difference, row.margin),
    };
  });
}

/** Adjusted p-values must stay above this. */
export const SIGNIFICANCE_LEVEL = 0.01;

/** The tested rows of a part together; null where none is tested. */
export function omnibusOf(comparisons: readonly Comparison[]): Omnibus | null {
  return omnibus(comparisons.flatMap(({ test }) => (test ? [test.p] : [])));
}

/** Studies that are not recorded, or not with all their seeds. */
export function missingRowsOf(
  studies: readonly Study[],
  records: ReadonlyMap<string, StudyRecord>,
): Missing[] {
  return studies.flatMap((study): Missing[] => {
    const made = records.get(study.id)?.made ?? [];
    const seeds = study.kind === 'run' ? study.seeds : [];
    const absent = seeds.filter((seed) => !made.some((one) => one.seed === seed));
    return made.length === 0 || absent.length > 0 ? [{ study, seeds: absent }] : [];
  });
}

function compare(study: Study, row: StudyRow, made: readonly Made[]): Comparison {
  const { reference } = row;
  const vitrine = estimateOfMade(row, made);
  const expected = estimateOfReference(reference);
  return {
    id: rowId(study, row),
    study,
    row,
    vitrine: vitrine.mean,
    error: vitrine.error,
    reference: expected.mean,
    referenceError: expected.error,
    test: testOf(vitrine, expected, reference, made.length),
    adjusted: null,
    detectable: null,
    equivalence: null,
    within:
      reference.kind === 'same'
        ? Math.abs(vitrine.mean - reference.value) <= reference.tolerance
        : null,
    errors: errorRatios(row, made),
    made,
  };
}

/** A mean whose error may not be known. */
type Known = StatisticalEstimate | { readonly mean: number; readonly error: null };

function hasError(known: Known): known is StatisticalEstimate {
  return known.error !== null;
}

/** Over several seeds the error is from their scatter, of one seed from its blocks. */
function estimateOfMade(row: StudyRow, made: readonly Made[]): Known {
  const values = made.map((one) => valueOfRow(row, one));
  if (values.length > 1 && values.length >= (row.seeds ?? 1)) {
    return meanWithError(values.map(({ mean }) => mean));
  }
  const [{ mean, error, freedom }] = values;
  return error === null || values.length < (row.seeds ?? 1)
    ? { mean, error: null }
    : { mean, error, freedom: freedom ?? Number.POSITIVE_INFINITY };
}

function estimateOfReference(reference: Reference): Known {
  switch (reference.kind) {
    case 'seeds':
      return meanWithError(reference.values);
    case 'mean':
      return reference;
    case 'theory':
      return { mean: reference.value, error: 0, freedom: Number.POSITIVE_INFINITY };
    default:
      return { mean: reference.value, error: null };
  }
}

/** A single seed beside several is judged by the scatter of those, not by the blocks of its own series. */
function testOf(vitrine: Known, expected: Known, reference: Reference, seeds: number): Test | null {
  if (!hasError(vitrine)) return null;
  if (reference.kind === 'seeds' && seeds === 1 && hasError(expected)) {
    const test = onePoint(expected, vitrine.mean);
    return { ...test, pull: -test.pull };
  }
  if (reference.kind === 'one') {
    return Number.isFinite(vitrine.freedom) ? onePoint(vitrine, reference.value) : null;
  }
  return hasError(expected) ? welch(vitrine, expected) : null;
}
