import type { FigureKind } from './figure-kind';
import type { MeasuredGlass } from './glass';

/** A column as it is kept in a file; null where the glass lacks what it takes. */
export interface RecordedColumn {
  readonly mean: readonly number[];
  /** Standard errors; null where none are known */
  readonly error: readonly number[] | null;
}

/** A glass with what figures need of it, as plain data that JSON can hold. */
export interface RecordedGlass extends Omit<MeasuredGlass, 'columns'> {
  /** By the id of the figure kind, then by column; a kind that was not measured is missing */
  readonly columns: Readonly<
    Record<string, Readonly<Record<string, RecordedColumn | null>> | undefined>
  >;
}

/** Digits that are kept: more than any figure shows */
const DIGITS = 5;

/** Between the id of a kind and the name of a column */
const BETWEEN = '/';

/** The name of a column of one figure kind, where several kinds are measured together. */
export function columnOfKind({ id }: Pick<FigureKind, 'id'>, column: string): string {
  return `${id}${BETWEEN}${column}`;
}

/** A glass to be kept, of one whose columns are named by `columnOfKind`. */
export function recordedGlass({ columns, ...glass }: MeasuredGlass): RecordedGlass {
  const kinds: Record<string, Record<string, RecordedColumn | null>> = {};
  for (const [name, column] of Object.entries(columns)) {
    const [kind, ...rest] = name.split(BETWEEN);
    kinds[kind] ??= {};
    kinds[kind][rest.join(BETWEEN)] = column && {
      mean: rounded(column.mean),
      error: column.error && rounded(column.error),
    };
  }
  return { ...glass, columns: kinds };
}

/** What a kept glass has for a figure kind; null where that was not measured. */
export function glassForKind(
  { columns, ...glass }: RecordedGlass,
  { id }: Pick<FigureKind, 'id'>,
): MeasuredGlass | null {
  const kept = columns[id];
  if (!kept) return null;
  const entries = Object.entries(kept).map(
    ([name, column]) =>
      [
        name,
        column && {
          mean: Float64Array.from(column.mean),
          error: column.error && Float64Array.from(column.error),
        },
      ] as const,
  );
  return { ...glass, columns: Object.fromEntries(entries) };
}

const rounded = (values: Float64Array) =>
  Array.from(values, (value) => Number(value.toPrecision(DIGITS)));
