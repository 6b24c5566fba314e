import type { Layout, LayoutAxis } from 'plotly.js';
import { type FigurePalette, PALETTES } from '../../figures/palette';

export type Theme = keyof typeof PALETTES;

/** The colours of a theme and the page's type, read where a chart stands. */
export interface ChartStyle {
  readonly palette: FigurePalette;
  readonly font: string;
  /** px */
  readonly size: number;
  /** Factor on the widths of lines: more than 1 for a projector */
  readonly stroke: number;
}

export function readChartStyle(element: Element, theme: Theme): ChartStyle {
  const style = getComputedStyle(element);
  return {
    palette: PALETTES[theme],
    font: style.fontFamily,
    size: Math.round(0.88 * Number.parseFloat(style.fontSize)),
    stroke: Number(style.getPropertyValue('--stroke')) || 1,
  };
}

/** A colour '#rrggbb' with an opacity. */
export function translucent(colour: string, opacity: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${channels.join(', ')}, ${opacity})`;
}

/** The largest number of ticks on an axis. */
export const AXIS_TICKS = 5;

/** Thin lines, few ticks, nothing that a pointer can drag out of place. */
export function axisStyle(
  { palette, size, stroke }: ChartStyle,
  title: string,
): Partial<LayoutAxis> {
  return {
    title: { text: title, standoff: 6, font: { color: palette.inkQuiet, size } },
    color: palette.inkQuiet,
    tickfont: { size },
    showline: true,
    linecolor: palette.line,
    linewidth: stroke,
    ticks: 'outside',
    ticklen: 4,
    tickcolor: palette.line,
    nticks: AXIS_TICKS,
    showgrid: false,
    zeroline: false,
    fixedrange: true,
    automargin: false,
    showspikes: false,
  };
}

export function baseLayout({ palette, font, size }: ChartStyle): Partial<Layout> {
  return {
    paper_bgcolor: 'transparent',
    plot_bgcolor: 'transparent',
    font: { family: font, size, color: palette.ink },
    margin: { l: 4.4 * size, r: 14, t: 8, b: 3.2 * size, pad: 0 },
    showlegend: false,
    hoverlabel: {
      bgcolor: palette.paper,
      bordercolor: palette.line,
      font: { family: font, size, color: palette.ink },
    },
    barmode: 'group',
    bargap: 0.2,
    uirevision: 'fixed',
  };
}
