/** Cells of comma-separated values by the names of their columns; quoted cells are unquoted. */
export function readCsv(text: string): Record<string, string[]> {
  const [head, ...rows] = text.replace(/\n$/, '').split('\n').map(cells);
  return Object.fromEntries(head.map((name, column) => [name, rows.map((row) => row[column])]));
}

function cells(row: string): string[] {
  const found: string[] = [];
  // A comma in front of every cell, so that an empty one is matched too.
  for (const [, quoted, plain] of `,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)) {
    found.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
  }
  return found;
}
