import { scale, ticks } from '../../src/figures/scale';
import { line, rectangle, text } from '../../src/figures/svg';
import type { Comparison } from './comparison';
import { mark, plot } from './svg';

const WIDTH = 680;
const ROW = 18;
const LEFT = 260;
const RIGHT = 24;
const TOP = 34;
const BOTTOM = 36;

/** The pull of every tested row on one axis; two thirds of them should fall within ±1. */
export function pullsPlot(comparisons: readonly Comparison[]): string | null {
  const tested = comparisons.flatMap(({ id, test }) => (test ? [{ id, pull: test.pull }] : []));
  if (tested.length === 0) return null;
  const reach = Math.max(3, Math.ceil(Math.max(...tested.map(({ pull }) => Math.abs(pull)))));
  const x = scale([-reach, reach], [LEFT, WIDTH - RIGHT]);
  const bottom = TOP + ROW * tested.length;
  const axis = ticks([-reach, reach], 6).flatMap((value) => [
    line(x(value), TOP, x(value), bottom, value === 0 ? 'axis' : 'grid'),
    text(x(value), bottom + 16, String(value).replace('-', '−'), { anchor: 'middle' }),
  ]);
  const marks = tested.flatMap(({ id, pull }, row) => {
    const y = TOP + ROW * (row + 0.5);
    return [text(LEFT - 12, y + 4, id, { anchor: 'end' }), mark(x(pull), y, 'vitrine')];
  });
  return plot(WIDTH, bottom + BOTTOM, 'Differences from the references in standard errors', [
    text(8, 18, 'Difference over its standard error', { kind: 'title' }),
    rectangle(x(-1), TOP, x(1) - x(-1), bottom - TOP, 'band'),
    ...axis,
    ...marks,
  ]);
}
