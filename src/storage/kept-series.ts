import { parseSeriesResult, type SeriesResult, serialiseSeriesResult } from '../core/series-result';
import { localValues } from './browser-values';

const KEY = 'vitrine series';

/** The series that this browser keeps, as far as it has come; null where there is none that can be read. */
export function readKeptSeries(): SeriesResult | null {
  try {
    const text = localValues().getItem(KEY);
    return text === null ? null : parseSeriesResult(JSON.parse(text), 'The kept series');
  } catch {
    // Blocked storage, or what another version kept: the series begins anew.
    return null;
  }
}

/** Keeps a series in the place of the one before: one number a quantity and seed. */
export function keepSeries(series: SeriesResult): void {
  try {
    localValues().setItem(KEY, JSON.stringify(serialiseSeriesResult(series)));
  } catch {
    // A full or blocked storage: the page still has it.
  }
}
