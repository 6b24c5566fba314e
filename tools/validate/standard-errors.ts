import type { Comparison } from './comparison';
import { markdownTable } from './markdown';
import { sayChance, sayDigits, sayRowValue } from './words';

/** Vitrine's standard errors should stay below this many times LAMMPS's. */
const LARGEST_ERROR_RATIO = 1.5;

/** How well Vitrine knows its means beside how well LAMMPS does. */
export function standardErrors(comparisons: readonly Comparison[]): string[] {
  const rows = comparisons.flatMap(({ id, row, errors }) =>
    errors.map((error) => ({ id, row, ...error, best: error === errors.at(-1) })),
  );
  if (rows.length === 0) return [];
  return [
    '## Standard errors',
    `From as many seeds, Vitrine’s standard errors should be no larger than ${LARGEST_ERROR_RATIO} times LAMMPS’s; where one has more seeds than the other, the ratio is that of the errors that as many would give. Two errors are often far apart by chance: the scatter of six seeds knows one within a third only (p, by Fisher’s F, is the chance of a ratio at least so large if both programs scatter alike). The error of a melt’s mean also follows from its series, from sixty blocks of 2 ps, ten a seed, which know it within a tenth; they decide there, and the scatter of the seeds stands beside.`,
    `${outcomeOfRatios(rows.filter(({ best }) => best))} ${beyond(rows.filter(({ best }) => !best))}`.trim(),
    markdownTable(
      ['row', 'from', 'Vitrine', 'LAMMPS', 'ratio', 'p'],
      rows.map(({ id, row, from, vitrine, reference, ratio, p }) => [
        `\`${id}\``,
        from,
        sayRowValue(row, vitrine),
        sayRowValue(row, reference),
        sayDigits(ratio, 2),
        sayChance(p),
      ]),
    ),
  ];
}

interface NamedRatio {
  readonly id: string;
  readonly ratio: number;
}

function outcomeOfRatios(rows: readonly NamedRatio[]): string {
  const above = aboveBound(rows);
  if (above.length === 0)
    return `**All ${rows.length} that decide stay below ${LARGEST_ERROR_RATIO}.**`;
  return `**${above.length} of ${rows.length} that decide ${above.length === 1 ? 'is' : 'are'} above ${LARGEST_ERROR_RATIO}:** ${above.join(', ')}.`;
}

/** Of ratios that do not decide. */
function beyond(rows: readonly NamedRatio[]): string {
  const above = aboveBound(rows);
  return above.length === 0
    ? ''
    : `By the scatter of six seeds alone ${above.length} of ${rows.length} melts’ rows would be above: ${above.join(', ')}.`;
}

function aboveBound(rows: readonly NamedRatio[]): string[] {
  return rows.filter(({ ratio }) => ratio > LARGEST_ERROR_RATIO).map(({ id }) => `\`${id}\``);
}
