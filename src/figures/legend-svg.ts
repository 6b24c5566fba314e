import { curvesOf, type Mark, type Panel, type Series } from './figure';
import { isOverlay, pointMark } from './series-svg';
import { line, rectangle, text } from './svg';
import { FONT_SIZE, fillOf, strokeOf } from './svg-style';
import { textWidth } from './text-width';

/** px */
const ROW = FONT_SIZE + 6;
const SAMPLE_WIDTH_PX = 22;
const GAP_PX = 14;

/** Names of curves and sources of marks with a sample each, in as many rows as they need. */
export interface SvgLegend {
  /** px */
  readonly height: number;
  readonly parts: (left: number, top: number) => string[];
}

interface Entry {
  readonly name: string;
  readonly sample: (x: number, y: number) => string;
}

/** @param width px that a row may take */
export function svgLegendOf(panel: Panel, width: number): SvgLegend {
  const entries = [
    ...curvesOf(panel)
      .filter((series) => !series.faint && !isFit(panel, series))
      .map((series) => curveEntry(panel, series)),
    ...sourcesOf(panel.marks).map(markEntry),
  ];
  if (entries.length < 2) return { height: 0, parts: () => [] };
  const rows: Entry[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const wide = entryWidth(entry);
    if (filled + wide > width) {
      rows.push([]);
      filled = 0;
    }
    rows[rows.length - 1].push(entry);
    filled += wide + GAP_PX;
  }
  return {
    height: rows.length * ROW,
    parts: (left, top) => rows.flatMap((row, r) => rowParts(row, left, top + (r + 0.5) * ROW)),
  };
}

function rowParts(row: readonly Entry[], left: number, y: number): string[] {
  let x = left;
  return row.flatMap((entry) => {
    const from = x;
    x += entryWidth(entry) + GAP_PX;
    const beside = from + SAMPLE_WIDTH_PX + 6;
    return [
      entry.sample(from, y),
      text(beside, y + 0.35 * FONT_SIZE, entry.name, { kind: 'quiet' }),
    ];
  });
}

const entryWidth = ({ name }: Entry) => SAMPLE_WIDTH_PX + 6 + textWidth(name);

function curveEntry(panel: Panel, series: Series): Entry {
  const { name, kind, colour, dash } = series;
  switch (kind) {
    case 'line': {
      const style = dash === 'solid' ? '' : ` ${dash}`;
      return {
        name,
        sample: (x, y) => line(x, y, x + SAMPLE_WIDTH_PX, y, `curve ${strokeOf(colour)}${style}`),
      };
    }
    case 'points':
      return {
        name,
        sample: (x, y) => pointMark(series, isOverlay(panel, series), x + SAMPLE_WIDTH_PX / 2, y),
      };
    case 'bars':
      return {
        name,
        sample: (x, y) =>
          rectangle(x + SAMPLE_WIDTH_PX - 14, y - 5, 14, 10, `bar ${fillOf(colour)}`),
      };
  }
}

/** A line through points has their colour, and no name of its own. */
const isFit = (panel: Panel, series: Series) => isOverlay(panel, series) && series.origin === 'fit';

/** The first mark of each source. */
function sourcesOf(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ source }, i) => marks.findIndex((mark) => mark.source === source) === i);
}

const markEntry = ({ source, colour }: Mark): Entry => ({
  name: source,
  sample: (x, y) =>
    line(
      x + SAMPLE_WIDTH_PX / 2,
      y - 7,
      x + SAMPLE_WIDTH_PX / 2,
      y + 7,
      `mark ${strokeOf(colour)}`,
    ),
});
