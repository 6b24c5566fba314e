import { sayEstimate } from '../../core/estimate-words';
import { axisOf, pointName } from '../../core/series';
import type { SeriesResult } from '../../core/series-result';
import { seriesFigures } from '../../figures/series/series-figures';
import { byValue, estimateOf, quantitiesOf } from '../../figures/series/series-result';

/** A table of what a series came to: a row a point, a column a quantity; then what its figures note. */
export function saySeries(series: SeriesResult): string {
  const axis = axisOf(series.experiment);
  const quantities = quantitiesOf(series);
  const rows = byValue(series).map((point) => [
    pointName(axis, point.value),
    String(point.seeds.length),
    ...quantities.map(({ id, decimals }) => {
      const estimate = estimateOf(point, id);
      if (estimate === null) return 'none';
      const { mean, standardError, seeds } = estimate;
      const few = seeds < point.seeds.length ? ` (${seeds})` : '';
      return `${sayEstimate(mean, standardError, decimals)}${few}`;
    }),
  ]);
  const heads = [
    'point',
    'seeds',
    ...quantities.map(({ id, unit }) => (unit === null ? id : `${id}, ${unit}`)),
  ];
  const notes = seriesFigures(series).flatMap((figure) => figure.notes);
  return [...columns([heads, ...rows]), ...new Set(notes)].join('\n');
}

/** Rows of cells, each column as wide as its widest. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] + 2))
      .join('')
      .trimEnd(),
  );
}
