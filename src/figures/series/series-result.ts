import { axisOf } from '../../core/series';
import {
  type SeriesPointResult,
  type SeriesResult,
  serialiseSeriesResult,
} from '../../core/series-result';
import { type CsvColumn, writeCsv } from '../../formats/csv';
import type { Average } from '../../structure/block-average';
import { replicaAverage } from '../../structure/replica-average';
import { SERIES_QUANTITIES } from './series-quantities';

/** A mean over seeds; its standard error is from their spread, null of a single one. */
export interface SeriesEstimate extends Average {
  /** How many seeds have the quantity */
  readonly seeds: number;
}

/** What the seeds of a point come to; null where none has the quantity. */
export function estimateOf({ seeds }: SeriesPointResult, quantity: string): SeriesEstimate | null {
  const values = seeds.flatMap(({ values: of }) => of[quantity] ?? []);
  if (values.length === 0) return null;
  return { ...replicaAverage(values), seeds: values.length };
}

/** The quantities that some point has, in the order of tables. */
export function quantitiesOf({ points }: SeriesResult) {
  return SERIES_QUANTITIES.filter(({ id }) => points.some((point) => estimateOf(point, id)));
}

/**
 * A row a point that is finished, in the order of the axis: its value, its name, and of each quantity
 * the mean over seeds, its standard error and the number of seeds.
 */
export function seriesCsv(series: SeriesResult): string {
  const axis = axisOf(series.experiment);
  const columns: CsvColumn<SeriesPointResult>[] = [
    { name: headed(axis.column, axis.unit), value: ({ value }) => value },
    { name: 'atoms', value: ({ atoms }) => atoms },
    { name: 'seeds', value: ({ seeds }) => seeds.length },
    ...quantitiesOf(series).flatMap(({ id, unit }): CsvColumn<SeriesPointResult>[] => [
      { name: headed(id, unit), value: (point) => estimateOf(point, id)?.mean ?? null },
      {
        name: headed(`${id}_standard_error`, unit),
        value: (point) => estimateOf(point, id)?.standardError ?? null,
      },
      { name: `${id}_seeds`, value: (point) => estimateOf(point, id)?.seeds ?? 0 },
    ]),
  ];
  return writeCsv(columns, byValue(series));
}

/** The finished points, by rising value. */
export function byValue({ points }: SeriesResult): SeriesPointResult[] {
  return points.filter(({ seeds }) => seeds.length > 0).sort((a, b) => a.value - b.value);
}

function headed(name: string, unit: string | null): string {
  if (unit === null) return name;
  const plain = unit
    .replace('mol%', 'mol_percent')
    .replace('%', 'percent')
    .replace('°', 'degree')
    .replace('Å⁶', 'A6')
    .replace('Å', 'A')
    .replace('³', '3')
    .replace(/[/·]/g, '_');
  return `${name}_${plain}`;
}

/** A series as series.json has it: with what the seeds of each point come to. */
export function seriesJson(series: SeriesResult): Record<string, unknown> {
  const quantities = quantitiesOf(series);
  return serialiseSeriesResult(series, (point) =>
    Object.fromEntries(quantities.map(({ id }) => [id, estimateOf(point, id)])),
  );
}
