import { type Axis, axisTitle, curvesOf, type Mark, type Panel } from './figure';
import { type AxisRange, panelRange } from './panel-range';
import {
  logarithmicLabels,
  logarithmicScale,
  logarithmicTicks,
  scale,
  tickLabels,
  ticks,
} from './scale';
import { seriesParts } from './series-svg';
import { clipped, line, text } from './svg';
import { FONT_SIZE, strokeOf } from './svg-style';
import { textWidth } from './text-width';

/** Where the axes of a panel cross the page, px. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The room that tick labels and the axis title take to the left of a plot and below it, px. */
export const ROOM_LEFT = 60;
export const ROOM_BELOW = 52;

/** A tick about every so many px */
const TICK_SPACING_X = 48;
const TICK_SPACING_Y = 45;
/** Marks' names stand at least so far apart, px. */
const MARK_SPACING = FONT_SIZE + 1;

/**
 * The axes of a panel and what is drawn on them.
 *
 * @param id unique in the picture
 */
export function panelParts(panel: Panel, plot: Plot, id: string): string[] {
  const range = panelRange(panel);
  const straight = panel.x.logarithmic ? logarithmicScale : scale;
  const x = straight(range.x, [plot.left, plot.right]);
  const y = scale(range.y, [plot.bottom, plot.top]);
  const curves = seriesParts(panel, x, y, range);
  const marks = placedMarks(panel.marks, range.x, x);
  const room = [plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top] as const;
  return [
    ...horizontalAxis(panel.x, range.x, x, plot),
    ...verticalAxis(panel.y, range.y, y, plot),
    ...marks.map(({ place, mark }) =>
      line(place, plot.top, place, plot.bottom, `mark ${strokeOf(mark.colour)}`),
    ),
    clipped(id, room, curves.inside),
    ...curves.above,
    ...marks.map(({ beside, mark }) =>
      text(beside, plot.top, mark.name, { anchor: 'end', kind: 'quiet halo', upright: true }),
    ),
    ...(curvesOf(panel).some((series) => series.x.length > 0) ? [] : [nothing(plot)]),
  ];
}

const nothing = ({ left, right, top, bottom }: Plot) =>
  text((left + right) / 2, (top + bottom) / 2, 'Nothing to draw', {
    anchor: 'middle',
    kind: 'quiet',
  });

function horizontalAxis(axis: Axis, range: AxisRange, x: (value: number) => number, plot: Plot) {
  const { left, right, bottom } = plot;
  const most = Math.max(2, (right - left) / TICK_SPACING_X);
  const values = axis.categories
    ? axis.categories.map((_, i) => i)
    : (axis.logarithmic ? logarithmicTicks : ticks)(range, most);
  const labels = axis.categories ?? (axis.logarithmic ? logarithmicLabels : tickLabels)(values);
  const slot = (right - left) / Math.max(1, values.length);
  const staggered = axis.categories !== null && tooWide(axis.categories, slot);
  return [
    line(left, bottom, right, bottom, 'axis'),
    ...values.flatMap((value, i) => {
      if (value < range[0] || value > range[1]) return [];
      const drop = staggered && i % 2 === 1 ? FONT_SIZE : 0;
      return [
        line(x(value), bottom, x(value), bottom + 4, 'axis'),
        text(x(value), bottom + 17 + drop, labels[i], { anchor: 'middle', kind: 'quiet' }),
      ];
    }),
    text((left + right) / 2, bottom + (staggered ? 46 : 36), axisTitle(axis), {
      anchor: 'middle',
      kind: 'quiet',
    }),
  ];
}

/** Whether words side by side would touch: every other one then stands lower. */
const tooWide = (words: readonly string[], slot: number) =>
  words.some((word) => textWidth(word) > slot - 6);

function verticalAxis(axis: Axis, range: AxisRange, y: (value: number) => number, plot: Plot) {
  const { left, top, bottom } = plot;
  const values = ticks(range, Math.max(2, (bottom - top) / TICK_SPACING_Y));
  const labels = tickLabels(values);
  return [
    line(left, top, left, bottom, 'axis'),
    ...values.flatMap((value, i) => [
      line(left - 4, y(value), left, y(value), 'axis'),
      text(left - 8, y(value) + 4, labels[i], { anchor: 'end', kind: 'quiet' }),
    ]),
    text(left - ROOM_LEFT + FONT_SIZE, (top + bottom) / 2, axisTitle(axis), {
      anchor: 'middle',
      kind: 'quiet',
      upright: true,
    }),
  ];
}

interface PlacedMark {
  readonly mark: Mark;
  /** px from the left */
  readonly place: number;
  /** Where its name stands, px from the left */
  readonly beside: number;
}

/** Marks with their names beside them, kept apart where places are near. */
function placedMarks(
  marks: readonly Mark[],
  [from, to]: AxisRange,
  x: (value: number) => number,
): PlacedMark[] {
  let free = Number.NEGATIVE_INFINITY;
  return [...marks]
    .filter((mark) => mark.x >= from && mark.x <= to)
    .sort((a, b) => a.x - b.x)
    .map((mark) => {
      const place = x(mark.x);
      const beside = Math.max(place + FONT_SIZE, free);
      free = beside + MARK_SPACING;
      return { mark, place, beside };
    });
}
