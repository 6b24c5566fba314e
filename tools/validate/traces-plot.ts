import { scale, ticks } from '../../src/figures/scale';
import { line, text } from '../../src/figures/svg';
import type { Made } from './record';
import type { Trace } from './study';
import { curve, plot } from './svg';

const COLUMNS = 3;
const PANEL = 220;
const ROW = 150;
const LEFT = 48;
const TOP = 56;
const BOTTOM = 34;
/** eV to meV */
const MILLI = 1000;

/** Curves of one seed about their means, a panel each, all on the same scale. */
export function tracesPlot(title: string, unit: string, { traces }: Made): string | null {
  if (traces.length === 0) return null;
  const reach = MILLI * Math.max(...traces.flatMap(({ values }) => values.map(Math.abs)));
  const parts = traces.flatMap((trace, i) =>
    drawn(trace, (i % COLUMNS) * PANEL, TOP + Math.floor(i / COLUMNS) * ROW, 1.1 * reach),
  );
  const rows = Math.ceil(traces.length / COLUMNS);
  return plot(COLUMNS * PANEL + 16, TOP + rows * ROW, title, [
    text(8, 18, `${title}, m${unit}`, { kind: 'title' }),
    ...parts,
  ]);
}

function drawn(trace: Trace, left: number, top: number, reach: number): string[] {
  const duration = trace.values.length * trace.interval;
  const x = scale([0, duration], [left + LEFT, left + PANEL - 8]);
  const y = scale([-reach, reach], [top + ROW - BOTTOM - 16, top]);
  const axis = ticks([-reach, reach], 3).flatMap((value) => [
    line(x(0), y(value), x(duration), y(value), value === 0 ? 'axis' : 'grid'),
    text(x(0) - 6, y(value) + 4, String(Number(value.toPrecision(6))).replace('-', '−'), {
      anchor: 'end',
    }),
  ]);
  const points = trace.values.map(
    (value, i) => [x((i + 0.5) * trace.interval), y(MILLI * value)] as const,
  );
  return [
    text(left + LEFT, top - 8, trace.name),
    ...axis,
    text(x(duration), top + ROW - BOTTOM, `${duration.toFixed(0)} ps`, {
      anchor: 'end',
      kind: 'faint',
    }),
    curve(points, 'vitrine'),
  ];
}
