import { curvesOf, type Panel, type Series } from './figure';
import { isOverlay, pointMark } from './series-svg';
import { line, rectangle, text } from './svg';
import { FONT_SIZE, fillOf, strokeOf } from './svg-style';
import { textWidth } from './text-width';

/** px */
const ROW = FONT_SIZE + 6;
const SAMPLE = 22;
const GAP = 14;

/** Names of all curves with a sample each, in as many rows as they need. */
export interface Legend {
  /** px */
  readonly height: number;
  readonly parts: (left: number, top: number) => string[];
}

/** @param width px that a row may take */
export function legendOf(panel: Panel, width: number): Legend {
  const curves = curvesOf(panel);
  if (curves.length < 2) return { height: 0, parts: () => [] };
  const rows: Series[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const series of curves) {
    const wide = entryWidth(series);
    if (filled + wide > width) {
      rows.push([]);
      filled = 0;
    }
    rows[rows.length - 1].push(series);
    filled += wide + GAP;
  }
  return {
    height: rows.length * ROW,
    parts: (left, top) =>
      rows.flatMap((row, r) => {
        let x = left;
        return row.flatMap((series) => {
          const parts = entry(panel, series, x, top + (r + 0.5) * ROW);
          x += entryWidth(series) + GAP;
          return parts;
        });
      }),
  };
}

const entryWidth = ({ name }: Series) => SAMPLE + 6 + textWidth(name);

function entry(panel: Panel, series: Series, x: number, y: number): string[] {
  return [
    sample(panel, series, x, y),
    text(x + SAMPLE + 6, y + 0.35 * FONT_SIZE, series.name, { kind: 'quiet' }),
  ];
}

function sample(panel: Panel, series: Series, x: number, y: number): string {
  switch (series.kind) {
    case 'line': {
      const dash = series.dash === 'solid' ? '' : ` ${series.dash}`;
      return line(x, y, x + SAMPLE, y, `curve ${strokeOf(series.colour)}${dash}`);
    }
    case 'points':
      return pointMark(series, isOverlay(panel, series), x + SAMPLE / 2, y);
    case 'bars':
      return rectangle(x + SAMPLE - 14, y - 5, 14, 10, `bar ${fillOf(series.colour)}`);
  }
}
