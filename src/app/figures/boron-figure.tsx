import type { Annotations, Data } from 'plotly.js';
import { useCallback } from 'react';
import { caveat } from './caveat';
import { axis, baseLayout, type ChartStyle } from './chart-style';
import { FigureFrame } from './figure';
import type { BoronData, FigureData, FigureProps } from './figure-data';

/** K: where the experimental value was measured */
const ROOM_TEMPERATURE = 300;

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
  const chart = boron && {
    label: description(boron, experiment),
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
      chart={chart}
      empty="There is no boron in this glass."
      notes={compared ? [caveat(data.conditions, 'boron')] : []}
    />
  );
}

type ExperimentValues = FigureData['experiment'];

function traces(boron: BoronData, experiment: ExperimentValues, style: ChartStyle): Data[] {
  const temperature = Array.from(boron.temperature);
  const percent = Array.from(boron.fourFold, (fraction) => 100 * fraction);
  const last = percent.length - 1;
  const path: Data = {
    type: 'scatter',
    mode: 'lines',
    name: 'this run',
    x: temperature,
    y: percent,
    line: { color: style.b4, width: 1.4 * style.stroke },
    hovertemplate: '%{x:.0f} K: %{y:.0f} %<extra>this run</extra>',
  };
  const now: Data = {
    type: 'scatter',
    mode: 'markers',
    name: 'now',
    x: temperature.slice(last),
    y: percent.slice(last),
    marker: { color: style.b4, size: 9 * style.stroke },
    hovertemplate: '%{x:.0f} K: %{y:.0f} %<extra>now</extra>',
  };
  if (!experiment || experiment.n4 === null) return [path, now];
  const measured: Data = {
    type: 'scatter',
    mode: 'markers',
    name: 'experiment',
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
  return [path, now, measured];
}

function labels(
  boron: BoronData,
  experiment: ExperimentValues,
  style: ChartStyle,
): Partial<Annotations>[] {
  const label = (x: number, y: number, text: string, color: string): Partial<Annotations> => ({
    x,
    y,
    text,
    showarrow: false,
    xanchor: x > 0.5 * temperatureRange(boron)[1] ? 'right' : 'left',
    xshift: x > 0.5 * temperatureRange(boron)[1] ? -10 : 10,
    yanchor: 'middle',
    font: { color, size: style.size },
  });
  const found: Partial<Annotations>[] = [];
  const last = boron.fourFold.length - 1;
  const percent = last < 0 ? null : 100 * boron.fourFold[last];
  const measured = experiment?.n4 == null ? null : 100 * experiment.n4;
  if (percent !== null) {
    // Two labels at one place would hide each other: the lower one moves down.
    const close =
      measured !== null && Math.abs(measured - percent) < 9 && boron.temperature[last] < 900;
    const text = `this run ${percent.toFixed(0)} %`;
    const nudge = close ? (percent <= (measured ?? 0) ? -9 : 9) : 0;
    found.push({
      ...label(boron.temperature[last], percent, text, style.b4),
      yshift: nudge,
    });
  }
  if (measured !== null) {
    found.push(
      label(ROOM_TEMPERATURE, measured, `experiment ${measured.toFixed(0)} %`, style.experiment),
    );
  }
  return found;
}

function temperatureRange(boron: BoronData | null): [number, number] {
  let highest = 3000;
  for (const temperature of Array.from(boron?.temperature ?? [])) {
    highest = Math.max(highest, temperature);
  }
  return [0, 1.04 * highest];
}

function description(boron: BoronData, experiment: ExperimentValues): string {
  const last = boron.fourFold.length - 1;
  const now =
    last < 0
      ? 'Nothing measured yet.'
      : `Now ${(100 * boron.fourFold[last]).toFixed(0)} % at ${boron.temperature[last].toFixed(0)} K.`;
  const measured =
    experiment?.n4 == null ? '' : ` Experiment: ${(100 * experiment.n4).toFixed(0)} %.`;
  return `Four-fold boron against temperature. ${now}${measured}`;
}

/** A citation in lines that a hover label can hold. */
function wrapped(citation: string): string {
  return citation.replace(/(.{24,44})[ ]/g, '$1<br>');
}
