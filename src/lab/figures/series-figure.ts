import { sayEstimate } from '../../core/estimate-words';
import { caveat } from '../../figures/conditions';
import {
  axis,
  type Figure,
  idOf,
  type Mark,
  type Overlay,
  type Panel,
  type Series,
} from '../../figures/figure';
import { type FigureData, type SeriesData, type VariantData, variantOnShow } from './figure-data';
import {
  ensembleNotes,
  experimentColour,
  finiteSeries,
  inDrawingOrder,
  nearest,
  variantColour,
} from './variant-series';

interface Quantity {
  readonly column: 'temperature' | 'density' | 'energy';
  readonly unit: string;
  /** Of the column in a file */
  readonly id: string;
  readonly decimals: number;
  /** Where the axis begins; null: with the data */
  readonly least: number | null;
}

const QUANTITIES: readonly Quantity[] = [
  { column: 'temperature', unit: 'K', id: 'temperature', decimals: 0, least: 0 },
  { column: 'density', unit: 'g/cm³', id: 'density', decimals: 2, least: null },
  { column: 'energy', unit: 'eV/atom', id: 'potential_energy', decimals: 2, least: null },
];

/** A variant that has a series. */
type Drawn = VariantData & { readonly series: SeriesData };

const drawn = ({ variants }: FigureData): Drawn[] =>
  variants.filter((variant): variant is Drawn => (variant.series?.time.length ?? 0) > 0);

/** Temperature, density and energy against time, one above the other; null before the first step. */
export function seriesFigure(data: FigureData): Figure | null {
  const variants = drawn(data);
  if (variants.length === 0) return null;
  const onShow = variants.find((variant) => variant.onShow);
  const compared = onShow?.experiment?.density != null;
  return {
    id: 'series',
    title: 'Temperature, density and energy',
    see: 'How the box answers as the melt is held and cooled.',
    how: 'Temperature of the moving atoms, mass of all atoms over the volume of the box, potential energy per atom, as the run recorded them.',
    notes: [
      ...ensembleNotes(data, onShow?.series.density ?? null),
      ...(compared ? [caveat(data.conditions, 'density')] : []),
    ],
    panels: [
      ...QUANTITIES.map((quantity) => panelOf(data, variants, quantity)),
      ...boronPanel(data),
    ],
  };
}

/** Where knobs were turned: a dotted line each. */
const turnMarks = ({ turns = [] }: FigureData): Mark[] =>
  turns.map(({ time, name }) => ({
    name,
    x: time,
    origin: 'simulation',
    source: 'a knob was changed',
    citation: null,
    residual: null,
    colour: 'quiet',
  }));

const PERCENT = 100;

/** Four-fold boron against time, smoothed as against temperature; nothing where there is no boron. */
function boronPanel(data: FigureData): Panel[] {
  const variants = data.variants.flatMap((variant) =>
    variant.boron && variant.boron.time.length > 1 ? [{ ...variant, boron: variant.boron }] : [],
  );
  if (variants.length === 0) return [];
  const many = data.variants.length > 1;
  const series = inDrawingOrder(variants).map(
    (variant): Series => ({
      ...finiteSeries(variant.boron.time, variant.boron.fourFold, PERCENT),
      id: many ? `four_fold_boron_${idOf(variant.name)}` : 'four_fold_boron',
      name: many ? variant.name : 'B4',
      kind: 'line',
      colour: variantColour(data.variants, variant, 'B4'),
      dash: 'solid',
    }),
  );
  return [
    {
      title: 'B4, the share of boron bound to four oxygens',
      x: axis('time', 'ps', 'time'),
      y: axis('B4', '%', 'four_fold_boron', [0, null]),
      series,
      overlays: [],
      marks: turnMarks(data),
    },
  ];
}

/** 'density 2.31 ± 0.02 g/cm³, …': the latest values of the variant on show. */
export function saySeriesFigure(data: FigureData): string {
  const onShow = variantOnShow(data);
  if (!onShow || onShow.series === null || onShow.series.time.length === 0) return 'Against time.';
  const readings = QUANTITIES.map((quantity) => reading(quantity, onShow as Drawn, null));
  return `Against time. ${readings.join(', ')}`;
}

function panelOf(data: FigureData, variants: readonly Drawn[], quantity: Quantity): Panel {
  const { column, unit, id, least } = quantity;
  const onShow = variants.find((variant) => variant.onShow);
  const many = data.variants.length > 1;
  const at = onShow ? momentIndex(data, onShow.series) : null;
  return {
    title: onShow ? `${many ? `${onShow.name}: ` : ''}${reading(quantity, onShow, at)}` : null,
    x: axis('time', 'ps', 'time'),
    y: axis(column, unit, id, [least, null]),
    series: [
      ...inDrawingOrder(variants).flatMap((variant) => seriesOf(data, variant, quantity)),
      ...(onShow && at !== null ? [momentSeries(onShow.series, quantity, at)] : []),
    ],
    overlays:
      column === 'density' ? variants.flatMap((variant) => measuredDensity(data, variant)) : [],
    marks: turnMarks(data),
  };
}

/** 'density 2.31 ± 0.02 g/cm³': at a place of the series, or its latest value. */
function reading({ column, unit, decimals }: Quantity, { series }: Drawn, at: number | null) {
  const { mean, error } = series[column];
  const place = at ?? mean.length - 1;
  if (!Number.isFinite(mean[place])) return column;
  return `${column} ${sayEstimate(mean[place], error?.[place] ?? null, decimals)} ${unit}`;
}

function seriesOf(data: FigureData, variant: Drawn, { column, id }: Quantity): Series[] {
  const { name, replicas, singles } = variant;
  const many = data.variants.length > 1;
  const own = many ? `${id}_${idOf(name)}` : id;
  const shape = {
    kind: 'line' as const,
    colour: variantColour(data.variants, variant, 'simulation'),
    dash: 'solid' as const,
  };
  const { time } = variant.series;
  return [
    ...(replicas > 1 ? singles : []).map(
      (single): Series => ({
        ...shape,
        ...finiteSeries(time, { mean: single.series[column], error: null }),
        id: `${own}_${idOf(single.name)}`,
        name: single.name,
        faint: true,
      }),
    ),
    {
      ...shape,
      ...finiteSeries(time, variant.series[column]),
      id: own,
      name: many ? name : column,
    },
  ];
}

/** Where in a series the frame lies that is looked at again; null for the latest. */
function momentIndex({ moment }: FigureData, { time }: SeriesData): number | null {
  return moment?.time == null ? null : nearest(time, moment.time);
}

function momentSeries(series: SeriesData, { column, id }: Quantity, at: number): Series {
  const [x, y] = [series.time[at], series[column].mean[at]];
  const known = Number.isFinite(y);
  return {
    id: `${id}_on_show`,
    name: 'frame on show',
    kind: 'points',
    x: known ? [x] : [],
    y: known ? [y] : [],
    error: null,
    colour: 'B4',
    dash: 'solid',
  };
}

/** A diamond at the end of time: what experiment finds. */
function measuredDensity({ variants }: FigureData, variant: Drawn): Overlay[] {
  const { name, experiment, series } = variant;
  const colour = experimentColour(variants, variant);
  if (!experiment || experiment.density === null || colour === null) return [];
  const { time, density } = series;
  const last = density.mean.length - 1;
  const many = variants.length > 1;
  return [
    {
      id: many ? `density_experiment_${idOf(name)}` : 'density_experiment',
      name: `${many ? `${name}, ` : ''}experiment ${experiment.density.toFixed(2)}`,
      kind: 'points',
      x: [time[last]],
      y: [experiment.density],
      error: null,
      colour,
      dash: 'solid',
      origin: 'experiment',
      citation: experiment.citation,
      residual: null,
    },
  ];
}
