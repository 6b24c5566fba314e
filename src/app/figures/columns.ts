/** A table by columns; heads carry the units: 'time_ps'. */
export type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** Comma-separated values of columns of equal length, with a head line. */
export function columnsToCsv(columns: Columns): string {
  const values = Object.values(columns);
  const rows = Array.from({ length: values[0]?.length ?? 0 }, (_, row) =>
    values.map((column) => shortest(column[row])).join(','),
  );
  return `${[Object.keys(columns).join(','), ...rows].join('\n')}\n`;
}

/** Seven significant digits are more than any figure's data hold; nothing for what is no number. */
function shortest(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(7))) : '';
}
