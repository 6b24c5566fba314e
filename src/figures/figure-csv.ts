import { type CsvColumn, writeCsv } from '../formats/csv';
import { type Axis, curvesOf, type Figure, type Series } from './figure';

/** Cells of one column, from the top; what is missing below is empty. */
interface Column {
  readonly head: string;
  readonly cells: readonly (number | string | null)[];
}

/**
 * Comma-separated values of all that a figure draws, with all digits. Each set of x values has a column,
 * with its unit in the header, and to its right the series that share it:
 * 'r_A,g_Si-O,g_Si-O_standard_error'. The name of a later x column begins with the series that it belongs to. A series that two panels draw
 * stands there once. Marks follow, and last the files that all was
 * measured of.
 */
export function figureCsv(figure: Figure): string {
  const { sources = [] } = figure;
  const origin = sources.length === 0 ? [] : [{ head: 'source', cells: sources }];
  const columns = [...seriesColumns(figure), ...markColumns(figure), ...origin];
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length));
  const table = columns.map(
    ({ head, cells }): CsvColumn<number> => ({ name: head, value: (row) => cells[row] ?? null }),
  );
  return writeCsv(
    table,
    Array.from({ length: rows }, (_, row) => row),
  );
}

function seriesColumns(figure: Figure): Column[] {
  const used = new Set<string>();
  return grouped(figure).flatMap(({ axis, x, curves }): Column[] => {
    const plain = headOf(axis);
    const head = used.has(plain) ? `${curves[0].series.id}_${plain}` : plain;
    used.add(head);
    return [
      { head, cells: said(axis, x) },
      ...curves.flatMap(({ series, y }) => valueColumns(series, y)),
    ];
  });
}

function valueColumns({ id, y, error, labels, sizes }: Series, { unit }: Axis): Column[] {
  const inUnit = (of: string | null) => (of === null ? '' : `_${plainUnit(of)}`);
  return [
    { head: `${id}${inUnit(unit)}`, cells: y },
    ...(error === null ? [] : [{ head: `${id}_standard_error${inUnit(unit)}`, cells: error }]),
    ...(labels ? [{ head: `${id}_name`, cells: labels }] : []),
    ...(sizes ? [{ head: `${id}_${sizes.name}${inUnit(sizes.unit)}`, cells: sizes.values }] : []),
  ];
}

function markColumns({ panels }: Figure): Column[] {
  const marked = panels.filter(({ marks }) => marks.length > 0);
  return marked.flatMap(({ x, marks }, i) => {
    const before = marked.length > 1 ? `mark_${i + 1}` : 'mark';
    return [
      { head: `${before}_${headOf(x)}`, cells: marks.map((mark) => mark.x) },
      { head: before, cells: marks.map(({ name }) => name) },
      { head: `${before}_source`, cells: marks.map(({ citation }) => citation) },
    ];
  });
}

/** Series that share their x values, each with its vertical axis. */
interface Group {
  readonly axis: Axis;
  readonly x: readonly number[];
  readonly curves: { readonly series: Series; readonly y: Axis }[];
}

/** The series of all panels in the order in which they come; one that is drawn twice comes once. */
function grouped({ panels }: Figure): Group[] {
  const groups: Group[] = [];
  const known = new Set<string>();
  for (const panel of panels) {
    for (const series of curvesOf(panel)) {
      if (known.has(series.id)) continue;
      known.add(series.id);
      const alike = groups.find(
        ({ axis, x }) =>
          sameNames(axis, panel.x) && headOf(axis) === headOf(panel.x) && sameNumbers(x, series.x),
      );
      const curve = { series, y: panel.y };
      if (alike) alike.curves.push(curve);
      else groups.push({ axis: panel.x, x: series.x, curves: [curve] });
    }
  }
  return groups;
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((value, i) => value === b[i]));
}

function headOf({ column, unit }: Axis): string {
  return unit === null ? column : `${column}_${plainUnit(unit)}`;
}

/** Units as they stand in the headers of Vitrine's other files: 'g_cm3', 'A'. */
function plainUnit(unit: string): string {
  return unit
    .replaceAll('Å⁻¹', 'per_A')
    .replaceAll('Å', 'A')
    .replaceAll('°', 'degree')
    .replaceAll('mol%', 'mol_percent')
    .replaceAll('%', 'percent')
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .replaceAll('/', '_')
    .replaceAll(' ', '_');
}

function said({ categories }: Axis, values: readonly number[]): readonly (number | string)[] {
  return categories === null ? values : values.map((value) => categories[value] ?? value);
}

function sameNames({ categories: a }: Axis, { categories: b }: Axis): boolean {
  return a === b || (a?.length === b?.length && (a ?? []).every((name, i) => name === b?.[i]));
}
