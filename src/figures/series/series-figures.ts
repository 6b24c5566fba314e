import { sayEstimate } from '../../core/estimate-words';
import {
  DELL_BRAY,
  dellBrayN4,
  experimentFor,
  SERIES_VALUES,
  withinDellBray,
} from '../../core/published';
import { axisOf, seriesPoints } from '../../core/series';
import type { SeriesResult } from '../../core/series-result';
import {
  type Axis,
  axis,
  type ColourRole,
  type Figure,
  logarithmicAxis,
  type Mark,
  type Overlay,
  type Panel,
  type Series,
  SIDE_BY_SIDE,
} from '../figure';
import { type GlassComparison, sayResiduals } from '../figure-words';
import { LABORATORY_RATE, LABORATORY_RATES, type LogRateLine, logRateLine } from './laboratory';
import { boronRatioPanel } from './series-boron';
import {
  BRIDGING_ANGLE,
  DENSITY,
  ENERGY,
  FOUR_FOLD_BORON_QUANTITY,
  NON_BRIDGING,
  PEAKS,
  RINGS_GUTTMAN,
  RINGS_KING,
  type SeriesQuantity,
  SILICON_ANGLE,
  TRANSITION,
} from './series-quantities';
import { byValue, estimateOf } from './series-result';

/** What one figure of a series draws. */
interface SeriesFigureKind {
  readonly id: string;
  readonly title: string;
  readonly see: string;
  readonly how: string;
  /** Whether a series of rates is followed to a laboratory's, as a straight line in log rate */
  readonly followed?: true;
  /** Quantities of each panel */
  readonly panels: readonly {
    readonly title: string;
    readonly quantities: readonly SeriesQuantity[];
  }[];
}

const KINDS: readonly SeriesFigureKind[] = [
  {
    id: 'series-density-and-boron',
    title: 'Density and four-fold boron along the series',
    see: 'How density and B4, the share of boron bound to four oxygens, change along the axis, and whether by more than glasses of other seeds differ.',
    how: 'Means over the window of the protocol.',
    followed: true,
    panels: [
      { title: 'Density', quantities: [DENSITY] },
      { title: 'Four-fold boron', quantities: [FOUR_FOLD_BORON_QUANTITY] },
    ],
  },
  {
    id: 'series-network',
    title: 'Network along the series',
    see: 'Non-bridging oxygens end the network; rings close it. Fewer of the first and smaller ones of the second are a network that is more complete.',
    how: 'Of the last configuration: oxygens bound to one former; rings by two criteria.',
    followed: true,
    panels: [
      { title: 'Non-bridging oxygen', quantities: [NON_BRIDGING] },
      { title: 'Rings', quantities: [RINGS_GUTTMAN, RINGS_KING] },
    ],
  },
  {
    id: 'series-angles',
    title: 'Bridging angles along the series',
    see: 'The angle at an oxygen between two formers: the hinge of the network.',
    how: 'Of the last configuration, means of all angles; X is any former.',
    panels: [{ title: 'Angles', quantities: [BRIDGING_ANGLE, SILICON_ANGLE] }],
  },
  {
    id: 'series-peaks',
    title: 'First peaks along the series',
    see: 'Bond lengths of formers hardly move; those of modifiers follow their surroundings.',
    how: 'Of the last configuration: a Gaussian through the top of the first peak of g(r).',
    panels: PEAKS.map((peak) => ({ title: peak.label, quantities: [peak] })),
  },
  {
    id: 'series-transition',
    title: 'Glass transition and energy along the series',
    see: 'A melt that is cooled more slowly follows its equilibrium further down: its glass transition is lower, and so is the energy of its glass.',
    how: 'Two lines through the energy of the ramp; seeds where none can be relied on are left out, so some points rest on fewer.',
    followed: true,
    panels: [
      { title: 'Glass transition', quantities: [TRANSITION] },
      { title: 'Energy', quantities: [ENERGY] },
    ],
  },
];

/** Figures of a series as far as it has come; those with nothing to draw are left out. */
export function seriesFigures(series: SeriesResult): Figure[] {
  if (byValue(series).length === 0) return [];
  return KINDS.flatMap((kind) => {
    const drawn = kind.panels.flatMap(({ title, quantities }) => {
      const known = quantities.filter((quantity) =>
        series.points.some((point) => estimateOf(point, quantity.id)),
      );
      return known.length === 0 ? [] : [panelsOf(series, title, known, kind.followed ?? false)];
    });
    const ratio = kind.id === 'series-density-and-boron' ? boronRatioPanel(series) : null;
    const panels = [...drawn.flatMap(({ panels: own }) => own), ...(ratio ? [ratio] : [])];
    if (panels.length === 0) return [];
    const extrapolated = drawn.flatMap(({ notes: own }) => own);
    const notes = [
      ...absentNotes(series),
      ...extrapolated,
      ...(extrapolated.length > 0 ? [NOT_KNOWN] : []),
    ];
    const { id, title, see, how } = kind;
    return [{ id, title, see, how: `${how} ${saySeeds(series)}`, notes, panels }];
  });
}

/** What a series stands on: '6 seeds a point; errors are one standard error, from their spread.' */
function saySeeds(series: SeriesResult): string {
  const counts = [...new Set(byValue(series).map(({ seeds }) => seeds.length))];
  const few = Math.min(...counts);
  const most = Math.max(...counts);
  const said = few === most ? String(few) : `${few} to ${most}`;
  return most > 1
    ? `${said} seeds a point; errors are one standard error, from their spread.`
    : 'One seed a point, so without errors: how much glasses of other seeds differ is not known from one.';
}

/** Which points are missing, as a sentence. */
function absentNotes({ points }: SeriesResult): string[] {
  const open = points.filter(({ seeds }) => seeds.length === 0);
  if (open.length === 0) return [];
  return [`Not finished: ${open.map(({ value }) => value).join(', ')}.`];
}

/**
 * A panel of quantities along the axis. Of rates that are followed to a laboratory's there is a second
 * one that reaches as far, because what errors of seeds say could not be seen in it.
 */
function panelsOf(
  series: SeriesResult,
  title: string,
  quantities: readonly SeriesQuantity[],
  followed: boolean,
): { readonly panels: readonly Panel[]; readonly notes: readonly string[] } {
  const isRate = axisOf(series.experiment).id === 'rate';
  const [first] = quantities;
  const lines =
    isRate && followed
      ? quantities.flatMap((quantity, i) => {
          const line = logRateLine(singles(series, quantity));
          return line === null ? [] : [{ quantity, line, colour: colourOf(quantities, i) }];
        })
      : [];
  const measured = quantities.flatMap((quantity) => experimentOverlay(series, quantity, isRate));
  const near: Panel = {
    title,
    x: horizontalAxis(series),
    y: axis(quantities.length > 1 ? title.toLowerCase() : first.label, first.unit, first.id),
    series: quantities.map((quantity, i) => pointsOf(series, quantity, colourOf(quantities, i))),
    overlays: [
      ...(isRate ? [] : measured),
      ...quantities.flatMap((quantity) => modelOverlays(series, quantity)),
    ],
    marks: [],
  };
  const notes = lines.map(({ quantity, line }) => sayExtrapolation(quantity, line));
  if (lines.length === 0 && (!isRate || measured.length === 0)) return { panels: [near], notes };
  const far: Panel = {
    ...near,
    title: `${title}, down to a laboratory’s rates`,
    x: { ...near.x, range: [LABORATORY_RATES[0] / 10, null] },
    y: first.unit === '%' ? { ...near.y, range: SHARES } : near.y,
    overlays: [
      ...lines.map(({ quantity, line, colour }) => fitOverlay(series, quantity, line, colour)),
      ...measured,
    ],
    marks: laboratoryMarks(),
  };
  return { panels: [near, far], notes };
}

/** A share reaches from nothing to all, wherever a line leads. */
const SHARES = [0, 103] as const;

function colourOf(quantities: readonly SeriesQuantity[], index: number): ColourRole {
  return quantities.length === 1 ? 'simulation' : SIDE_BY_SIDE[index % SIDE_BY_SIDE.length];
}

function horizontalAxis({ experiment, points }: SeriesResult): Axis {
  const { label, unit, column, logarithmic } = axisOf(experiment);
  const possible = logarithmic && points.every(({ value }) => value > 0);
  return (possible ? logarithmicAxis : axis)(label, unit, column);
}

/** A mean a point, with the standard errors of seeds. */
function pointsOf(series: SeriesResult, quantity: SeriesQuantity, colour: ColourRole): Series {
  const known = byValue(series).flatMap((point) => {
    const estimate = estimateOf(point, quantity.id);
    return estimate === null ? [] : [{ point, estimate }];
  });
  const errors = known.map(({ estimate }) => estimate.standardError);
  return {
    id: quantity.id,
    name: quantity.label,
    kind: 'points',
    x: known.map(({ point }) => point.value),
    y: known.map(({ estimate }) => estimate.mean),
    error: errors.every((error) => error === null) ? null : errors,
    colour,
    dash: 'solid',
    labels: known.map(({ estimate }) => `${estimate.seeds} seeds`),
  };
}

/** Every seed of every point. */
function singles(series: SeriesResult, { id }: SeriesQuantity) {
  return byValue(series).flatMap(({ value: rate, seeds }) =>
    seeds.flatMap(({ values }) => {
      const value = values[id] ?? null;
      return value === null ? [] : [{ rate, value }];
    }),
  );
}

/** Steps of a curve over a decade */
const PER_DECADE = 2;

function fitOverlay(
  series: SeriesResult,
  quantity: SeriesQuantity,
  line: LogRateLine,
  colour: ColourRole,
): Overlay {
  const fastest = Math.max(...series.points.map(({ value }) => value));
  const [from] = LABORATORY_RATES;
  const steps = Math.ceil(PER_DECADE * Math.log10(fastest / from));
  const x = Array.from({ length: steps + 1 }, (_, i) => from * (fastest / from) ** (i / steps));
  return {
    id: `${quantity.id}_log_line`,
    name: 'straight line in log rate',
    kind: 'line',
    x,
    y: x.map((rate) => line.at(rate).mean),
    error: x.map((rate) => line.at(rate).standardError),
    colour,
    dash: 'dotted',
    origin: 'fit',
    citation: null,
    residual: null,
  };
}

/** What the line says of the rate, and where it would lead, with its error and how far that is. */
function sayExtrapolation(quantity: SeriesQuantity, line: LogRateLine): string {
  const { mean, standardError } = line.at(LABORATORY_RATE);
  const unit = quantity.unit === null ? '' : ` ${quantity.unit}`;
  const { perDecade } = line;
  const flat = Math.abs(perDecade.mean) < 2 * perDecade.standardError;
  const possible = mean > 0 && (quantity.unit !== '%' || mean < 100);
  const slope = sayEstimate(perDecade.mean, perDecade.standardError, quantity.decimals);
  const led = sayEstimate(mean, standardError, quantity.decimals);
  return [
    `${capital(quantity.label)}: ${slope}${unit} for each power of ten of the rate${flat ? ', no more than its error may be' : ''}.`,
    `Extrapolated over ${line.decades.toFixed(1)} decades to 1 K/s along that straight line: ${led}${unit}${possible ? '' : ', which cannot be: no line goes on so far'}.`,
  ].join(' ');
}

/** What errors of an extrapolation do not cover. */
const NOT_KNOWN =
  'The errors are those of the straight line. That it goes on to a laboratory’s rates, nothing here shows: slower runs are the test.';

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Where a laboratory's rates begin and end. */
function laboratoryMarks(): Mark[] {
  const words = ['laboratory, 0.01 K/s', 'laboratory, 10 K/s'];
  return LABORATORY_RATES.map((x, i) => ({
    name: words[i],
    x,
    origin: 'literature',
    source: 'range of furnaces',
    citation: null,
    residual: null,
    colour: 'quiet',
  }));
}

/** What experiment says of a composition, in the unit of the quantity; null where it says nothing. */
function measuredOf(
  composition: Parameters<typeof experimentFor>[0],
  { id }: SeriesQuantity,
): number | null {
  const known = experimentFor(composition);
  if (known === null) return null;
  if (id === DENSITY.id) return known.density;
  return id === FOUR_FOLD_BORON_QUANTITY.id && known.n4 !== null
    ? Number((100 * known.n4).toPrecision(6))
    : null;
}

/** Measured values: a point a composition; over a laboratory's rates; or a line for all of one glass. */
function experimentOverlay(
  series: SeriesResult,
  quantity: SeriesQuantity,
  isRate: boolean,
): Overlay[] {
  const { experiment } = series;
  const { composes, unit } = axisOf(experiment);
  const inUnit = unit === null ? '' : ` ${unit}`;
  const made = seriesPoints(experiment);
  const of = (value: number) =>
    measuredOf(
      (made.find((point) => point.value === value)?.experiment ?? experiment).composition,
      quantity,
    );
  const values = series.points.map(({ value }) => value).sort((a, b) => a - b);
  const places = isRate ? [...LABORATORY_RATES] : values;
  const known = places.flatMap((x) => {
    const y = composes ? of(x) : measuredOf(experiment.composition, quantity);
    return y === null ? [] : [{ x, y }];
  });
  if (known.length === 0) return [];
  const compared = byValue(series).flatMap((point): GlassComparison[] => {
    const simulated = estimateOf(point, quantity.id);
    const other = composes ? of(point.value) : measuredOf(experiment.composition, quantity);
    if (simulated === null || other === null) return [];
    return [{ name: `${point.value}${inUnit}`, simulated, replicas: simulated.seeds, other }];
  });
  return [
    {
      id: `${quantity.id}_experiment`,
      name: 'experiment',
      kind: composes ? 'points' : 'line',
      x: known.map(({ x }) => x),
      y: known.map(({ y }) => y),
      error: null,
      colour: 'experiment',
      dash: composes ? 'solid' : 'dashed',
      origin: 'experiment',
      citation: SERIES_VALUES,
      residual: sayResiduals('experiment', quantity.unit ?? '', quantity.decimals, compared),
    },
  ];
}

/** Points of a model's curve along an axis */
const CURVE_POINTS = 60;

/** B4 by Dell and Bray along a series of compositions, where the model was made for them. */
function modelOverlays({ experiment, points }: SeriesResult, { id }: SeriesQuantity): Overlay[] {
  const along = axisOf(experiment);
  if (id !== FOUR_FOLD_BORON_QUANTITY.id || !along.composes) return [];
  const values = points.map(({ value }) => value);
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const curve = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => {
    const x = from + (i / CURVE_POINTS) * (to - from);
    const { composition } = along.at(experiment, x);
    return { x, composition, n4: dellBrayN4(composition) };
  }).filter(({ composition, n4 }) => n4 !== null && withinDellBray(composition));
  if (curve.length === 0) return [];
  return [
    {
      id: 'B4_Dell-Bray',
      name: 'Dell–Bray',
      kind: 'line',
      x: curve.map(({ x }) => x),
      y: curve.map(({ n4 }) => 100 * (n4 ?? 0)),
      error: null,
      colour: 'quiet',
      dash: 'dashed',
      origin: 'model',
      citation: DELL_BRAY,
      residual: null,
    },
  ];
}
