import type { Annotations, Data, Layout } from 'plotly.js';
import { useCallback } from 'react';
import { caveat } from './caveat';
import { axis, baseLayout, type ChartStyle } from './chart-style';
import { FigureFrame } from './figure';
import type { FigureData, FigureProps, SeriesData } from './figure-data';

const CAPTION = 'How the box answers as the melt is held and cooled; potential energy per atom.';

interface Panel {
  readonly column: 'temperature' | 'density' | 'energy';
  readonly title: string;
  readonly unit: string;
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
    decimals: 0,
    axis: 'y3',
    domain: [0.72, 1],
  },
  {
    column: 'density',
    title: 'density',
    unit: 'g/cm³',
    decimals: 2,
    axis: 'y2',
    domain: [0.36, 0.64],
  },
  { column: 'energy', title: 'energy', unit: 'eV/atom', decimals: 2, axis: 'y', domain: [0, 0.28] },
];

/** Temperature, density and energy against time, one above the other. */
export function SeriesFigure({ data, theme }: FigureProps) {
  const { series, experiment } = data;
  const draw = useCallback(
    (style: ChartStyle) => ({
      traces: series ? traces(series, experiment, style) : [],
      layout: series ? layout(series, experiment, style) : baseLayout(style),
    }),
    [series, experiment],
  );
  const chart = series && {
    fileName: `${data.conditions?.name ?? 'glass'}-series`,
    theme,
    draw,
    columns: () => ({
      time_ps: series.time,
      temperature_K: series.temperature,
      density_g_cm3: series.density,
      potential_eV_per_atom: series.energy,
    }),
  };
  const compared = series !== null && experiment !== null && experiment.density !== null;
  return (
    <FigureFrame
      caption={CAPTION}
      chart={chart}
      label={`Against time. ${series ? PANELS.map((panel) => reading(panel, series)).join(', ') : ''}`}
      empty="Begins with the first step of a run."
      notes={compared ? [caveat(data.conditions, 'density')] : []}
    />
  );
}

/** 'density 2.31 g/cm³': the latest value. */
function reading({ column, title, unit, decimals }: Panel, series: SeriesData): string {
  const values = series[column];
  const last = values[values.length - 1];
  return last === undefined
    ? title
    : `${title} ${last.toFixed(decimals).replace('-', '−')} ${unit}`;
}

function traces(
  series: SeriesData,
  experiment: FigureData['experiment'],
  style: ChartStyle,
): Data[] {
  const time = Array.from(series.time);
  const lines = PANELS.map(
    ({ column, title, unit, decimals, axis: yaxis }): Data => ({
      type: 'scatter',
      mode: 'lines',
      name: title,
      x: time,
      y: Array.from(series[column]),
      yaxis,
      line: { color: style.simulation, width: 1.3 * style.stroke },
      hovertemplate: `%{y:.${decimals}f} ${unit}<extra></extra>`,
    }),
  );
  if (!experiment || experiment.density === null || time.length === 0) return lines;
  return [
    ...lines,
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
        color: style.experiment,
        size: 9 * style.stroke,
        line: { width: 1.8 * style.stroke },
      },
      hovertemplate: `experiment, the glass at room temperature: %{y:.2f} g/cm³<extra></extra>`,
    },
  ];
}

function layout(
  series: SeriesData,
  experiment: FigureData['experiment'],
  style: ChartStyle,
): Partial<Layout> {
  const panelAxis = ({ domain, column }: Panel) => ({
    ...axis(style, null),
    domain: [...domain],
    nticks: 4,
    ...(column === 'temperature' ? { rangemode: 'tozero' as const } : {}),
  });
  const titles = PANELS.map(
    (panel): Partial<Annotations> => ({
      xref: 'paper',
      yref: 'paper',
      x: 1,
      y: panel.domain[1],
      xanchor: 'right',
      yanchor: 'bottom',
      text: reading(panel, series),
      showarrow: false,
      font: { color: style.inkQuiet, size: style.size },
    }),
  );
  return {
    ...baseLayout(style),
    margin: { l: 52, r: 14, t: 20, b: 40, pad: 0 },
    xaxis: { ...axis(style, 'time, ps'), anchor: 'y', hoverformat: '.2f' },
    yaxis: panelAxis(PANELS[2]),
    yaxis2: panelAxis(PANELS[1]),
    yaxis3: panelAxis(PANELS[0]),
    annotations: [...titles, ...measuredDensity(series, experiment, style)],
  };
}

/** The words to the left of the diamond. */
function measuredDensity(
  { time }: SeriesData,
  experiment: FigureData['experiment'],
  style: ChartStyle,
): Partial<Annotations>[] {
  if (!experiment || experiment.density === null || time.length === 0) return [];
  return [
    {
      x: time[time.length - 1],
      y: experiment.density,
      xref: 'x',
      yref: 'y2',
      xanchor: 'right',
      yanchor: 'middle',
      xshift: -8,
      text: `experiment ${experiment.density.toFixed(2)}`,
      showarrow: false,
      font: { color: style.experiment, size: style.size },
    },
  ];
}
