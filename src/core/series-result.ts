import * as v from 'valibot';
import type { Experiment } from './experiment';
import { parseExperiment, serialiseExperiment } from './experiment-json';
import { seriesPoints } from './series';
import { fields, parseWith, shortText } from './validate';

/** Numbers of one glass by the id of the quantity, null of what it lacks. */
export type SeedValues = Readonly<Record<string, number | null>>;

/** What came of one seed of a point. */
export interface SeriesSeed {
  readonly seed: number;
  readonly values: SeedValues;
}

/** What came of one point; without seeds as long as it is not finished. */
export interface SeriesPointResult {
  /** In the unit of the axis */
  readonly value: number;
  /** Of one glass; null as long as the point is not finished */
  readonly atoms: number | null;
  readonly seeds: readonly SeriesSeed[];
}

/** A series as far as it has come: plain data. */
export interface SeriesResult {
  /** What it is the series of, with its `series` */
  readonly experiment: Experiment;
  /** In the order in which they are carried out */
  readonly points: readonly SeriesPointResult[];
}

/** The version of series.json that Vitrine writes. */
const VERSION = 1;

/** A series before its first point. */
export function emptySeries(experiment: Experiment): SeriesResult {
  const points = seriesPoints(experiment).map(({ value }) => ({ value, atoms: null, seeds: [] }));
  return { experiment, points };
}

/** The series with what came of a point. */
export function withPoint(series: SeriesResult, point: SeriesPointResult): SeriesResult {
  const points = series.points.map((known) => (known.value === point.value ? point : known));
  return { ...series, points };
}

/**
 * JSON that `parseSeriesResult` reads back.
 *
 * @param estimates what is written beside the numbers of a point for others to read
 */
export function serialiseSeriesResult(
  series: SeriesResult,
  estimates: (point: SeriesPointResult) => unknown = () => undefined,
): Record<string, unknown> {
  const made = seriesPoints(series.experiment);
  return {
    version: VERSION,
    experiment: serialiseExperiment(series.experiment),
    points: series.points.map((point, i) => ({
      value: point.value,
      name: made[i].name,
      folder: made[i].folder,
      atoms: point.atoms,
      estimates: estimates(point),
      seeds: point.seeds,
    })),
  };
}

const NUMBER = v.pipe(v.number('must be a number'), v.finite('must be a finite number'));

const RESULT_SCHEMA = fields({
  version: v.literal(VERSION, `must be ${VERSION}`),
  experiment: v.unknown(),
  points: v.array(
    fields({
      value: NUMBER,
      name: v.optional(shortText(120)),
      folder: v.optional(shortText(120)),
      atoms: v.nullable(NUMBER),
      estimates: v.optional(v.unknown()),
      seeds: v.array(
        fields({ seed: NUMBER, values: v.record(v.string(), v.nullable(NUMBER)) }),
        'must be a list of seeds',
      ),
    }),
    'must be a list of points',
  ),
});

/**
 * Reads a series from JSON. Points that its plan has and that are missing are not finished.
 *
 * @throws Problem naming the field
 */
export function parseSeriesResult(json: unknown, what: string): SeriesResult {
  const hint = 'Give a series.json as Vitrine left it.';
  const read = parseWith(RESULT_SCHEMA, json, what, hint);
  const experiment = parseExperiment(read.experiment, `${what}: "experiment"`);
  return read.points.reduce<SeriesResult>(
    (series, { value, atoms, seeds }) => withPoint(series, { value, atoms, seeds }),
    emptySeries(experiment),
  );
}
