import { sayEstimate } from '../../core/estimate-words';
import { DELL_BRAY } from '../../core/published';
import { caveat } from '../../figures/conditions';
import {
  axis,
  type Figure,
  idOf,
  type Overlay,
  type Panel,
  type Series,
} from '../../figures/figure';
import { BORON_CUTOFF } from '../../structure/coordination';
import { type BoronData, type FigureData, type VariantData, variantOnShow } from './figure-data';
import {
  ensembleNotes,
  experimentColour,
  finiteSeries,
  inDrawingOrder,
  nearest,
  variantColour,
} from './variant-series';

/** K: where the experimental value was measured */
const ROOM_TEMPERATURE_K = 300;
/** K: what the axis reaches at least */
const MELT_TEMPERATURE_K = 3000;
const PERCENT = 100;

/** A variant with boron, some of it measured. */
type Drawn = VariantData & { readonly boron: BoronData };

const drawn = ({ variants }: FigureData): Drawn[] =>
  variants.filter((variant): variant is Drawn => (variant.boron?.time.length ?? 0) > 0);

/** B4 against temperature, from the melt to the glass; null where none is known. */
export function boronFigure(data: FigureData): Figure | null {
  const variants = drawn(data);
  if (variants.length === 0) return null;
  const onShow = variants.find((variant) => variant.onShow);
  const compared = onShow?.experiment?.n4 != null;
  return {
    id: 'boron',
    title: 'Four-fold boron',
    see: 'The share of boron bound to four oxygens (B4; the rest is mostly B3). It rises as the melt cools.',
    how: `Boron with four oxygens within ${BORON_CUTOFF} Å, against the temperature of the moment; the line is smoothed over neighbouring frames.${ceilingWords(variants)}`,
    notes: [
      ...ensembleNotes(data, onShow?.boron.fourFold ?? null),
      ...(compared ? [caveat(data.conditions, 'boron')] : []),
    ],
    panels: [panelOf(data, variants)],
  };
}

/** What the dotted line is, where there is one. */
function ceilingWords(variants: readonly Drawn[]): string {
  return variants.some(({ ceiling }) => ceiling !== null && ceiling < 1)
    ? ' Dotted: R = (Na₂O + CaO + …)/B₂O₃. Each BO₄ takes one charge of the modifiers, so that B4 ends there unless oxygens bind three formers.'
    : '';
}

/** Why there is no curve. */
export function boronAbsence(data: FigureData): string {
  if (data.variants.length > 0 && !data.hasBoron) return 'There is no boron in this glass.';
  if (data.variants.length > 0 && !data.conditions) {
    return 'The temperatures of this glass are not known: no curve.';
  }
  return 'Waiting for the first configuration.';
}

/** 'Four-fold boron against temperature. Now 57 % at 300 K. Experiment: 62 %.' */
export function sayBoronFigure(data: FigureData): string {
  const onShow = drawn(data).find((variant) => variant.onShow);
  const now = onShow
    ? `Now ${reading(onShow, momentIndex(data, onShow.boron))}.`
    : 'Nothing measured yet.';
  const n4 = variantOnShow(data)?.experiment?.n4 ?? null;
  const measured = n4 === null ? '' : ` Experiment: ${(PERCENT * n4).toFixed(0)} %.`;
  return `Four-fold boron against temperature. ${now}${measured}`;
}

function panelOf(data: FigureData, variants: readonly Drawn[]): Panel {
  const onShow = variants.find((variant) => variant.onShow);
  const many = data.variants.length > 1;
  const at = onShow ? momentIndex(data, onShow.boron) : 0;
  const highest = variants.reduce(
    (most, { boron }) => Array.from(boron.temperature).reduce((a, b) => Math.max(a, b), most),
    MELT_TEMPERATURE_K,
  );
  return {
    title: onShow ? `${many ? `${onShow.name}: ` : ''}${reading(onShow, at)}` : null,
    x: axis('temperature', 'K', 'temperature', [0, 1.04 * highest]),
    y: axis('four-fold boron', '%', 'B4', [0, 103]),
    series: inDrawingOrder(variants).flatMap((variant) => seriesOf(data, variant)),
    overlays: variants.flatMap((variant) => [
      ...measured(data, variant),
      ...ceilingOf(data, variant, highest),
    ]),
    marks: [],
  };
}

function seriesOf(data: FigureData, variant: Drawn): Series[] {
  const { name, replicas, singles, boron } = variant;
  const many = data.variants.length > 1;
  const id = many ? `B4_${idOf(name)}` : 'B4';
  const shape = {
    colour: variantColour(data.variants, variant, 'B4'),
    dash: 'solid' as const,
  };
  const faint = singles.flatMap((single): Series[] => {
    // A single glass shows every configuration as a dot, an ensemble the paths of its replicas.
    if (!single.boron || (many && replicas === 1)) return [];
    const { temperature, fourFold } = single.boron;
    return [
      {
        ...shape,
        ...finiteSeries(temperature, { mean: fourFold, error: null }, PERCENT),
        kind: replicas > 1 ? 'line' : 'points',
        id: replicas > 1 ? `${id}_${idOf(single.name)}` : `${id}_each_frame`,
        name: replicas > 1 ? single.name : 'one configuration',
        faint: true,
      },
    ];
  });
  const { temperature, fourFold } = boron;
  const path = finiteSeries(temperature, fourFold, PERCENT);
  const at = momentIndex(data, boron);
  const inMoment = variant.onShow && data.moment !== null;
  return [
    ...faint,
    { ...shape, ...path, kind: 'line', id, name: many ? name : 'B4' },
    {
      ...shape,
      kind: 'points',
      id: `${id}_on_show`,
      name: `${many ? `${name}, ` : ''}${inMoment ? 'frame on show' : 'now'}`,
      x: [temperature[at]],
      y: [PERCENT * fourFold.mean[at]],
      error: null,
    },
  ];
}

/** Where on the path the frame lies that is looked at again; its end otherwise. */
function momentIndex({ moment }: FigureData, { time, fourFold }: BoronData): number {
  const last = fourFold.mean.length - 1;
  return moment?.time == null ? last : (nearest(time, moment.time) ?? last);
}

/** A diamond at room temperature: what experiment finds. */
function measured({ variants }: FigureData, variant: Drawn): Overlay[] {
  const { experiment, name } = variant;
  const colour = experimentColour(variants, variant);
  if (!experiment || experiment.n4 === null || colour === null) return [];
  const value = PERCENT * experiment.n4;
  const many = variants.length > 1;
  return [
    {
      id: many ? `B4_experiment_${idOf(name)}` : 'B4_experiment',
      name: `${many ? `${name}, ` : ''}experiment ${value.toFixed(0)} %`,
      kind: 'points',
      x: [ROOM_TEMPERATURE_K],
      y: [value],
      error: null,
      colour,
      dash: 'solid',
      origin: 'experiment',
      citation: experiment.citation,
      residual: null,
    },
  ];
}

/** A line where the charge of the modifiers ends, if it is for less than all boron. */
function ceilingOf({ variants }: FigureData, variant: Drawn, highest: number): Overlay[] {
  const { ceiling, name } = variant;
  if (ceiling === null || ceiling >= 1) return [];
  const many = variants.length > 1;
  return [
    {
      id: many ? `B4_ceiling_${idOf(name)}` : 'B4_ceiling',
      name: `${many ? `${name}, ` : ''}ceiling R ${(PERCENT * ceiling).toFixed(0)} %`,
      kind: 'line',
      x: [0, highest],
      y: [PERCENT * ceiling, PERCENT * ceiling],
      error: null,
      colour: many ? variantColour(variants, variant, 'B4') : 'quiet',
      dash: 'dotted',
      origin: 'model',
      citation: DELL_BRAY,
      residual: null,
    },
  ];
}

/** '57 % at 300 K', '57 ± 2 % at 300 K' */
function reading({ boron: { fourFold, temperature } }: Drawn, at: number): string {
  const error = fourFold.error ? PERCENT * fourFold.error[at] : null;
  const share = sayEstimate(PERCENT * fourFold.mean[at], error, 0);
  return `${share} % at ${temperature[at].toFixed(0)} K`;
}
