import {
  type Axis,
  type ColourRole,
  categoryAxis,
  idOf,
  type Panel,
  SIDE_BY_SIDE,
} from '../figure';
import type { MeasuredGlass } from '../glass';

/** A row of shares: which column of the glass, and what its entries are called. */
export interface BarRow {
  /** Of the glass's columns; entry k is the share of bar k, 0 to 1 */
  readonly column: string;
  /** In a file's header */
  readonly id: string;
  readonly title: string;
  /** Of the horizontal axis, and its name in a file */
  readonly x: { readonly label: string; readonly column: string };
  /** A word for each entry; null keeps the entries' numbers */
  readonly bars: readonly string[] | null;
  /** The numbers that are shown, where entries keep theirs */
  readonly from: number;
  /** Of one glass alone */
  readonly colour: ColourRole;
}

const PERCENT = 100;

/** A panel of bars in percent, side by side for several glasses; empty for glasses without the row. */
export function barPanel(glasses: readonly MeasuredGlass[], row: BarRow, y: Axis): Panel {
  const { bars, from } = row;
  const many = glasses.length > 1;
  return {
    title: row.title,
    x: bars
      ? categoryAxis(row.x.label, row.x.column, bars)
      : { ...row.x, unit: null, range: [null, null], categories: null },
    y,
    series: glasses.flatMap(({ name, columns }, i) => {
      const column = columns[row.column];
      if (!column) return [];
      const shown = Array.from(column.mean.keys()).slice(from);
      return [
        {
          id: many ? `${row.id}_${idOf(name)}` : row.id,
          name,
          kind: 'bars' as const,
          x: shown,
          y: shown.map((k) => PERCENT * column.mean[k]),
          error: column.error && shown.map((k) => PERCENT * (column.error?.[k] ?? 0)),
          colour: many ? SIDE_BY_SIDE[i % SIDE_BY_SIDE.length] : row.colour,
          dash: 'solid' as const,
        },
      ];
    }),
    overlays: [],
    marks: [],
  };
}

/** Shares by whole number as a column whose entry k is the share of k, up to `largest`. */
export function shareColumn(
  fractions: Readonly<Record<string, number>> | null,
  largest: number,
): number[] | null {
  if (fractions === null) return null;
  return Array.from({ length: largest + 1 }, (_, k) => fractions[k] ?? 0);
}
