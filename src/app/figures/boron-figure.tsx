import type { Annotations, Data } from 'plotly.js';
import { useCallback } from 'react';
import { caveat } from './caveat';
import { axis, baseLayout, type ChartStyle } from './chart-style';
import { FigureFrame } from './figure';
import type { BoronData, FigureData, FigureProps } from './figure-data';
import { runningMean } from './running-mean';

/** K: where the experimental value was measured */
const ROOM_TEMPERATURE = 300;

/** Configurations: a few hundred borons make one alone jump by percents */
const SMOOTHING = 9;

const CAPTION =
  'The share of boron bound to four oxygens (B4; the rest is mostly B3). It rises as the melt cools.';

/** B4 against temperature, from the melt to the glass, with what experiment finds. */
export function BoronFigure({ data, theme }: FigureProps) {
  const { boron, experiment } = data;
  const draw = useCallback(
    (style: ChartStyle) => ({
      traces: boron ? traces(boron, experiment, style) : [],
      layout: {
        ...baseLayout(style),
        hovermode: 'closest' as const,
        xaxis: { ...axis(style, 'temperature, K'), range: temperatureRange(boron) },
        yaxis: {
          ...axis(style, 'four-fold boron, %'),
          range: [0, 102],
          tickvals: [0, 25, 50, 75, 100],
        },
        annotations: boron ? labels(boron, experiment, style) : [],
      },
    }),
    [boron, experiment],
  );
  const chart = boron &&
    boron.time.length > 0 && {
      fileName: `${data.conditions?.name ?? 'glass'}-four-fold-boron`,
      theme,
      draw,
      columns: () => ({
        time_ps: boron.time,
        temperature_K: boron.temperature,
        four_fold_fraction: boron.fourFold,
      }),
    };
  const compared = boron !== null && experiment !== null && experiment.n4 !== null;
  return (
    <FigureFrame
      caption={CAPTION}
      chart={chart || null}
      label={description(boron, experiment)}
      empty={absence(data)}
      notes={compared ? [caveat(data.conditions, 'boron')] : []}
    />
  );
}

/** Why there is no curve. */
function absence({ boron, pairDistribution, conditions }: FigureData): string {
  if (pairDistribution && !boron) return 'There is no boron in this glass.';
  if (pairDistribution && !conditions) return 'Nothing says how warm this glass was: no curve.';
  return 'Waits for the first configuration.';
}

type ExperimentValues = FigureData['experiment'];

function traces(boron: BoronData, experiment: ExperimentValues, style: ChartStyle): Data[] {
  const temperature = Array.from(boron.temperature);
  const percent = Array.from(boron.fourFold, (fraction) => 100 * fraction);
  const each: Data = {
    type: 'scatter',
    mode: 'markers',
    x: temperature,
    y: percent,
    marker: { color: style.b4, size: 4 * style.stroke, opacity: 0.22 },
    hovertemplate: '%{x:.0f} K: %{y:.0f} %<extra>one configuration</extra>',
  };
  const path: Data = {
    type: 'scatter',
    mode: 'lines',
    x: runningMean(temperature, SMOOTHING),
    y: runningMean(percent, SMOOTHING),
    line: { color: style.b4, width: 1.8 * style.stroke },
    hoverinfo: 'skip',
  };
  const last = percent.length - 1;
  const now: Data = {
    type: 'scatter',
    mode: 'markers',
    x: temperature.slice(last),
    y: percent.slice(last),
    marker: { color: style.b4, size: 9 * style.stroke },
    hovertemplate: '%{x:.0f} K: %{y:.0f} %<extra>now</extra>',
  };
  if (!experiment || experiment.n4 === null) return [each, path, now];
  const measured: Data = {
    type: 'scatter',
    mode: 'markers',
    x: [ROOM_TEMPERATURE],
    y: [100 * experiment.n4],
    marker: {
      symbol: 'diamond-open',
      color: style.experiment,
      size: 11 * style.stroke,
      line: { width: 1.8 * style.stroke },
    },
    hovertemplate: `%{y:.0f} %<br>${wrapped(experiment.citation)}<extra>experiment</extra>`,
  };
  return [each, path, now, measured];
}

function labels(
  boron: BoronData,
  experiment: ExperimentValues,
  style: ChartStyle,
): Partial<Annotations>[] {
  const found: Partial<Annotations>[] = [];
  const reading = latest(boron);
  if (reading !== null) {
    found.push({
      xref: 'paper',
      yref: 'paper',
      x: 1,
      y: 1,
      xanchor: 'right',
      yanchor: 'top',
      yshift: -14,
      text: reading,
      showarrow: false,
      font: { color: style.b4, size: style.size },
    });
  }
  if (experiment && experiment.n4 !== null) {
    found.push({
      x: ROOM_TEMPERATURE,
      y: 100 * experiment.n4,
      xanchor: 'left',
      yanchor: 'bottom',
      xshift: 6,
      yshift: 2,
      text: `experiment ${(100 * experiment.n4).toFixed(0)} %`,
      showarrow: false,
      font: { color: style.experiment, size: style.size },
    });
  }
  return found;
}

/** '57 % at 300 K'; null before the first configuration. */
function latest({ fourFold, temperature }: BoronData): string | null {
  const last = fourFold.length - 1;
  if (last < 0) return null;
  return `${(100 * fourFold[last]).toFixed(0)} % at ${temperature[last].toFixed(0)} K`;
}

function temperatureRange(boron: BoronData | null): [number, number] {
  let highest = 3000;
  for (const temperature of Array.from(boron?.temperature ?? [])) {
    highest = Math.max(highest, temperature);
  }
  return [0, 1.04 * highest];
}

function description(boron: BoronData | null, experiment: ExperimentValues): string {
  const reading = boron && latest(boron);
  const now = reading === null ? 'Nothing measured yet.' : `Now ${reading}.`;
  const measured =
    experiment?.n4 == null ? '' : ` Experiment: ${(100 * experiment.n4).toFixed(0)} %.`;
  return `Four-fold boron against temperature. ${now}${measured}`;
}

/** A citation in lines that a hover label can hold. */
function wrapped(citation: string): string {
  return citation.replace(/(.{24,44})[ ]/g, '$1<br>');
}
