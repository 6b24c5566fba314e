/** One column of a CSV file. */
export interface CsvColumn<Row> {
  /** With its unit: 'temperature_K' */
  readonly name: string;
  /** Null is written as an empty cell. */
  readonly value: (row: Row) => number | string | null;
}

function cell(value: number | string | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would compute what begins so.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function csvHeader<Row>(columns: readonly CsvColumn<Row>[]): string {
  return `${columns.map((column) => cell(column.name)).join(',')}\n`;
}

/** Rows without the header, so that a long file can be written in parts. */
export function csvRows<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return rows
    .map((row) => `${columns.map((column) => cell(column.value(row))).join(',')}\n`)
    .join('');
}

/** A whole CSV file; numbers with all their digits. */
export function writeCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return csvHeader(columns) + csvRows(columns, rows);
}
