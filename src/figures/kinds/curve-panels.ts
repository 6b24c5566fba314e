import {
  type Axis,
  type ColourRole,
  idOf,
  type Mark,
  type Overlay,
  type Panel,
  type Series,
  SIDE_BY_SIDE,
} from '../figure';
import type { PaperPanel } from '../figure-kind';
import type { MeasuredGlass } from '../glass';

/** A curve of one glass: which column, and how it is drawn. */
export interface CurveColumn {
  /** Of the glass's columns */
  readonly column: string;
  /** In a file's header */
  readonly id: string;
  readonly name: string;
  readonly colour: ColourRole;
  readonly dash?: Series['dash'];
}

/** Curves that one glass has on the same axes. */
export interface CurveGroup {
  readonly title: string | null;
  readonly curves: readonly CurveColumn[];
  /** Where they differ from the figure's: its axes, its column of x values */
  readonly x?: Axis;
  readonly y?: Axis;
  readonly along?: string;
}

export interface CurveAxes {
  /** Name of the column of x values */
  readonly along: string;
  readonly x: Axis;
  readonly y: Axis;
}

/**
 * Panels of curves. One glass has a panel for each group; several are compared, a panel for each curve
 * that is worth it and that some of them have.
 *
 * @param compared the curves that are drawn of several glasses
 */
export function curvePanels(
  glasses: readonly MeasuredGlass[],
  axes: CurveAxes,
  groups: readonly CurveGroup[],
  compared: readonly CurveColumn[],
): Panel[] {
  const { along, x, y } = axes;
  if (glasses.length > 1) {
    const each = compared.map((curve) => comparedPanel(glasses, axes, [curve]));
    const drawn = each.filter(({ series }) => series.length > 0);
    return drawn.length > 0 ? drawn : each;
  }
  return groups.map((group) => ({
    title: group.title,
    x: group.x ?? x,
    y: group.y ?? y,
    series: glasses.flatMap((glass) =>
      group.curves.flatMap((curve) => seriesOf(glass, group.along ?? along, curve, curve)),
    ),
    overlays: [],
    marks: [],
  }));
}

/**
 * One panel of curves of every glass, each glass in its colour: solid the first curve, dashed the
 * second.
 */
export function comparedPanel(
  glasses: readonly MeasuredGlass[],
  { along, x, y }: CurveAxes,
  curves: readonly CurveColumn[],
): Panel {
  const many = curves.length > 1;
  return {
    title: curves.map(({ name }) => name).join(' and '),
    x,
    y,
    series: glasses.flatMap((glass, i) =>
      curves.flatMap((curve, c) =>
        seriesOf(
          glass,
          along,
          { ...curve, dash: c === 0 ? 'solid' : 'dashed' },
          {
            id: `${curve.id}_${idOf(glass.name)}`,
            name: many ? `${glass.name}, ${curve.name}` : glass.name,
            colour: SIDE_BY_SIDE[i % SIDE_BY_SIDE.length],
          },
        ),
      ),
    ),
    overlays: [],
    marks: [],
  };
}

function seriesOf(
  { columns }: MeasuredGlass,
  along: string,
  { column, dash = 'solid' }: CurveColumn,
  called: Pick<Series, 'id' | 'name' | 'colour'>,
): Series[] {
  const x = columns[along];
  const y = columns[column];
  if (!x || !y) return [];
  const length = Math.min(x.mean.length, y.mean.length);
  return [
    {
      id: called.id,
      name: called.name,
      kind: 'line',
      x: Array.from(x.mean.subarray(0, length)),
      y: Array.from(y.mean.subarray(0, length)),
      error: y.error === null ? null : Array.from(y.error.subarray(0, length)),
      colour: called.colour,
      dash,
    },
  ];
}

/** Panels as the paper places them, in its order. */
export function placed(panels: readonly Panel[], places: readonly PaperPanel[]): Panel[] {
  return panels.map((panel, i) => ({
    ...panel,
    place: places[i]?.place,
    title: places[i]?.title ?? panel.title,
  }));
}

/** Panels with marks on those for which `of` finds any. */
export function withMarks(
  panels: readonly Panel[],
  of: (panel: Panel) => readonly Mark[],
): Panel[] {
  return panels.map((panel) => ({ ...panel, marks: of(panel) }));
}

/** Panels with an overlay on each. */
export function withOverlay(panels: readonly Panel[], overlay: Overlay): Panel[] {
  return panels.map((panel) => ({ ...panel, overlays: [...panel.overlays, overlay] }));
}
