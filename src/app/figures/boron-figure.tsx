import type { Annotations, Data } from 'plotly.js';
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
  variantColour,
} from './curves';
import { FigureFrame } from './figure';
import {
  type BoronData,
  type FigureData,
  type FigureProps,
  type VariantData,
  variantOnShow,
} from './figure-data';
import { ensembleNotes } from './notes';

/** K: where the experimental value was measured */
const ROOM_TEMPERATURE = 300;

const CAPTION =
  'The share of boron bound to four oxygens (B4; the rest is mostly B3). It rises as the melt cools.';

/** A variant with boron, some of it measured. */
type Drawn = VariantData & { readonly boron: BoronData };

const drawn = ({ variants }: FigureData): Drawn[] =>
  variants.filter(
    (variant): variant is Drawn => variant.boron !== null && variant.boron.time.length > 0,
  );

/** B4 against temperature, from the melt to the glass, with what experiment finds. */
export function BoronFigure({ data, theme }: FigureProps) {
  const draw = useCallback(
    (style: ChartStyle) => ({
      traces: traces(data, style),
      layout: {
        ...baseLayout(style),
        hovermode: 'closest' as const,
        xaxis: { ...axis(style, 'temperature, K'), range: temperatureRange(drawn(data)) },
        yaxis: {
          ...axis(style, 'four-fold boron, %'),
          range: [0, 102],
          tickvals: [0, 25, 50, 75, 100],
        },
        annotations: labels(data, style),
      },
    }),
    [data],
  );
  const variants = drawn(data);
  const onShow = variants.find((variant) => variant.onShow);
  const chart =
    variants.length > 0
      ? { fileName: `${data.title}-four-fold-boron`, theme, draw, columns: () => columns(variants) }
      : null;
  const compared = onShow?.experiment?.n4 != null;
  return (
    <FigureFrame
      caption={CAPTION}
      chart={chart}
      label={description(data)}
      empty={absence(data)}
      notes={[
        ...ensembleNotes(data, onShow?.boron.fourFold ?? null),
        ...(compared ? [caveat(data.conditions, 'boron')] : []),
      ]}
    />
  );
}

/** Why there is no curve. */
function absence(data: FigureData): string {
  const { pairDistribution, conditions } = data;
  if (pairDistribution && variantOnShow(data)?.boron === null) {
    return 'There is no boron in this glass.';
  }
  if (pairDistribution && !conditions) return 'Nothing says how warm this glass was: no curve.';
  return 'Waits for the first configuration.';
}

/** What a file holds: each configuration of a single glass, else the smoothed means. */
function columns(variants: readonly Drawn[]): Record<string, ArrayLike<number>> {
  const [{ replicas, singles }] = variants;
  const raw = variants.length === 1 && replicas === 1 ? singles[0].boron : null;
  if (raw) {
    const { time, temperature, fourFold } = raw;
    return { time_ps: time, temperature_K: temperature, four_fold_fraction: fourFold };
  }
  const table: Record<string, ArrayLike<number>> = { time_ps: variants[0].boron.time };
  for (const { name, boron } of variants) {
    const before = variants.length > 1 ? `${name}_` : '';
    const { mean, error } = boron.fourFold;
    table[`${before}temperature_K`] = boron.temperature;
    table[`${before}four_fold_fraction`] = mean;
    if (error) table[`${before}four_fold_fraction_standard_error`] = error;
  }
  return table;
}

/** Shares are drawn in per cent. */
const PERCENT = { scale: 100 };

function traces(data: FigureData, style: ChartStyle): Data[] {
  const variants = drawn(data);
  const many = data.variants.length > 1;
  return inDrawingOrder(variants).flatMap((variant): Data[] => {
    const { name, replicas, singles, onShow, boron } = variant as Drawn;
    const { temperature, fourFold } = boron;
    const colour = variantColour(data.variants, variant, style, style.b4);
    const line = { color: colour, width: (many && !onShow ? 1.3 : 1.8) * style.stroke };
    const words = { name: many ? name : 'B4', decimals: 0, unit: many ? ` %, ${name}` : ' %' };
    return [
      ...band(temperature, fourFold, colour, PERCENT),
      ...singles.flatMap((single): Data[] => {
        if (!single.boron) return [];
        const { temperature: at, fourFold: each } = single.boron;
        if (replicas > 1) return [singleLine(at, each, single, colour, style, PERCENT)];
        return many ? [] : [configurations(single.boron, style)];
      }),
      meanLine(temperature, fourFold, line, words, PERCENT),
      now(variant as Drawn, colour, many && !onShow ? 5 : 9, style),
      ...measured(data, variant as Drawn, style),
    ];
  });
}

/** Every configuration of a single glass, faint. */
function configurations(
  { temperature, fourFold }: BoronData<ArrayLike<number>>,
  style: ChartStyle,
): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    name: 'one configuration',
    x: Array.from(temperature),
    y: Array.from(fourFold, (fraction) => 100 * fraction),
    marker: { color: style.b4, size: 4 * style.stroke, opacity: 0.22 },
    hovertemplate: '%{x:.0f} K: %{y:.0f} %<extra>one configuration</extra>',
  };
}

/** Where the curve has come to. */
function now(variant: Drawn, colour: string, size: number, style: ChartStyle): Data {
  const { temperature, fourFold } = variant.boron;
  const last = fourFold.mean.length - 1;
  return {
    type: 'scatter',
    mode: 'markers',
    name: `${variant.name}, now`,
    x: [temperature[last]],
    y: [100 * fourFold.mean[last]],
    marker: { color: colour, size: size * style.stroke },
    hovertemplate: `${latest(variant)}<extra>${variant.name}, now</extra>`,
  };
}

/** A diamond at room temperature: what experiment finds. */
function measured(data: FigureData, variant: Drawn, style: ChartStyle): Data[] {
  const { experiment, onShow, name } = variant;
  const colour = experimentColour(data.variants, variant, style);
  if (!experiment || experiment.n4 === null || !colour) return [];
  const many = data.variants.length > 1;
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: 'experiment',
      x: [ROOM_TEMPERATURE],
      y: [100 * experiment.n4],
      marker: {
        symbol: 'diamond-open',
        color: colour,
        size: (many && !onShow ? 7 : 11) * style.stroke,
        line: { width: 1.8 * style.stroke },
      },
      hovertemplate: `${many ? `${name}: ` : ''}%{y:.0f} %<br>${wrapped(experiment.citation)}<extra>experiment</extra>`,
    },
  ];
}

function labels(data: FigureData, style: ChartStyle): Partial<Annotations>[] {
  const onShow = drawn(data).find((variant) => variant.onShow);
  if (!onShow) return [];
  const many = data.variants.length > 1;
  const found: Partial<Annotations>[] = [
    {
      xref: 'paper',
      yref: 'paper',
      x: 1,
      y: 1,
      xanchor: 'right',
      yanchor: 'top',
      yshift: -14,
      text: `${many ? `${onShow.name}: ` : ''}${latest(onShow)}`,
      showarrow: false,
      font: { color: variantColour(data.variants, onShow, style, style.b4), size: style.size },
    },
  ];
  const n4 = onShow.experiment?.n4 ?? null;
  if (n4 !== null) {
    found.push({
      x: ROOM_TEMPERATURE,
      y: 100 * n4,
      xanchor: 'left',
      yanchor: 'bottom',
      xshift: 6,
      yshift: 2,
      text: `experiment ${(100 * n4).toFixed(0)} %`,
      showarrow: false,
      font: { color: style.experiment, size: style.size },
    });
  }
  return found;
}

/** '57 % at 300 K', '57 ± 2 % at 300 K' */
function latest({ boron: { fourFold, temperature } }: Drawn): string {
  const last = fourFold.mean.length - 1;
  const error = fourFold.error ? 100 * fourFold.error[last] : null;
  const share = sayEstimate(100 * fourFold.mean[last], error, 0);
  return `${share} % at ${temperature[last].toFixed(0)} K`;
}

function temperatureRange(variants: readonly Drawn[]): [number, number] {
  let highest = 3000;
  for (const { boron } of variants) {
    for (const temperature of Array.from(boron.temperature)) {
      highest = Math.max(highest, temperature);
    }
  }
  return [0, 1.04 * highest];
}

function description(data: FigureData): string {
  const onShow = drawn(data).find((variant) => variant.onShow);
  const now = onShow ? `Now ${latest(onShow)}.` : 'Nothing measured yet.';
  const n4 = variantOnShow(data)?.experiment?.n4 ?? null;
  const measured = n4 === null ? '' : ` Experiment: ${(100 * n4).toFixed(0)} %.`;
  return `Four-fold boron against temperature. ${now}${measured}`;
}

/** A citation in lines that a hover label can hold. */
function wrapped(citation: string): string {
  return citation.replace(/(.{24,44})[ ]/g, '$1<br>');
}
