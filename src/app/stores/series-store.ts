import { create } from 'zustand';
import type { Experiment } from '../../core/experiment';
import type { SeriesPoint } from '../../core/series';
import {
  emptySeries,
  type SeriesPointResult,
  type SeriesResult,
  withPoint,
} from '../../core/series-result';
import { nextPoint, seriesBegun } from '../../lab/series/series-progress';
import { keepSeries, readKeptSeries } from '../../storage/kept-series';

/** The latest series, as far as it has come. */
export interface SeriesState {
  /** Null before any */
  readonly series: SeriesResult | null;
  /** Whether a point that is done is being measured */
  readonly measuring: boolean;
}

export const useSeries = create<SeriesState>(() => ({
  series: readKeptSeries(),
  measuring: false,
}));

/** The point of a series that is to be carried out next; one that is whole begins anew. */
export function takeNextPoint(experiment: Experiment): SeriesPoint {
  const begun = seriesBegun(experiment, useSeries.getState().series);
  const series = nextPoint(begun) === null ? emptySeries(experiment) : begun;
  useSeries.setState({ series });
  const next = nextPoint(series);
  if (next === null) throw new Error('a series has points');
  return next;
}

/** Takes what came of a point, and keeps the series. */
export function takePoint(point: SeriesPointResult): void {
  const { series } = useSeries.getState();
  if (series === null) return;
  const further = withPoint(series, point);
  useSeries.setState({ series: further });
  keepSeries(further);
}
