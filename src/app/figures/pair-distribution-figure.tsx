import type { Annotations, Data } from 'plotly.js';
import { useCallback } from 'react';
import { ELEMENTS, type Element } from '../../core/elements';
import { firstPeak } from '../../structure/pair-distribution';
import { CATION_OXYGEN, elementsOfPair } from '../../structure/pair-name';
import { axis, baseLayout, type ChartStyle } from './chart-style';
import { band, meanLine, singleLine } from './curves';
import { FigureFrame } from './figure';
import {
  type FigureData,
  type FigureProps,
  type PairDistributionData,
  variantOnShow,
} from './figure-data';

/** Å; beyond this little is left to see */
const SHOWN: readonly [number, number] = [1, 8];

/** px that the vertical axis has at the usual height of a figure */
const PLOT_HEIGHT = 188;

const CAPTION =
  'How much more often an oxygen lies at this distance from a cation than in a random crowd. The first peak is the bond length.';

/** Partial pair distribution functions of the cations with oxygen. */
export function PairDistributionFigure({ data, theme }: FigureProps) {
  const measured = data.pairDistribution;
  const single = data.singleDistribution;
  const draw = useCallback(
    (style: ChartStyle) => ({
      traces: measured ? curves(measured, single, style) : [],
      layout: {
        ...baseLayout(style),
        hovermode: 'x unified' as const,
        xaxis: {
          ...axis(style, 'distance r, Å'),
          range: [...SHOWN],
          hoverformat: '.2f',
          showspikes: false,
        },
        yaxis: { ...axis(style, 'g(r)'), rangemode: 'tozero' as const },
        annotations: measured ? labels(measured, style) : [],
      },
    }),
    [measured, single],
  );
  const chart = measured && {
    fileName: `${data.conditions?.name ?? data.title}-pair-distribution`,
    theme,
    draw,
    columns: () => ({
      r_A: measured.r,
      ...Object.fromEntries(
        present(measured).flatMap(({ name, g, error }) => [
          [`g_${name}`, g] as const,
          ...(error ? [[`g_${name}_standard_error`, error] as const] : []),
        ]),
      ),
    }),
  };
  return (
    <FigureFrame
      caption={CAPTION}
      chart={chart}
      label={`Pair distribution functions. ${measured ? peakWords(measured) : ''}`}
      empty="Waits for the first configuration."
      notes={measured ? [...averaged(data, measured), ...absences(measured)] : []}
    />
  );
}

interface PresentCurve {
  readonly name: string;
  readonly g: ArrayLike<number>;
  readonly error: ArrayLike<number> | null;
}

function present({ g, error }: PairDistributionData): PresentCurve[] {
  return CATION_OXYGEN.flatMap((name) => {
    const curve = g[name];
    return curve ? [{ name, g: curve, error: error?.[name] ?? null }] : [];
  });
}

/** What was averaged, where it was more than one glass. */
function averaged(data: FigureData, { replicas, error }: PairDistributionData): string[] {
  if (replicas < 2 || !error) return [];
  const of = data.variants.length > 1 ? ` of ${variantOnShow(data)?.name}` : '';
  const thin = data.singleDistribution ? ' Thin: the replica on show.' : '';
  return [`Mean of ${replicas} replicas${of}; the band is its standard error.${thin}`];
}

function absences({ g }: PairDistributionData): string[] {
  const missing = CATION_OXYGEN.filter((name) => !g[name]).map((name) => elementsOfPair(name)[0]);
  return missing.map((element) => `There is no ${ELEMENTS[element].name} in this glass.`);
}

function colour(name: string, style: ChartStyle): string {
  const colours: Partial<Record<Element, string>> = {
    Si: style.silicon,
    B: style.simulation,
    Na: style.sodium,
    Ca: style.calcium,
  };
  return colours[elementsOfPair(name)[0]] ?? style.ink;
}

function curves(
  measured: PairDistributionData,
  single: PairDistributionData | null,
  style: ChartStyle,
): Data[] {
  const thin = { name: 'the replica on show', onShow: true };
  return present(measured).flatMap(({ name, g, error }): Data[] => {
    const line = { color: colour(name, style), width: 1.6 * style.stroke };
    const words = { name: dashed(name), decimals: 2, unit: '' };
    const own = single?.g[name];
    return [
      ...band(measured.r, { mean: g, error }, line.color),
      ...(single && own ? [singleLine(single.r, own, thin, line.color, style)] : []),
      { ...meanLine(measured.r, { mean: g, error }, line, words), hovertemplate: said(error) },
    ];
  });
}

/** Under the pointer the names of the curves stand before their values. */
const said = (error: ArrayLike<number> | null) =>
  error ? '%{y:.2f} ± %{customdata:.2f}' : '%{y:.2f}';

/** Curves whose first peaks lie side by side: their names share a column to the right of both. */
const NEIGHBOURS: readonly (readonly string[])[] = [
  ['Si-O', 'B-O'],
  ['Na-O', 'Ca-O'],
];

/** Å that a name takes at the usual width of a figure */
const LABEL_WIDTH = 1.8;

/** The highest value of each curve between two distances. */
function highestBetween(measured: PairDistributionData, from: number, to: number): number[] {
  const { r } = measured;
  return present(measured).map(({ g }) =>
    Array.from(g).reduce(
      (most, value, i) => (r[i] > from && r[i] < to ? Math.max(most, value) : most),
      0,
    ),
  );
}

/** Names at the heights of the first peaks, kept apart where these are alike. */
function labels(measured: PairDistributionData, style: ChartStyle): Partial<Annotations>[] {
  const highest = Math.max(1, ...present(measured).flatMap(({ g }) => Array.from(g)));
  const gap = (1.25 * style.size * highest) / PLOT_HEIGHT;
  return NEIGHBOURS.flatMap((names) => {
    const peaks = present(measured).flatMap(({ name, g }) => {
      const peak = names.includes(name) ? firstPeak(measured.r, g) : null;
      return peak && peak[1] > 0 ? [{ name, r: peak[0], height: peak[1] }] : [];
    });
    peaks.sort((a, b) => a.height - b.height);
    const x = Math.max(...peaks.map(({ r }) => r));
    // The lowest name stands clear of the axis and of the curves to its right.
    let next = 0.8 * gap + Math.max(0.7 * gap, ...highestBetween(measured, x, x + LABEL_WIDTH));
    return peaks.map(({ name, r, height }) => {
      const y = Math.max(height, next);
      next = y + gap;
      return {
        x,
        y,
        text: `${dashed(name)} ${r.toFixed(2)} Å`,
        showarrow: false,
        xanchor: 'left' as const,
        yanchor: 'middle' as const,
        xshift: 8,
        font: { color: colour(name, style), size: style.size },
      };
    });
  });
}

function peakWords(measured: PairDistributionData): string {
  const words = present(measured).flatMap(({ name, g }) => {
    const peak = firstPeak(measured.r, g);
    return peak ? [`${dashed(name)} at ${peak[0].toFixed(2)} Å`] : [];
  });
  return `First peaks: ${words.join(', ')}.`;
}

function dashed(name: string): string {
  return name.replace('-', '–');
}
