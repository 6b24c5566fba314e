import { sayEstimate } from '../../core/estimate-words';
import { type Axis, axis, type Figure, type Overlay, type Panel } from '../../figures/figure';
import type { Average } from '../../structure/block-average';
import { energyTransition, volumeTransition } from '../../structure/glass-transition';
import type { TemperatureBins } from '../../structure/temperature-bins';
import { twoLineFit } from '../../structure/two-line-fit';
import { type FigureData, type SeriesData, variantOnShow } from './figure-data';
import { nearest } from './variant-series';

/** K */
const BIN_WIDTH_K = 50;
/** Fewer bins than this are no curve */
const FEWEST_BINS = 2;

const X = axis('temperature', 'K', 'temperature');

/** What bends at the glass transition. */
interface Bent {
  readonly id: string;
  readonly name: string;
  readonly y: Axis;
  /** In bins of temperature */
  readonly bins: TemperatureBins;
  /** The value that is drawn for one that was fitted */
  readonly drawn: (fitted: number) => number;
  readonly transition: Transition | null;
  /** Where no transition can be relied on: where lines met over parts of the temperatures, K */
  readonly tried: readonly (number | null)[];
}

interface Transition {
  readonly temperature: Average;
  readonly slopes: string;
}

/** Energy and density of the melt as it cools, with two lines that meet; null before it cools. */
export function transitionFigure(data: FigureData): Figure | null {
  const onShow = variantOnShow(data);
  if (!onShow?.series) return null;
  const { name, series } = onShow;
  const cooled = cooledPart(series);
  const parts = [energyPart(cooled), densityPart(cooled)];
  if (parts.every(({ bins }) => bins.temperature.length < FEWEST_BINS)) return null;
  return {
    id: 'transition',
    title: 'Energy and density on cooling',
    see: 'A melt that is cooled follows one line, the glass that it becomes another. They meet at the glass transition, far above a furnace’s when the cooling is this fast.',
    how: `Means over ${BIN_WIDTH_K} K as they came, of the steps at which ${name} was cooled${onShow.replicas > 1 ? `, of ${onShow.replicas} replicas` : ''}. Two lines that meet, by least squares over all places where they could; the density by its inverse, the volume of a gram. A glass transition is named only where it stays when parts of the hottest and of the coldest temperatures are left out; its error covers what they change.`,
    notes: parts.map(sayTransition),
    panels: parts.map((part) => panelOf(part, data, series)),
  };
}

interface Cooled {
  readonly temperature: number[];
  readonly energy: number[];
  readonly density: number[];
}

function cooledPart({ cools, temperature, energy, density }: SeriesData): Cooled {
  const rows = Array.from({ length: temperature.mean.length }, (_, i) => i).filter(
    (i) =>
      cools[i] &&
      Number.isFinite(temperature.mean[i]) &&
      Number.isFinite(energy.mean[i]) &&
      Number.isFinite(density.mean[i]),
  );
  const of = (column: ArrayLike<number>) => rows.map((i) => column[i]);
  return {
    temperature: of(temperature.mean),
    energy: of(energy.mean),
    density: of(density.mean),
  };
}

function energyPart({ temperature, energy }: Cooled): Bent {
  const found = energyTransition(temperature, energy, { binWidth: BIN_WIDTH_K });
  return {
    id: 'potential_energy',
    name: 'energy',
    y: axis('energy', 'eV/atom', 'potential_energy'),
    bins: found.bins,
    drawn: (value) => value,
    tried: found.temperature === null ? found.tried : [],
    transition: found.temperature && {
      temperature: found.temperature,
      slopes: `slopes ${perKelvin(found.glass, 1e3, 'meV/K')} in the glass, ${perKelvin(found.melt, 1e3, 'meV/K')} in the melt, per atom`,
    },
  };
}

function densityPart({ temperature, density }: Cooled): Bent {
  const found = volumeTransition(temperature, density, { binWidth: BIN_WIDTH_K });
  return {
    id: 'density',
    name: 'density',
    y: axis('density', 'g/cm³', 'density'),
    bins: found.bins,
    drawn: (volume) => 1 / volume,
    tried: found.temperature === null ? found.tried : [],
    transition: found.temperature && {
      temperature: found.temperature,
      slopes: `volume expansion ${perKelvin(found.glass, 1e6, '·10⁻⁶/K')} in the glass, ${perKelvin(found.melt, 1e6, '·10⁻⁶/K')} in the melt`,
    },
  };
}

function perKelvin({ mean, standardError }: Average, scale: number, unit: string): string {
  const error = standardError === null ? null : scale * standardError;
  const gap = unit.startsWith('·') ? '' : ' ';
  const words = sayEstimate(scale * mean, error, 3);
  return words.includes('±') && gap === '' ? `(${words})${unit}` : `${words}${gap}${unit}`;
}

function sayTransition({ name, transition, tried }: Bent): string {
  if (transition !== null) {
    const { mean, standardError } = transition.temperature;
    return `Glass transition by ${name}: ${sayEstimate(mean, standardError, 0)} K; ${transition.slopes}.`;
  }
  const met = tried.flatMap((kelvin) => (kelvin === null ? [] : [`${kelvin.toFixed(0)} K`]));
  const why =
    met.length === 0
      ? 'two rising lines fit no better than one'
      : `two lines meet at ${[...new Set(met)].join(', ')}, as hot or cold ends are left out${tried.includes(null) ? ', or not at all' : ''}`;
  return `No reliable glass transition by ${name} in this run: ${why}.`;
}

function panelOf(part: Bent, data: FigureData, series: SeriesData): Panel {
  const { id, name, y, bins, drawn, transition } = part;
  const error = bins.error.map((value, i) =>
    value === null ? null : Math.abs(drawn(bins.mean[i] + value) - drawn(bins.mean[i])),
  );
  const at = data.moment?.temperature ?? null;
  const bin = at === null ? null : nearest(bins.temperature, at);
  const title = transition
    ? `${name}, bends at ${sayEstimate(transition.temperature.mean, transition.temperature.standardError, 0)} K`
    : name;
  return {
    title,
    x: X,
    y,
    series: [
      {
        id,
        name,
        kind: 'points',
        x: Array.from(bins.temperature),
        y: Array.from(bins.mean, drawn),
        error: bins.error.some((value) => value !== null) ? error : null,
        colour: 'simulation',
        dash: 'solid',
      },
      ...(bin === null || at === null || series.time.length === 0
        ? []
        : [
            {
              id: `${id}_on_show`,
              name: 'frame on show',
              kind: 'points' as const,
              x: [at],
              y: [drawn(bins.mean[bin])],
              error: null,
              colour: 'B4' as const,
              dash: 'solid' as const,
            },
          ]),
    ],
    overlays: transition ? lines(part) : [],
    marks: [],
  };
}

/** Both lines, from the coldest bin over the place where they meet to the hottest. */
function lines({ id, bins, drawn }: Bent): Overlay[] {
  const fit = twoLineFit(bins.temperature, bins.mean);
  if (fit === null) return [];
  const knee = fit.knee.mean;
  const value = (temperature: number) => {
    const slope = temperature < knee ? fit.slopeBelow.mean : fit.slopeAbove.mean;
    return drawn(fit.value.mean + slope * (temperature - knee));
  };
  const ends = [bins.temperature[0], knee, bins.temperature[bins.temperature.length - 1]];
  return [
    {
      id: `${id}_lines`,
      name: 'two lines that meet',
      kind: 'line',
      x: ends,
      y: ends.map(value),
      error: null,
      colour: 'experiment',
      dash: 'dashed',
      origin: 'fit',
      citation: null,
      residual: null,
    },
  ];
}
