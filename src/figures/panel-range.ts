import { type Axis, curvesOf, type Panel, type Series } from './figure';

export type AxisRange = readonly [number, number];

/** Share of what is drawn that is left free at an end that the axis does not set. */
const MARGIN_SHARE = 0.05;

/** What the axes of a panel reach over. Never empty, also where nothing is drawn. */
export function panelRange(panel: Panel): { readonly x: AxisRange; readonly y: AxisRange } {
  const curves = curvesOf(panel);
  const x = reach(panel.x, [...curves.flatMap(horizontal), ...panel.marks.map((mark) => mark.x)]);
  const y = reach(
    panel.y,
    curves.flatMap((series) => vertical(series, x)),
  );
  return { x, y };
}

/** How far apart bars stand: the smallest step of their x values; 1 where there is only one. */
export function barStep(bars: readonly Series[]): number {
  const values = [...new Set(bars.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const steps = values.slice(1).map((value, i) => value - values[i]);
  return steps.length > 0 ? Math.min(...steps) : 1;
}

/** The places of what is drawn; bars reach half a step beyond theirs. */
function horizontal(series: Series): number[] {
  const { kind, x } = series;
  if (x.length === 0) return [];
  const clear = kind === 'bars' ? 0.5 * barStep([series]) : 0;
  const [least, most] = extent(x);
  return [least - clear, most + clear];
}

function vertical({ kind, x, y, error }: Series, [from, to]: AxisRange): number[] {
  const values = y.flatMap((value, i) => {
    if (x[i] < from || x[i] > to) return [];
    const half = error?.[i] ?? 0;
    return [value - half, value + half];
  });
  return kind === 'bars' && values.length > 0 ? [...values, 0] : values;
}

function reach(axis: Axis, values: readonly number[]): AxisRange {
  // An end at zero stays there: a share or a count has no room below.
  if (!axis.logarithmic) return straightReach(axis.range, values, 0);
  const log = (end: number | null) => (end === null ? null : Math.log10(end));
  const [from, to] = straightReach(
    [log(axis.range[0]), log(axis.range[1])],
    values.filter((value) => value > 0).map(Math.log10),
    null,
  );
  return [10 ** from, 10 ** to];
}

/** @param stays a lower end that has no room below it */
function straightReach(
  [from, to]: Axis['range'],
  values: readonly number[],
  stays: number | null,
): AxisRange {
  const [least, most] = values.length > 0 ? extent(values) : [from ?? 0, to ?? 1];
  const low = from ?? least;
  const high = to ?? most;
  if (!(high > low)) return [low - 0.5, low + 0.5];
  const margin = MARGIN_SHARE * (high - low);
  const lower = from ?? (least === stays ? least : least - margin);
  return [lower, to ?? most + margin];
}

function extent(values: readonly number[]): AxisRange {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
