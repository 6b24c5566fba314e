import type { Data, PlotData } from 'plotly.js';
import { type Mark, type Overlay, type Panel, pointScale, type Series } from '../../figures/figure';
import { type ChartStyle, translucent } from './chart-style';

/** Opacity of a band of standard errors, of bars, and of what is drawn faintly */
const BAND_OPACITY = 0.2;
const BAR_OPACITY = 0.85;
const FAINT_OPACITY = 0.45;
const FAINT_POINT_OPACITY = 0.22;

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
  const upper = y.map((value, i) => value + (error[i] ?? 0));
  const lower = y.map((value, i) => value - (error[i] ?? 0));
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
      fillcolor: translucent(palette.roles[series.colour], BAND_OPACITY),
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
  const { name, x, y } = series;
  return {
    name,
    x: [...x],
    y: [...y],
    customdata: x.map((_, i) => beside(series, i, panel.y.unit)),
    ...(series.faint || overlay?.origin === 'fit'
      ? { hoverinfo: 'skip' as const }
      : { hovertemplate: sayHover(panel, series, overlay, hover) }),
  };
}

/** What the label of a point says after its value: ' ± 0.02 g/cm³, 24B, B4 41 %'. */
function beside({ error, labels, sizes }: Series, i: number, unit: string | null): string {
  const half = error?.[i] ?? null;
  const size = sizes?.values[i] ?? null;
  return [
    half === null || half === 0 ? '' : ` ± ${Number(half.toPrecision(2))}`,
    unit === null ? '' : ` ${unit}`,
    labels ? `, ${labels[i]}` : '',
    size === null || !sizes ? '' : `, ${sizes.name} ${size.toFixed(0)} ${sizes.unit ?? ''}`,
  ].join('');
}

function line(shared: Partial<PlotData>, series: Series, style: ChartStyle): Data {
  const { palette, stroke } = style;
  const colour = palette.roles[series.colour];
  return {
    ...shared,
    type: 'scatter',
    mode: 'lines',
    line: {
      color: series.faint ? translucent(colour, FAINT_OPACITY) : colour,
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
      ? { error_y: { type: 'data', array: halves(series.error), color: colour, thickness: stroke } }
      : {}),
    marker: series.faint
      ? { color: translucent(colour, FAINT_POINT_OPACITY), size: 4 * stroke }
      : {
          symbol: overlay ? 'diamond-open' : 'circle',
          color: colour,
          size: series.sizes
            ? series.y.map((_, i) => 8 * stroke * pointScale(series, i))
            : (overlay ? 10 : 8) * stroke,
          line: { width: overlay ? 1.8 * stroke : 0 },
        },
  };
}

/** A point whose error is not known has no bar. */
const halves = (error: readonly (number | null)[]) => error.map((half) => half ?? Number.NaN);

function bars(shared: Partial<PlotData>, series: Series, { palette, stroke }: ChartStyle): Data {
  return {
    ...shared,
    type: 'bar',
    marker: { color: translucent(palette.roles[series.colour], BAR_OPACITY) },
    ...(series.error
      ? {
          error_y: {
            type: 'data' as const,
            array: halves(series.error),
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
function sayHover({ x }: Panel, { name }: Series, overlay: Overlay | null, hover: Hover): string {
  const value = '%{y:.4~g}%{customdata}';
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
    hovertemplate: `${name}: %{x:.4~g}${citation ? `<br>${wrapped(citation)}` : ''}<extra></extra>`,
  };
}

/** A citation in lines that a hover label can hold. */
function wrapped(citation: string): string {
  return citation.replace(/(.{24,44})[ ]/g, '$1<br>');
}
