import type { Data, Layout, Shape } from 'plotly.js';
import { type Axis, axisTitle, curvesOf, type Mark, type Panel } from '../../figures/figure';
import { panelRange } from '../../figures/panel-range';
import { logarithmicLabels, logarithmicTicks, tickLabels, ticks } from '../../figures/scale';
import { textWidth } from '../../figures/text-width';
import { AXIS_TICKS, axisStyle, baseLayout, type ChartStyle, translucent } from './chart-style';
import { type Hover, markTrace, seriesTraces } from './series-traces';

/** What a chart shows, given the page's style. */
export interface Drawing {
  readonly traces: Data[];
  readonly layout: Partial<Layout>;
}

/** A stretch of the horizontal axis. */
export interface AxisStretch {
  readonly from: number;
  readonly to: number;
}

/** Curves that one label under the pointer has room for */
const MOST_IN_ONE_LABEL = 7;

/** Half the width of what stands for a stretch without one, as a share of the axis */
const LEAST_STRETCH_SHARE = 0.003;

/**
 * A panel as plotly draws it. The ranges of the axes are those of the saved picture.
 *
 * @param selected what is highlighted; null for nothing
 */
export function panelDrawing(
  panel: Panel,
  style: ChartStyle,
  selected: AxisStretch | null,
): Drawing {
  const range = panelRange(panel);
  const curves = curvesOf(panel);
  const hover = hoverOf(panel);
  const traces = (layer: 'behind' | 'front') =>
    curves.flatMap((series) => seriesTraces(panel, series, style, layer, hover));
  const marks = panel.marks.filter(({ x }) => x >= range.x[0] && x <= range.x[1]);
  return {
    traces: [
      ...traces('behind'),
      ...traces('front'),
      ...marks.map((mark) => markTrace(mark, range.y, style)),
    ],
    layout: {
      ...baseLayout(style),
      hovermode: hover === 'together' ? 'x unified' : 'closest',
      xaxis: {
        ...panelAxis(panel.x, style),
        ...(panel.series.some(({ kind }) => kind === 'bars') ? { dtick: 1 } : {}),
        ...logarithmic(panel.x, range.x),
        hoverformat: '.4~g',
        ...hoverTitle(panel.x),
      },
      yaxis: { ...panelAxis(panel.y, style), range: [...range.y], ...upright(panel.y, style) },
      margin: marginOf(panel.y, range.y, style),
      shapes: [
        ...marks.map((mark) => markShape(mark, style)),
        ...(selected ? [stretchShape(panel, selected, range.x, style)] : []),
      ],
    },
  };
}

/** The reach of the horizontal axis, as plotly takes it: of a logarithmic one the powers of ten. */
function logarithmic(axis: Axis, range: readonly [number, number]): Partial<Layout['xaxis']> {
  if (!axis.logarithmic) return { range: [...range] };
  const values = logarithmicTicks(range, AXIS_TICKS);
  return {
    type: 'log',
    range: range.map(Math.log10),
    tickmode: 'array',
    tickvals: values,
    ticktext: logarithmicLabels(values),
  };
}

/** With its unit, where all curves share a label. */
function hoverTitle({ unit, categories }: Axis): object {
  return unit === null || categories !== null
    ? {}
    : { unifiedhovertitle: { text: `%{x:.4~g} ${unit}` } };
}

function panelAxis(axis: Axis, style: ChartStyle): Partial<Layout['xaxis']> {
  const { categories } = axis;
  const base = axisStyle(style, axisTitle(axis));
  if (categories === null) return base;
  return {
    ...base,
    tickmode: 'array',
    tickvals: categories.map((_, i) => i),
    ticktext: [...categories],
  };
}

/** Letters of a vertical axis's title that a low chart has room for */
const MOST_UPRIGHT_LETTERS = 22;

/** A long title of a vertical axis, in two lines: the unit in the second. */
function upright(axis: Axis, style: ChartStyle): Partial<Layout['yaxis']> {
  if (axisTitle(axis).length <= MOST_UPRIGHT_LETTERS) return {};
  const { title } = axisStyle(style, axisTitle(axis).replace(/, (?=[^,]*$)/, '<br>'));
  return { title };
}

/** px between the axis and its tick labels, and between those and the title */
const LABEL_GAP_PX = 8;
const TITLE_GAP_PX = 8;

/** Room at the left for the title beside the widest tick label, whatever decimals it has. */
function marginOf(
  axis: Axis,
  range: readonly [number, number],
  style: ChartStyle,
): Partial<Layout['margin']> {
  const { size } = style;
  const { margin } = baseLayout(style);
  const lines = axisTitle(axis).length > MOST_UPRIGHT_LETTERS ? 2 : 1;
  const labels = axis.categories ?? tickLabels(ticks(range, AXIS_TICKS));
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, size)));
  const needed = LABEL_GAP_PX + widest + TITLE_GAP_PX + 1.3 * lines * size;
  return { ...margin, l: Math.max((margin?.l ?? 0) + 1.3 * (lines - 1) * size, needed) };
}

/** Together where curves run side by side along the axis and one label has room for them. */
function hoverOf({ series }: Panel): Hover {
  const named = series.filter(({ faint }) => !faint);
  const rising = named.every(
    ({ kind, x }) =>
      (kind === 'line' || x.length === 1) && x.every((value, i) => i === 0 || value >= x[i - 1]),
  );
  return rising && named.length <= MOST_IN_ONE_LABEL ? 'together' : 'apart';
}

function markShape({ x, colour, origin }: Mark, { palette, stroke }: ChartStyle): Partial<Shape> {
  return {
    type: 'line',
    xref: 'x',
    yref: 'paper',
    x0: x,
    x1: x,
    y0: 0,
    y1: 1,
    layer: 'below',
    line: {
      color: palette.roles[colour],
      width: stroke,
      dash: origin === 'experiment' ? 'dash' : 'dot',
    },
  };
}

/** Bars are highlighted with the room around them. */
function stretchShape(
  panel: Panel,
  { from, to }: AxisStretch,
  [least, most]: readonly [number, number],
  { palette, stroke }: ChartStyle,
): Partial<Shape> {
  const bars = panel.series.some(({ kind }) => kind === 'bars');
  const clear = bars ? 0.5 : from === to ? LEAST_STRETCH_SHARE * (most - least) : 0;
  const whole = bars ? Math.round : (value: number) => value;
  return {
    type: 'rect',
    xref: 'x',
    yref: 'paper',
    x0: Math.max(least, whole(from) - clear),
    x1: Math.min(most, whole(to) + clear),
    y0: 0,
    y1: 1,
    layer: 'below',
    fillcolor: translucent(palette.ink, 0.1),
    line: { color: palette.line, width: stroke },
  };
}
