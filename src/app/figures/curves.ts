import type { Data } from 'plotly.js';
import type { ChartStyle } from './chart-style';
import type { MeanColumn, VariantData } from './figure-data';

/** Opacity of a band of standard errors, and of the lines of single replicas beside a mean */
const BAND = 0.2;
const SINGLE = 0.45;

/** A colour '#rrggbb' with an opacity. */
export function translucent(colour: string, opacity: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${channels.join(', ')}, ${opacity})`;
}

/** The colour of a variant: `single` when nothing runs beside it, else one of its own. */
export function variantColour(
  variants: readonly VariantData[],
  variant: VariantData,
  style: ChartStyle,
  single: string,
): string {
  if (variants.length === 1) return single;
  return style.curves[variants.indexOf(variant) % style.curves.length];
}

/**
 * The colour of what experiment says of a variant; null where it is drawn already: of variants of one
 * glass, only the one on show has it.
 */
export function experimentColour(
  variants: readonly VariantData[],
  variant: VariantData,
  style: ChartStyle,
): string | null {
  const { experiment } = variant;
  const same = variants.every(
    (other) =>
      other.experiment?.density === experiment?.density && other.experiment?.n4 === experiment?.n4,
  );
  if (same) return variant.onShow ? style.experiment : null;
  return variantColour(variants, variant, style, style.experiment);
}

/** With the one on show last, so that its curves lie on top. */
export function inDrawingOrder(variants: readonly VariantData[]): VariantData[] {
  return [...variants].sort((a, b) => Number(a.onShow) - Number(b.onShow));
}

/** Where a curve is drawn: its axis, and how many times its numbers are what is shown. */
export interface CurvePlace {
  readonly yaxis?: 'y' | 'y2' | 'y3';
  readonly scale?: number;
}

const scaled = (values: ArrayLike<number>, scale = 1) =>
  Array.from(values, (value) => scale * value);

/** The outline from mean + error along the curve and back along mean − error; null without an error. */
export function bandOutline(
  x: ArrayLike<number>,
  { mean, error }: MeanColumn,
): { readonly x: number[]; readonly y: number[] } | null {
  if (!error || mean.length === 0) return null;
  const forth = Array.from(x).slice(0, mean.length);
  const upper = Array.from(mean, (value, i) => value + error[i]);
  const lower = Array.from(mean, (value, i) => value - error[i]);
  return { x: [...forth, ...forth.reverse()], y: [...upper, ...lower.reverse()] };
}

/** A band of ± one standard error about a mean; nothing without an error. */
export function band(
  x: ArrayLike<number>,
  column: MeanColumn,
  colour: string,
  { yaxis = 'y', scale = 1 }: CurvePlace = {},
): Data[] {
  const outline = bandOutline(x, column);
  if (!outline) return [];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'standard error',
      x: outline.x,
      y: scaled(outline.y, scale),
      yaxis,
      fill: 'toself',
      fillcolor: translucent(colour, BAND),
      line: { width: 0 },
      hoverinfo: 'skip',
    },
  ];
}

/** How a mean is said under the pointer. */
export interface CurveWords {
  readonly name: string;
  readonly decimals: number;
  /** With the space before it where there is one */
  readonly unit: string;
}

/** The curve of a mean; its standard errors go along for the pointer. */
export function meanLine(
  x: ArrayLike<number>,
  { mean, error }: MeanColumn,
  line: { readonly color: string; readonly width: number },
  { name, decimals, unit }: CurveWords,
  { yaxis = 'y', scale = 1 }: CurvePlace = {},
): Data {
  const said = error ? ` ± %{customdata:.${decimals}f}` : '';
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: Array.from(x),
    y: scaled(mean, scale),
    yaxis,
    line,
    ...(error ? { customdata: scaled(error, scale) } : {}),
    hovertemplate: `%{y:.${decimals}f}${said}${unit}<extra></extra>`,
  };
}

/** The thin curve of a single replica beside a mean. */
export function singleLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  replica: { readonly name: string; readonly onShow: boolean },
  colour: string,
  style: ChartStyle,
  { yaxis = 'y', scale = 1 }: CurvePlace = {},
): Data {
  return {
    type: 'scatter',
    mode: 'lines',
    name: replica.name,
    x: Array.from(x),
    y: scaled(y, scale),
    yaxis,
    line: {
      color: replica.onShow ? style.ink : translucent(colour, SINGLE),
      width: 0.8 * style.stroke,
    },
    hoverinfo: 'skip',
  };
}
