import { curvesOf, type Overlay, type Panel, pointScale, type Series } from './figure';
import { type AxisRange, barStep } from './panel-range';
import { diamond, disc, line, type Point, polygon, polyline, rectangle } from './svg';
import { fillOf, strokeOf } from './svg-style';

/** Parts that are cut at the axes, and marks that may stand across them. */
export interface SeriesParts {
  readonly inside: readonly string[];
  readonly above: readonly string[];
}

type Scale = (value: number) => number;

/** Share of a step that the bars of a place take together */
const BAR_SHARE = 0.8;
const POINT_SIZE = 4;
const FAINT_SIZE = 2;

/** Bands first, then bars, lines and points, so that nothing hides what is known better. */
export function seriesParts(
  panel: Panel,
  x: Scale,
  y: Scale,
  range: { readonly x: AxisRange; readonly y: AxisRange },
): SeriesParts {
  const curves = curvesOf(panel);
  const lines = curves.filter(({ kind }) => kind === 'line');
  const bars = curves.filter(({ kind }) => kind === 'bars');
  const points = curves.filter(({ kind }) => kind === 'points');
  return {
    inside: [
      ...lines.flatMap((series) => band(series, x, y)),
      ...bars.flatMap((series) => barParts(series, bars, x, y)),
      ...lines.flatMap((series) => curve(series, x, y)),
      ...points.flatMap((series) => errorBars(series, x, y, 0)),
    ],
    above: points.flatMap((series) =>
      discsOrDiamonds(series, isOverlay(panel, series), x, y, range),
    ),
  };
}

/** The mark of a series: a disc, or the open diamond of what was not simulated. */
export function pointMark(
  series: Series,
  overlay: boolean,
  x: number,
  y: number,
  size = 1,
): string {
  return overlay
    ? diamond(x, y, POINT_SIZE, `${strokeOf(series.colour)} open`)
    : disc(
        x,
        y,
        size * (series.faint ? FAINT_SIZE : POINT_SIZE),
        `${fillOf(series.colour)}${series.faint ? ' faint' : ''}`,
      );
}

/** Whether a curve comes from elsewhere than the simulation. */
export function isOverlay(panel: Panel, series: Series): series is Overlay {
  return panel.overlays.some((overlay) => overlay === series);
}

const places = ({ x, y }: Series, toX: Scale, toY: Scale, shift: readonly number[] | null = null) =>
  x.map((value, i): Point => [toX(value), toY(y[i] + (shift?.[i] ?? 0))]);

function curve(series: Series, x: Scale, y: Scale): string[] {
  if (series.x.length === 0) return [];
  const dash = series.dash === 'solid' ? '' : ` ${series.dash}`;
  const faint = series.faint ? ' faint' : '';
  return [polyline(places(series, x, y), `curve ${strokeOf(series.colour)}${dash}${faint}`)];
}

function band(series: Series, x: Scale, y: Scale): string[] {
  const { error, colour } = series;
  if (error === null || series.x.length === 0) return [];
  const known = error.map((value) => value ?? 0);
  const upper = places(series, x, y, known);
  const lower = places(
    series,
    x,
    y,
    known.map((value) => -value),
  );
  return [polygon([...upper, ...lower.reverse()], `band ${fillOf(colour)}`)];
}

/** Series of bars share each place side by side. */
function barParts(series: Series, all: readonly Series[], x: Scale, y: Scale): string[] {
  const slot = (BAR_SHARE * barStep(all)) / all.length;
  const from = slot * (all.indexOf(series) - all.length / 2);
  const base = y(0);
  const boxes = series.x.map((value, i) => {
    const left = x(value + from);
    const top = Math.min(base, y(series.y[i]));
    const height = Math.abs(base - y(series.y[i]));
    return rectangle(
      left,
      top,
      0.92 * (x(value + from + slot) - left),
      height,
      `bar ${fillOf(series.colour)}`,
    );
  });
  return [...boxes, ...errorBars(series, x, y, from + 0.46 * slot)];
}

function errorBars(series: Series, x: Scale, y: Scale, shift: number): string[] {
  const { error, colour, kind } = series;
  if (error === null) return [];
  // On a bar of its own colour an error would not be seen.
  const stroke = kind === 'bars' ? 'axis' : strokeOf(colour);
  return series.x.flatMap((value, i) => {
    const half = error[i];
    if (half === null) return [];
    const place = x(value + shift);
    return [line(place, y(series.y[i] - half), place, y(series.y[i] + half), `error ${stroke}`)];
  });
}

function discsOrDiamonds(
  series: Series,
  overlay: boolean,
  x: Scale,
  y: Scale,
  range: { readonly x: AxisRange; readonly y: AxisRange },
): string[] {
  return series.x.flatMap((value, i) => {
    const within =
      value >= range.x[0] &&
      value <= range.x[1] &&
      series.y[i] >= range.y[0] &&
      series.y[i] <= range.y[1];
    return within
      ? [pointMark(series, overlay, x(value), y(series.y[i]), pointScale(series, i))]
      : [];
  });
}
