import type { Layout, LayoutAxis } from 'plotly.js';

/** The page's colours and type, read where a chart stands. */
export interface ChartStyle {
  readonly ink: string;
  readonly inkQuiet: string;
  readonly line: string;
  readonly panel: string;
  readonly b4: string;
  readonly simulation: string;
  readonly experiment: string;
  /** Of what runs side by side */
  readonly curves: readonly string[];
  readonly silicon: string;
  readonly sodium: string;
  readonly calcium: string;
  readonly font: string;
  /** px */
  readonly size: number;
  /** Factor on the widths of lines: more than 1 for a projector */
  readonly stroke: number;
}

/** Custom properties of the curves that run side by side. */
export const CURVES: readonly string[] = Array.from({ length: 9 }, (_, i) => `--curve-${i + 1}`);

export function readChartStyle(element: Element): ChartStyle {
  const style = getComputedStyle(element);
  const property = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: property('--ink'),
    inkQuiet: property('--ink-quiet'),
    line: property('--line-strong'),
    panel: property('--panel'),
    b4: property('--b4'),
    simulation: property('--sim'),
    experiment: property('--exp'),
    curves: CURVES.map((name) => property(name)),
    silicon: property('--si'),
    sodium: property('--na'),
    calcium: property('--ca'),
    font: style.fontFamily,
    size: Math.round(0.88 * Number.parseFloat(style.fontSize)),
    stroke: Number(property('--stroke')) || 1,
  };
}

/** Thin lines, few ticks, nothing that a pointer can drag out of place. */
export function axis(style: ChartStyle, title: string | null): Partial<LayoutAxis> {
  return {
    title: { text: title ?? '', standoff: 6, font: { color: style.inkQuiet, size: style.size } },
    color: style.inkQuiet,
    tickfont: { size: style.size },
    showline: true,
    linecolor: style.line,
    linewidth: style.stroke,
    ticks: 'outside',
    ticklen: 4,
    tickcolor: style.line,
    nticks: 5,
    showgrid: false,
    zeroline: false,
    fixedrange: true,
    automargin: false,
  };
}

export function baseLayout(style: ChartStyle): Partial<Layout> {
  return {
    paper_bgcolor: 'transparent',
    plot_bgcolor: 'transparent',
    font: { family: style.font, size: style.size, color: style.ink },
    margin: { l: 52, r: 14, t: 12, b: 40, pad: 0 },
    showlegend: false,
    hovermode: 'x',
    hoverlabel: {
      bgcolor: style.panel,
      bordercolor: style.line,
      font: { family: style.font, size: style.size, color: style.ink },
    },
    modebar: { bgcolor: style.panel, color: style.inkQuiet, activecolor: style.ink },
    uirevision: 'fixed',
  };
}
