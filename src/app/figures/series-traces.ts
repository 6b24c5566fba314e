import type { Data, PlotData } from 'plotly.js';
import type { Mark, Overlay, Panel, Series } from '../../figures/figure';
import { type ChartStyle, translucent } from './chart-style';

/** Opacity of a band of standard errors, of bars, and of what is drawn faintly */
const BAND = 0.2;
const BAR = 0.85;
const FAINT = 0.45;
const FAINT_POINT = 0.22;

/** Whether all curves at one place share a label under the pointer, or each has its own. */
export type Hover = 'together' | 'apart';

const DASHES = { solid: 'solid', dashed: 'dash', dotted: 'dot' } as const;

/**
 * The traces of one series: what lies behind all curves (its band of errors), or the series itself.
 * Errors go along for the pointer as `customdata`.
 */
export function seriesTraces(
  panel: Panel,
  series: Series,
  style: ChartStyle,
  layer: 'behind' | 'front',
  hover: Hover,
): Data[] {
  if (layer === 'behind') return band(series, style);
  const overlay = panel.overlays.find((candidate) => candidate === series) ?? null;
  const shared = common(panel, series, overlay, hover);
  switch (series.kind) {
    case 'bars':
      return [bars(shared, series, style)];
    case 'points':
      return [points(shared, series, overlay !== null, style)];
    case 'line':
      return [line(shared, series, style)];
  }
}

/** The outline from y + error along the curve and back along y − error; null without an error. */
export function bandOutline({
  x,
  y,
  error,
}: Pick<Series, 'x' | 'y' | 'error'>): { readonly x: number[]; readonly y: number[] } | null {
  if (!error || x.length === 0) return null;
  const upper = y.map((value, i) => value + error[i]);
  const lower = y.map((value, i) => value - error[i]);
  return { x: [...x, ...[...x].reverse()], y: [...upper, ...lower.reverse()] };
}

function band(series: Series, { palette }: ChartStyle): Data[] {
  const outline = series.kind === 'line' ? bandOutline(series) : null;
  if (!outline) return [];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'standard error',
      ...outline,
      fill: 'toself',
      fillcolor: translucent(palette.roles[series.colour], BAND),
      line: { width: 0 },
      hoverinfo: 'skip',
    },
  ];
}

/** What every trace of a series has. */
function common(
  panel: Panel,
  series: Series,
  overlay: Overlay | null,
  hover: Hover,
): Partial<PlotData> {
  const { name, x, y, error } = series;
  return {
    name,
    x: [...x],
    y: [...y],
    ...(error ? { customdata: [...error] } : {}),
    ...(series.faint || overlay?.origin === 'fit'
      ? { hoverinfo: 'skip' as const }
      : { hovertemplate: hoverWords(panel, series, overlay, hover) }),
  };
}

function line(shared: Partial<PlotData>, series: Series, style: ChartStyle): Data {
  const { palette, stroke } = style;
  const colour = palette.roles[series.colour];
  return {
    ...shared,
    type: 'scatter',
    mode: 'lines',
    line: {
      color: series.faint ? translucent(colour, FAINT) : colour,
      width: (series.faint ? 0.8 : 1.7) * stroke,
      dash: DASHES[series.dash],
    },
  };
}

function points(
  shared: Partial<PlotData>,
  series: Series,
  overlay: boolean,
  { palette, stroke }: ChartStyle,
): Data {
  const colour = palette.roles[series.colour];
  return {
    ...shared,
    type: 'scatter',
    mode: 'markers',
    cliponaxis: false,
    ...(series.error
      ? { error_y: { type: 'data', array: [...series.error], color: colour, thickness: stroke } }
      : {}),
    marker: series.faint
      ? { color: translucent(colour, FAINT_POINT), size: 4 * stroke }
      : {
          symbol: overlay ? 'diamond-open' : 'circle',
          color: colour,
          size: (overlay ? 10 : 8) * stroke,
          line: { width: overlay ? 1.8 * stroke : 0 },
        },
  };
}

function bars(shared: Partial<PlotData>, series: Series, { palette, stroke }: ChartStyle): Data {
  return {
    ...shared,
    type: 'bar',
    marker: { color: translucent(palette.roles[series.colour], BAR) },
    ...(series.error
      ? {
          error_y: {
            type: 'data' as const,
            array: [...series.error],
            color: palette.line,
            thickness: stroke,
          },
        }
      : {}),
  };
}

/**
 * '9.81 ± 0.02' where all curves at one place share a label, which names them; else
 * '1.62 Å: 9.81 ± 0.02'. Of what was not simulated with its source.
 */
function hoverWords(
  { x, y }: Panel,
  { name, error }: Series,
  overlay: Overlay | null,
  hover: Hover,
): string {
  const unit = y.unit === null ? '' : ` ${y.unit}`;
  const errors = error ? ' ± %{customdata:.2~g}' : '';
  const value = `%{y:.4~g}${errors}${unit}`;
  const source = overlay?.citation ? `<br>${wrapped(overlay.citation)}` : '';
  if (hover === 'together') return `${value}${source}`;
  const place = x.categories === null ? '%{x:.4~g}' : '%{x}';
  return `${place}${x.unit === null ? '' : ` ${x.unit}`}: ${value}${source}<extra>${name}</extra>`;
}

/** A place to point at on a mark: its top. */
export function markTrace(
  { name, x, source, citation, colour }: Mark,
  [, top]: readonly [number, number],
  { palette, stroke }: ChartStyle,
): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    name: `${name}, ${source}`,
    x: [x],
    y: [top],
    cliponaxis: false,
    marker: {
      symbol: 'diamond-open',
      color: palette.roles[colour],
      size: 8 * stroke,
      line: { width: 1.6 * stroke },
    },
    hovertemplate: `${name}: %{x:.4~g}<br>${wrapped(citation)}<extra></extra>`,
  };
}

/** A citation in lines that a hover label can hold. */
function wrapped(citation: string): string {
  return citation.replace(/(.{24,44})[ ]/g, '$1<br>');
}
