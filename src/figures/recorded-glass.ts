import { compositionFrom, type OxideShares, writtenComposition } from '../core/composition';
import type { FigureKind, FigureMeasurement } from './figure-kind';
import type { MeasuredGlass, Sampling } from './glass';

/** A column as it is kept in a file; null where the glass lacks what it takes. */
export interface RecordedColumn {
  readonly mean: readonly number[];
  /** Standard errors; null where none are known */
  readonly error: readonly number[] | null;
}

/** A glass with what figures need of it, as plain data that JSON can hold. */
export interface RecordedGlass extends Omit<MeasuredGlass, 'columns' | 'composition'> {
  /** mol%; oxides that are left out are 0. Null of what holds no oxide */
  readonly composition: OxideShares | null;
  /** By the id of the measurement, then by column; one that was not made is missing */
  readonly columns: Readonly<
    Record<string, Readonly<Record<string, RecordedColumn | null>> | undefined>
  >;
  /** Of measurements that were made of other replicas than `sampling` says, by id */
  readonly samplings?: Readonly<Record<string, Sampling>>;
}

/** Digits that are kept: more than any figure shows */
const DIGITS = 5;

/** Between the id of a measurement and the name of a column */
const BETWEEN = '/';

/** The name of a column of one measurement, where several are made together. */
export function columnOf({ id }: Pick<FigureMeasurement, 'id'>, column: string): string {
  return `${id}${BETWEEN}${column}`;
}

/** A glass to be kept, of one whose columns are named by `columnOf`. */
export function recordedGlass({ columns, composition, ...glass }: MeasuredGlass): RecordedGlass {
  const kinds: Record<string, Record<string, RecordedColumn | null>> = {};
  for (const [name, column] of Object.entries(columns)) {
    const [kind, ...rest] = name.split(BETWEEN);
    kinds[kind] ??= {};
    kinds[kind][rest.join(BETWEEN)] = column && {
      mean: rounded(column.mean),
      error: column.error && rounded(column.error),
    };
  }
  const { name, ...made } = glass;
  return {
    name,
    composition: composition && writtenComposition(composition),
    ...made,
    columns: kinds,
  };
}

/**
 * What a kept glass has for a figure; null where the first of what the figure needs was not measured.
 * The others may be missing: the figure then says so. Its sampling is that of the first, and what was
 * measured of other replicas is left out, unless it is steady.
 */
export function glassForKind(
  { columns, samplings, ...glass }: RecordedGlass,
  { needs }: Pick<FigureKind, 'needs'>,
): MeasuredGlass | null {
  const [first] = needs;
  if (!columns[first.id]) return null;
  const sampling = samplings?.[first.id] ?? glass.sampling;
  const taken = needs.filter(
    ({ id, steady }) =>
      steady || (samplings?.[id] ?? glass.sampling).replicas === sampling.replicas,
  );
  const entries = taken.flatMap(({ id }) =>
    Object.entries(columns[id] ?? {}).map(
      ([name, column]) =>
        [
          name,
          column && {
            mean: Float64Array.from(column.mean),
            error: column.error && Float64Array.from(column.error),
          },
        ] as const,
    ),
  );
  const composition = glass.composition && compositionFrom(glass.composition);
  return { ...glass, composition, sampling, columns: Object.fromEntries(entries) };
}

/**
 * Two records of one glass made alike: of each measurement the one with more replicas, the later one of
 * equals.
 */
export function joined(before: RecordedGlass, later: RecordedGlass): RecordedGlass {
  const columns: Record<string, RecordedGlass['columns'][string]> = {};
  const samplings: Record<string, Sampling> = {};
  for (const id of new Set([...Object.keys(before.columns), ...Object.keys(later.columns)])) {
    const [best] = [later, before]
      .filter((glass) => glass.columns[id] !== undefined)
      .sort((a, b) => samplingOf(b, id).replicas - samplingOf(a, id).replicas);
    columns[id] = best.columns[id];
    samplings[id] = samplingOf(best, id);
  }
  const most = later.sampling.replicas >= before.sampling.replicas ? later : before;
  const others = Object.entries(samplings).filter(
    ([, { replicas }]) => replicas !== most.sampling.replicas,
  );
  const { samplings: _, ...glass } = most;
  return {
    ...glass,
    columns,
    ...(others.length > 0 ? { samplings: Object.fromEntries(others) } : {}),
  };
}

const samplingOf = ({ sampling, samplings }: RecordedGlass, id: string) =>
  samplings?.[id] ?? sampling;

const rounded = (values: Float64Array) =>
  Array.from(values, (value) => Number(value.toPrecision(DIGITS)));
