import * as v from 'valibot';
import { compositionName } from './composition';
import type { Experiment, SeriesPlan } from './experiment';
import { sayOxide } from './oxides';
import { Problem } from './problem';
import { AXES_HINT, type SeriesAxis, seriesAxis } from './series-axis';
import { fields, parseWith, shortText } from './validate';

/** One point of a series. */
export interface SeriesPoint {
  readonly value: number;
  /** 'rate 270 K/ps' */
  readonly name: string;
  /** Of its own under the series': 'rate-270' */
  readonly folder: string;
  readonly experiment: Experiment;
}

/** A series has this many points at most. */
export const MOST_POINTS = 40;
const FEWEST_POINTS = 2;

/** Digits that a value keeps that was worked out from a range */
const DIGITS = 6;

const PLAN_SCHEMA = fields({
  axis: shortText(40),
  values: v.pipe(
    v.array(v.pipe(v.number('must be a number'), v.finite('must be a finite number'))),
    v.minLength(FEWEST_POINTS, `must have at least ${FEWEST_POINTS} values`),
    v.maxLength(MOST_POINTS, `must have at most ${MOST_POINTS} values`),
  ),
});

const HINT =
  'Write AXIS=VALUE,VALUE… or AXIS=FROM..TO/POINTS, for example rate=1000,270,100 or Na2O:SiO2=10..40/4.';

/** The axis of an experiment's series. */
export function axisOf({ name, series }: Pick<Experiment, 'name' | 'series'>): SeriesAxis {
  if (series) return seriesAxis(series.axis);
  throw new Problem(`${name} is one experiment, not a series.`, HINT);
}

/**
 * Reads a series as people write it: 'rate=1000,270,100', 'Na2O:SiO2=10..40/4' (four points from 10 to
 * 40, evenly spaced; of rates and sizes by equal factors).
 *
 * @throws Problem naming what cannot be read
 */
export function readSeries(text: string): SeriesPlan {
  const [id, written, ...rest] = text.split('=').map((part) => part.trim());
  if (written === undefined || written === '' || rest.length > 0) {
    throw new Problem(`"${text}" is no series.`, `${HINT} ${AXES_HINT}`);
  }
  const axis = seriesAxis(id);
  const range = /^(.+)\.\.(.+)\/(\d+)$/.exec(written);
  const values = range
    ? spread(number(range[1]), number(range[2]), Number(range[3]), axis)
    : written.split(/[,;\s]+/).map(number);
  return parseSeries({ axis: id, values }, `The series ${id}`);
}

/** A series as `readSeries` reads it: 'rate=1000,270,100'. */
export function writeSeries({ axis, values }: SeriesPlan): string {
  return `${axis}=${values.join(',')}`;
}

/**
 * Reads a series from JSON.
 *
 * @throws Problem naming the field
 */
export function parseSeries(json: unknown, what: string): SeriesPlan {
  const plan = parseWith(PLAN_SCHEMA, json, what, HINT);
  seriesAxis(plan.axis);
  const twice = plan.values.find((value, i) => plan.values.indexOf(value) < i);
  if (twice !== undefined) {
    throw new Problem(`${what} has the value ${twice} twice.`, 'Give each value once.');
  }
  return plan;
}

/**
 * The points of an experiment's series, in the order in which they are carried out: each an ordinary
 * experiment with the replicas and seeds of the series. None of an experiment without a series.
 *
 * @throws Problem naming the point that is not possible
 */
export function seriesPoints(experiment: Experiment): SeriesPoint[] {
  const { series, ...alone } = experiment;
  if (series === undefined) return [];
  const axis = seriesAxis(series.axis);
  if (experiment.variants.length > 0) {
    throw new Problem(
      'A series has one glass a point, so it has no variants besides.',
      'Leave out the variants or the series.',
    );
  }
  if (experiment.changes.length > 0) {
    throw new Problem(
      'A series has no changes on the way: its points differ by one value only.',
      'Leave out the changes or the series.',
    );
  }
  const base: Experiment = { ...alone, numerics: null };
  return series.values.map((value) => {
    const name = pointName(axis, value);
    try {
      const point = axis.at(base, value);
      const called = axis.composes
        ? compositionName(point.composition)
        : `${base.name.slice(0, NAME_ROOM)}, ${name}`;
      const folder = `${axis.column}-${String(value).replace('-', 'minus-')}`;
      return { value, name, folder, experiment: { ...point, name: called } };
    } catch (error) {
      throw ofPoint(name, error);
    }
  });
}

/** Letters that a name leaves to the value of a point: an experiment's has at most 80. */
const NAME_ROOM = 40;

/** What is wrong with a point, with its name before. */
export function ofPoint(name: string, error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  return new Problem(`The point ${name} of the series: ${error.message}`, error.hint);
}

/** 'rate 270 K/ps', 'Na₂O 20 mol%' */
export function pointName({ column, unit, composes }: SeriesAxis, value: number): string {
  const [what] = column.split('-in-');
  return `${composes ? sayOxide(what) : what} ${value}${unit === null ? '' : ` ${unit}`}`;
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new Problem(`"${text}" is no number of a series.`, HINT);
  }
  return value;
}

/** So many values from one to another. */
function spread(
  from: number,
  to: number,
  count: number,
  { id, logarithmic }: SeriesAxis,
): number[] {
  if (count < FEWEST_POINTS || count > MOST_POINTS) {
    throw new Problem(
      `A series of ${count} points cannot be made.`,
      `Give ${FEWEST_POINTS} to ${MOST_POINTS} points.`,
    );
  }
  if (logarithmic && (from <= 0 || to <= 0)) {
    throw new Problem(`The range of ${id} has to be above 0.`, HINT);
  }
  const whole = id === 'atoms' ? Math.round : (value: number) => value;
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    const value = logarithmic ? from * (to / from) ** share : from + share * (to - from);
    return whole(Number(value.toPrecision(DIGITS)));
  });
}
