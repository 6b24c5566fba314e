import type { Annotations, Data, Layout } from 'plotly.js';
import { useCallback } from 'react';
import { sayEstimate } from '../../core/estimate-words';
import { caveat } from '../../figures/conditions';
import { axis, baseLayout, type ChartStyle } from './chart-style';
import {
  band,
  experimentColour,
  inDrawingOrder,
  meanLine,
  singleLine,
  translucent,
  variantColour,
} from './curves';
import { FigureFrame } from './figure';
import {
  type FigureData,
  type FigureProps,
  type SeriesData,
  type VariantData,
  variantOnShow,
} from './figure-data';
import { ensembleNotes } from './notes';

const CAPTION = 'How the box answers as the melt is held and cooled; potential energy per atom.';

interface Panel {
  readonly column: 'temperature' | 'density' | 'energy';
  readonly title: string;
  readonly unit: string;
  /** Of the column in a file */
  readonly head: string;
  readonly decimals: number;
  readonly axis: 'y' | 'y2' | 'y3';
  /** Share of the figure's height, from below */
  readonly domain: readonly [number, number];
}

const PANELS: readonly Panel[] = [
  {
    column: 'temperature',
    title: 'temperature',
    unit: 'K',
    head: 'temperature_K',
    decimals: 0,
    axis: 'y3',
    domain: [0.72, 1],
  },
  {
    column: 'density',
    title: 'density',
    unit: 'g/cm³',
    head: 'density_g_cm3',
    decimals: 2,
    axis: 'y2',
    domain: [0.36, 0.64],
  },
  {
    column: 'energy',
    title: 'energy',
    unit: 'eV/atom',
    head: 'potential_eV_per_atom',
    decimals: 2,
    axis: 'y',
    domain: [0, 0.28],
  },
];

/** A variant that has a series. */
type Drawn = VariantData & { readonly series: SeriesData };

const drawn = ({ variants }: FigureData): Drawn[] =>
  variants.filter((variant): variant is Drawn => variant.series !== null);

/** Temperature, density and energy against time, one above the other. */
export function SeriesFigure({ data, theme }: FigureProps) {
  const draw = useCallback(
    (style: ChartStyle) => ({ traces: traces(data, style), layout: layout(data, style) }),
    [data],
  );
  const variants = drawn(data);
  const onShow = variants.find((variant) => variant.onShow);
  const chart =
    variants.length > 0
      ? { fileName: `${data.title}-series`, theme, draw, columns: () => columns(variants) }
      : null;
  const compared = onShow?.experiment?.density != null;
  return (
    <FigureFrame
      caption={CAPTION}
      chart={chart}
      label={`Against time. ${onShow ? PANELS.map((panel) => reading(panel, onShow)).join(', ') : ''}`}
      empty="Begins with the first step of a run."
      notes={[
        ...ensembleNotes(data, onShow?.series.density ?? null),
        ...(compared ? [caveat(data.conditions, 'density')] : []),
      ]}
    />
  );
}

/** What a file holds; the name of a variant before its columns where there are several. */
function columns(variants: readonly Drawn[]): Record<string, ArrayLike<number>> {
  const table: Record<string, ArrayLike<number>> = { time_ps: variants[0].series.time };
  for (const { name, series } of variants) {
    const before = variants.length > 1 ? `${name}_` : '';
    for (const { column, head } of PANELS) {
      const { mean, error } = series[column];
      table[`${before}${head}`] = mean;
      if (error) table[`${before}${head}_standard_error`] = error;
    }
  }
  return table;
}

/** 'density 2.31 ± 0.02 g/cm³': the latest value. */
function reading({ column, title, unit, decimals }: Panel, { series }: Drawn): string {
  const { mean, error } = series[column];
  const last = mean.length - 1;
  return last < 0
    ? title
    : `${title} ${sayEstimate(mean[last], error?.[last] ?? null, decimals)} ${unit}`;
}

function traces(data: FigureData, style: ChartStyle): Data[] {
  const variants = drawn(data);
  const many = variants.length > 1;
  const curves = PANELS.flatMap((panel) =>
    inDrawingOrder(variants).flatMap((variant): Data[] => {
      const { name, replicas, singles, onShow } = variant;
      const { time, [panel.column]: column } = (variant as Drawn).series;
      const colour = variantColour(data.variants, variant, style, style.simulation);
      const place = { yaxis: panel.axis };
      const line = { color: colour, width: (many && onShow ? 2.2 : 1.3) * style.stroke };
      const words = {
        name: many ? `${name}, ${panel.title}` : panel.title,
        decimals: panel.decimals,
        unit: ` ${panel.unit}${many ? `, ${name}` : ''}`,
      };
      return [
        ...band(time, column, colour, place),
        ...(replicas > 1 ? singles : []).map((single) =>
          singleLine(time, single.series[panel.column], single, colour, style, place),
        ),
        meanLine(time, column, line, words, place),
      ];
    }),
  );
  return [...curves, ...variants.flatMap((variant) => measuredDensity(data, variant, style))];
}

/** A diamond at the end of time: what experiment finds. */
function measuredDensity({ variants }: FigureData, variant: Drawn, style: ChartStyle): Data[] {
  const { name, experiment, onShow } = variant;
  const { time } = variant.series;
  const colour = experimentColour(variants, variant, style);
  if (!experiment || experiment.density === null || !colour || time.length === 0) return [];
  const of = variants.length > 1 ? `${name}: ` : '';
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: 'experiment',
      x: [time[time.length - 1]],
      y: [experiment.density],
      yaxis: 'y2',
      cliponaxis: false,
      marker: {
        symbol: 'diamond-open',
        color: colour,
        size: (variants.length === 1 || onShow ? 9 : 6) * style.stroke,
        line: { width: 1.8 * style.stroke },
      },
      hovertemplate: `${of}experiment, the glass at room temperature: %{y:.2f} g/cm³<extra></extra>`,
    },
  ];
}

function layout(data: FigureData, style: ChartStyle): Partial<Layout> {
  const onShow = variantOnShow(data);
  const panelAxis = ({ domain, column }: Panel) => ({
    ...axis(style, null),
    domain: [...domain],
    nticks: 4,
    ...(column === 'temperature' ? { rangemode: 'tozero' as const } : {}),
  });
  const base = {
    ...baseLayout(style),
    ...(data.variants.length > 3 ? { hovermode: 'closest' as const } : {}),
    margin: { l: 52, r: 14, t: 20, b: 40, pad: 0 },
    xaxis: { ...axis(style, 'time, ps'), anchor: 'y' as const, hoverformat: '.2f' },
    yaxis: panelAxis(PANELS[2]),
    yaxis2: panelAxis(PANELS[1]),
    yaxis3: panelAxis(PANELS[0]),
  };
  if (onShow?.series == null) return base;
  return { ...base, annotations: annotations(data, onShow as Drawn, style) };
}

/** The latest values of the variant on show, and the words to the left of its diamond. */
function annotations(data: FigureData, onShow: Drawn, style: ChartStyle): Partial<Annotations>[] {
  const many = data.variants.length > 1;
  const titles = PANELS.map(
    (panel): Partial<Annotations> => ({
      xref: 'paper',
      yref: 'paper',
      x: 1,
      y: panel.domain[1],
      xanchor: 'right',
      yanchor: 'bottom',
      text: `${many ? `${onShow.name}: ` : ''}${reading(panel, onShow)}`,
      showarrow: false,
      font: { color: style.inkQuiet, size: style.size },
    }),
  );
  const { time } = onShow.series;
  const density = onShow.experiment?.density ?? null;
  if (density === null || time.length === 0) return titles;
  return [
    ...titles,
    {
      x: time[time.length - 1],
      y: density,
      xref: 'x',
      yref: 'y2',
      xanchor: 'right',
      yanchor: 'middle',
      xshift: -8,
      text: `experiment ${density.toFixed(2)}`,
      bgcolor: translucent(style.panel, 0.7),
      borderpad: 0,
      showarrow: false,
      font: { color: style.experiment, size: style.size },
    },
  ];
}
