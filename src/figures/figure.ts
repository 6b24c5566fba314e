import type { Element, ToldApart } from '../core/elements';

/**
 * What a curve stands for; each theme has a colour for it (palette.ts). `1` to `9` are for what is
 * drawn side by side, such as compositions or potentials.
 */
export type ColourRole =
  | Element
  | ToldApart
  | 'simulation'
  | 'experiment'
  | 'quiet'
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9;

export const SIDE_BY_SIDE: readonly ColourRole[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export interface Axis {
  /** What is measured along it, in words: 'distance r' */
  readonly label: string;
  /** 'Å', 'g/cm³'; null where there is none */
  readonly unit: string | null;
  /** In a file's header: 'r', 'B2O3' */
  readonly column: string;
  /** What is shown; a null end is set by what is drawn */
  readonly range: readonly [number | null, number | null];
  /** Words in place of numbers, for the values 0, 1, 2 …; null on an axis of numbers */
  readonly categories: readonly string[] | null;
  /** Whether equal steps along it are equal factors; what is drawn is then above 0 */
  readonly logarithmic?: true;
}

/** A curve, points, or bars. Plain arrays of finite numbers: a series can be kept as JSON. */
export interface Series {
  /** In a file's header: 'g_Si-O'; the same in two panels means the same numbers, drawn twice */
  readonly id: string;
  /** In the legend: 'Si–O' */
  readonly name: string;
  readonly kind: 'line' | 'points' | 'bars';
  readonly x: readonly number[];
  readonly y: readonly number[];
  /**
   * One standard error of each y, null of a point whose error is not known; null where none is known.
   * A band of a line, a bar of a point.
   */
  readonly error: readonly (number | null)[] | null;
  readonly colour: ColourRole;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  /** What a person calls each point: '24B'; absent where points have no names */
  readonly labels?: readonly string[];
  /** Sizes of its points, 0 to 1, by what they stand for; all alike where absent */
  readonly sizes?: PointSizes;
  /** Drawn thin and not named: one replica beside their mean, one frame beside a smoothed path */
  readonly faint?: boolean;
}

/** What the sizes of points stand for. */
export interface PointSizes {
  /** 'B4' */
  readonly name: string;
  readonly unit: string | null;
  /** One a point, in the unit; null where it is not known */
  readonly values: readonly (number | null)[];
  /** The value whose points are largest; those of 0 are smallest */
  readonly largest: number;
}

/** How large a point is drawn beside the usual one. */
export function pointScale({ sizes }: Series, index: number): number {
  const value = sizes?.values[index] ?? null;
  if (!sizes || value === null) return 1;
  return (
    LEAST_POINT_SCALE +
    (MOST_POINT_SCALE - LEAST_POINT_SCALE) * Math.min(1, Math.max(0, value / sizes.largest))
  );
}

const LEAST_POINT_SCALE = 0.6;
const MOST_POINT_SCALE = 2.2;

/** What does not come from the simulation that is shown, with where it comes from. */
export interface Overlay extends Series {
  readonly origin: 'experiment' | 'model' | 'literature' | 'fit';
  /** Null of a fit to what is drawn, and of a file that was dropped in */
  readonly citation: string | null;
  /** Simulation − overlay, as a sentence; null where the two have nothing in common */
  readonly residual: string | null;
}

/** A place on the horizontal axis: where somebody reports a peak, or where the simulation has it. */
export interface Mark {
  /** 'Si–O' */
  readonly name: string;
  /** In the unit of the horizontal axis */
  readonly x: number;
  readonly origin: Overlay['origin'] | 'simulation';
  /** In the legend: 'Yang et al.' */
  readonly source: string;
  /** Null of what was simulated */
  readonly citation: string | null;
  readonly residual: string | null;
  readonly colour: ColourRole;
}

/** One pair of axes and what is drawn on them. */
export interface Panel {
  /** Where the paper has it: '3c'; absent of what is Vitrine's own */
  readonly place?: string;
  /** Null where the figure's title says it all */
  readonly title: string | null;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly overlays: readonly Overlay[];
  readonly marks: readonly Mark[];
}

/** What the paper says, and whether these glasses show it. */
export interface Claim {
  /** 'Density is highest near 24B.' */
  readonly paper: string;
  /** Undecided: the glasses are too few, or the difference is no larger than its error */
  readonly verdict: 'shown' | 'not shown' | 'undecided';
  /** In numbers: '6B 2.42 ± 0.02, 24B 2.37 ± 0.02 g/cm³' */
  readonly here: string;
}

/**
 * A measurement to be drawn, as data: by plotly in the lab, as SVG and CSV on the command line.
 * Serialisable. Nothing in it depends on a theme or a size.
 */
export interface Figure {
  /** 'ring-sizes' */
  readonly id: string;
  readonly title: string;
  /** What to see, in a sentence or two */
  readonly see: string;
  /** How it was computed: criterion, cutoff, window, frames, replicas, cooling rate */
  readonly how: string;
  /** What is absent, what to be careful of; sentences */
  readonly notes: readonly string[];
  /** The files that it is of, their frames, and what was assumed of them; absent of what is of none */
  readonly sources?: readonly string[];
  /** Of a figure of the paper */
  readonly claims?: readonly Claim[];
  readonly panels: readonly Panel[];
}

/** An axis of numbers. */
export function axis(
  label: string,
  unit: string | null,
  column: string,
  range: Axis['range'] = [null, null],
): Axis {
  return { label, unit, column, range, categories: null };
}

/** An axis of numbers on which equal steps are equal factors. */
export function logarithmicAxis(
  label: string,
  unit: string | null,
  column: string,
  range: Axis['range'] = [null, null],
): Axis {
  return { ...axis(label, unit, column, range), logarithmic: true };
}

/** An axis of words, one for each of the values 0, 1, 2 and so on. */
export function categoryAxis(label: string, column: string, categories: readonly string[]): Axis {
  return { label, unit: null, column, range: [-0.5, categories.length - 0.5], categories };
}

/** A name as a part of an id: '24B, Wang 2018' → '24B_Wang_2018'. */
export function idOf(name: string): string {
  return name.replaceAll(/[\s,]+/g, '_');
}

/** 'distance r, Å' */
export function axisTitle({ label, unit }: Axis): string {
  return unit === null ? label : `${label}, ${unit}`;
}

const VERDICTS = { shown: 'Yes', 'not shown': 'No', undecided: 'Not decided' } as const;

/** 'The paper: density is highest near 24B. These glasses: no. 6B 2.42 ± 0.02 …' */
export function sayClaim({ paper, verdict, here }: Claim): string {
  return `The paper: ${paper} These glasses: ${VERDICTS[verdict].toLowerCase()}. ${here}`;
}

/** '(c) O–B3–O', 'O–B3–O' where it is no panel of the paper, or its only one; null without either. */
export function panelTitle({ place, title }: Panel): string | null {
  const letter = place?.replace(/^\d+/, '') ?? '';
  if (letter === '') return title;
  return title === null ? `(${letter})` : `(${letter}) ${title}`;
}

/** All that has x and y in a panel, what was simulated first. */
export function curvesOf({ series, overlays }: Panel): readonly Series[] {
  return [...series, ...overlays];
}

/** Every sentence that compares the simulation with something else. */
export function residualsOf({ panels }: Figure): string[] {
  return panels.flatMap(({ overlays, marks }) =>
    [...overlays, ...marks].flatMap(({ residual }) => residual ?? []),
  );
}

/** Each source once, in the order of drawing. */
export function citationsOf({ panels }: Figure): string[] {
  const all = panels.flatMap(({ overlays, marks }) =>
    [...overlays, ...marks].flatMap(({ citation }) => citation ?? []),
  );
  return [...new Set(all)];
}
