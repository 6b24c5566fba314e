/** A table of Markdown; cells are written as they are. */
export function markdownTable(
  header: readonly string[],
  lines: readonly (readonly string[])[],
): string {
  const written = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [written(header), written(header.map(() => '---')), ...lines.map(written)].join('\n');
}
