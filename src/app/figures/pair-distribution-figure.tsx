import type { Annotations, Data } from 'plotly.js';
import { useCallback } from 'react';
import { ELEMENTS, type Element } from '../../core/elements';
import { firstPeak } from '../../structure/pair-distribution';
import { CATION_OXYGEN, elementsOfPair } from '../../structure/pair-name';
import { axis, baseLayout, type ChartStyle } from './chart-style';
import { FigureFrame } from './figure';
import type { FigureProps, PairDistributionData } from './figure-data';

/** Å; beyond this little is left to see */
const SHOWN: readonly [number, number] = [1, 8];

const CAPTION =
  'How much more often an oxygen lies at this distance from a cation than in a random crowd. The first peak is the bond length.';

/** Partial pair distribution functions of the cations with oxygen. */
export function PairDistributionFigure({ data, theme }: FigureProps) {
  const measured = data.pairDistribution;
  const draw = useCallback(
    (style: ChartStyle) => ({
      traces: measured ? curves(measured, style) : [],
      layout: {
        ...baseLayout(style),
        hovermode: 'x unified' as const,
        xaxis: { ...axis(style, 'distance r, Å'), range: [...SHOWN], hoverformat: '.2f' },
        yaxis: { ...axis(style, 'g(r)'), rangemode: 'tozero' as const },
        annotations: measured ? labels(measured, style) : [],
      },
    }),
    [measured],
  );
  const chart = measured && {
    label: `Pair distribution functions. ${peakWords(measured)}`,
    fileName: `${data.conditions?.name ?? 'glass'}-pair-distribution`,
    theme,
    draw,
    columns: () => ({
      r_A: measured.r,
      ...Object.fromEntries(present(measured).map(({ name, g }) => [`g_${name}`, g])),
    }),
  };
  return (
    <FigureFrame
      caption={CAPTION}
      chart={chart}
      empty="Waits for the first configuration."
      notes={measured ? absences(measured) : []}
    />
  );
}

function present({ g }: PairDistributionData): { name: string; g: ArrayLike<number> }[] {
  return CATION_OXYGEN.flatMap((name) => {
    const curve = g[name];
    return curve ? [{ name, g: curve }] : [];
  });
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

function curves(measured: PairDistributionData, style: ChartStyle): Data[] {
  return present(measured).map(({ name, g }) => ({
    type: 'scatter',
    mode: 'lines',
    name: dashed(name),
    x: Array.from(measured.r),
    y: Array.from(g),
    line: { color: colour(name, style), width: 1.6 * style.stroke },
    hovertemplate: '%{y:.2f}',
  }));
}

/** Names at the first peaks; B–O, which peaks before Si–O, to the left of its own. */
function labels(measured: PairDistributionData, style: ChartStyle): Partial<Annotations>[] {
  return present(measured).flatMap(({ name, g }) => {
    const peak = firstPeak(measured.r, g);
    if (peak === null || peak[1] === 0) return [];
    const left = name === 'B-O';
    return [
      {
        x: peak[0],
        y: peak[1],
        text: `${dashed(name)} ${peak[0].toFixed(2)} Å`,
        showarrow: false,
        xanchor: left ? ('right' as const) : ('left' as const),
        yanchor: 'middle' as const,
        xshift: left ? -7 : 7,
        font: { color: colour(name, style), size: style.size },
      },
    ];
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
