/** Cells of comma-separated values by the names of their columns; quoted cells are unquoted. */
export function readCsv(text: string): Record<string, string[]> {
  const [head, ...rows] = text.replace(/\n$/, '').split('\n').map(cells);
  return Object.fromEntries(head.map((name, column) => [name, rows.map((row) => row[column])]));
}

function cells(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}
