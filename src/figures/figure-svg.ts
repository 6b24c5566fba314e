import { citationsOf, type Figure, type Panel, panelTitle, residualsOf, sayClaim } from './figure';
import { type SvgLegend, svgLegendOf } from './legend-svg';
import { panelParts, ROOM_BELOW, ROOM_LEFT } from './panel-svg';
import { picture, rectangle, text } from './svg';
import { FONT_SIZE, figureStyle, type SvgTheme, withAttributes } from './svg-style';
import { wrapWords } from './text-width';

export interface SvgOptions {
  readonly theme: SvgTheme;
  /** px */
  readonly width: number;
  /** px; null for what the panels and the words need */
  readonly height: number | null;
}

export const DEFAULT_SVG: SvgOptions = { theme: 'system', width: 760, height: null };

/** px */
const MARGIN_PX = 16;
const TITLE_HEIGHT_PX = 36;
const PANEL_TITLE = 20;
const PLOT_HEIGHT = 250;
const LEAST_PLOT_HEIGHT_PX = 80;
const LINE = FONT_SIZE + 4;
/** Above a plot, so that a diamond at its top is not cut */
const HEADROOM_PX = 8;
/** Panels stand side by side where the picture is at least this wide. */
const TWO_COLUMN_WIDTH_PX = 640;

/**
 * A figure as a static SVG: panels with axes, legends and error bands, below them what to see, how it
 * was computed, how far it is from experiment, and the sources. No script; text stays text.
 */
export function figureSvg(figure: Figure, options: Partial<SvgOptions> = {}): string {
  const { theme, width, height } = { ...DEFAULT_SVG, ...options };
  const columns = figure.panels.length > 1 && width >= TWO_COLUMN_WIDTH_PX ? 2 : 1;
  const columnWidth = (width - MARGIN_PX * (columns + 1)) / columns;
  const rows = rowsOf(figure.panels, columns, columnWidth);
  const footer = footerLines(figure, width - 2 * MARGIN_PX);
  const fixed =
    TITLE_HEIGHT_PX +
    rows.reduce((sum, row) => sum + row.above + ROOM_BELOW, 0) +
    footer.length * LINE +
    2 * MARGIN_PX;
  const spare = height === null ? PLOT_HEIGHT : (height - fixed) / Math.max(1, rows.length);
  const plotHeight = Math.max(LEAST_PLOT_HEIGHT_PX, spare);
  const tall = Math.ceil(height ?? fixed + rows.length * plotHeight);
  const parts = [
    rectangle(0, 0, width, tall, 'paper'),
    text(MARGIN_PX, 24, figure.title, TITLE_KIND),
  ];
  let top = TITLE_HEIGHT_PX;
  for (const [r, row] of rows.entries()) {
    const { titled, above } = row;
    const place = { top, titled, above, plotHeight, columnWidth };
    parts.push(
      ...row.cells.flatMap((cell, c) => cellParts(cell, c, place, `${figure.id}-${r}-${c}`)),
    );
    top += row.above + plotHeight + ROOM_BELOW;
  }
  parts.push(
    ...footer.map((words, i) =>
      text(MARGIN_PX, top + MARGIN_PX + i * LINE, words.text, { kind: words.kind }),
    ),
  );
  const words = {
    title: figure.title,
    description: [figure.see, figure.how, ...(figure.sources ?? [])].join(' '),
  };
  return withAttributes(picture(width, tall, words, figureStyle(theme), parts), theme);
}

const TITLE_KIND = { kind: 'title' };

interface Cell {
  readonly panel: Panel;
  readonly legend: SvgLegend;
}

/** Panels side by side; `above` is what titles and legends take over their plots, px. */
interface Row {
  readonly cells: readonly Cell[];
  readonly titled: boolean;
  readonly above: number;
}

function rowsOf(panels: readonly Panel[], columns: number, width: number): Row[] {
  const rows: Row[] = [];
  for (let first = 0; first < panels.length; first += columns) {
    const cells = panels
      .slice(first, first + columns)
      .map((panel) => ({ panel, legend: svgLegendOf(panel, width - ROOM_LEFT) }));
    const titled = cells.some(({ panel }) => panelTitle(panel) !== null);
    const legend = Math.max(...cells.map((cell) => cell.legend.height));
    rows.push({ cells, titled, above: (titled ? PANEL_TITLE : 0) + legend + HEADROOM_PX });
  }
  return rows;
}

interface Place {
  readonly top: number;
  readonly titled: boolean;
  readonly above: number;
  readonly plotHeight: number;
  readonly columnWidth: number;
}

function cellParts({ panel, legend }: Cell, column: number, place: Place, id: string): string[] {
  const left = MARGIN_PX + column * (place.columnWidth + MARGIN_PX);
  const plotTop = place.top + place.above;
  const plot = {
    left: left + ROOM_LEFT,
    right: left + place.columnWidth,
    top: plotTop,
    bottom: plotTop + place.plotHeight,
  };
  const words = panelTitle(panel);
  const title = words === null ? [] : [text(plot.left, place.top + 14, words, BOLD)];
  return [
    ...title,
    ...legend.parts(plot.left, place.top + (place.titled ? PANEL_TITLE : 0)),
    ...panelParts(panel, plot, id),
  ];
}

const BOLD = { kind: 'panel-title' };

interface FooterLine {
  readonly text: string;
  readonly kind?: string;
}

/** What to see, then quietly all that stands behind it. */
function footerLines(figure: Figure, width: number): FooterLine[] {
  const sources = citationsOf(figure);
  const quiet = [
    ...(figure.claims ?? []).map(sayClaim),
    ...residualsOf(figure),
    figure.how,
    ...figure.notes,
    ...(sources.length > 0 ? [`Sources: ${sources.join('; ')}.`] : []),
  ];
  return [
    ...wrapWords(figure.see, width).map((words) => ({ text: words })),
    ...quiet.flatMap((sentence) =>
      wrapWords(sentence, width).map((words) => ({ text: words, kind: 'quiet' })),
    ),
  ];
}
