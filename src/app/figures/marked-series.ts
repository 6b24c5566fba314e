import type { Figure, Panel, Series } from '../../figures/figure';
import { rangeKindOf } from '../../lab/selection/atoms-of-range';
import type { SelectedRange } from '../../lab/selection/selected-range';
import type { AxisStretch } from './panel-drawing';

/** The series of a panel whose ranges stand for atoms. */
export function markableSeries({ id }: Pick<Figure, 'id'>, { series }: Panel): Series[] {
  return series.filter((one) => !one.faint && rangeKindOf({ figure: id, series: one.id }) !== null);
}

/**
 * What was marked in a panel: of several curves over the stretch the one with most under it, unless
 * one was pressed. Null where no series can be marked.
 *
 * @param name of the series that was pressed; null when a stretch was drawn
 */
export function markedRange(
  figure: Pick<Figure, 'id'>,
  panel: Panel,
  stretch: AxisStretch,
  name: string | null,
): SelectedRange | null {
  const candidates = markableSeries(figure, panel);
  const pressed = candidates.find((series) => series.name === name);
  const most =
    pressed ??
    candidates.reduce((a, b) => (under(b, stretch) > under(a, stretch) ? b : a), candidates[0]);
  if (most === undefined) return null;
  return { figure: figure.id, series: most.id, from: stretch.from, to: stretch.to };
}

function under({ x, y }: Series, { from, to }: AxisStretch): number {
  const [least, greatest] = [Math.min(from, to), Math.max(from, to)];
  return y.reduce((sum, value, i) => (x[i] >= least && x[i] <= greatest ? sum + value : sum), 0);
}

/** The stretch of a panel that is selected; null where none of its series is. */
export function selectedStretch(
  { id }: Pick<Figure, 'id'>,
  { series }: Panel,
  range: SelectedRange | null,
): AxisStretch | null {
  const here = range?.figure === id && series.some((one) => one.id === range.series);
  return here ? { from: range.from, to: range.to } : null;
}
