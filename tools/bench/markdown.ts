import { sayBytes } from '../../src/run/memory-needed';
import { sayTuning } from '../../src/run/tunings';
import { ENGINES, type EngineName } from './engine';
import type { BenchResults, BenchRow, Ratio } from './results';

const WORDS: Readonly<Record<EngineName, string>> = {
  vitrine: 'Vitrine',
  'lammps.js': 'lammps.js',
  lammps: 'LAMMPS',
};

/** A value as a cell; a dash where there is none. */
function cell(value: number | null, write: (value: number) => string): string {
  return value === null ? '–' : write(value);
}

/** Three digits that tell, without powers of ten. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 8));
}

const range = ([least, most]: readonly [number, number]) =>
  `${threeDigits(least)}–${threeDigits(most)}`;

/** A table of Markdown. */
export function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}

const workloadCells = ({
  atoms,
  replicas,
  ensemble,
}: Pick<BenchRow, 'atoms' | 'replicas' | 'ensemble'>) =>
  [String(atoms), String(replicas), ensemble.toUpperCase()] as const;

const WORKLOAD_HEAD = ['atoms', 'replicas', 'ensemble'] as const;

/** The table for a person: ratios first, then every engine, then kernels, then what is missing. */
export function markdownOf({ adapter, rows, ratios }: BenchResults): string {
  const present = rows.filter(({ stepsPerSecond }) => stepsPerSecond !== null);
  const parts = [
    `Vitrine on ${adapter}; LAMMPS on one core. 24B, molten.`,
    ratioTable(present, ratios),
    present.length > 0 ? speedTable(present) : null,
    present.length > 0 ? costTable(present) : null,
    kernelTable(present),
    packagesOf(present),
    absentList(rows),
  ];
  return parts.filter((part) => part !== null).join('\n\n');
}

/** How quick LAMMPS is depends on the packages of its build. */
function packagesOf(rows: readonly BenchRow[]): string | null {
  const row = rows.find(({ packages }) => packages !== null);
  return row ? `LAMMPS ${row.version} has the packages ${row.packages}.` : null;
}

function ratioTable(
  rows: readonly BenchRow[],
  ratios: Readonly<Record<string, readonly Ratio[]>>,
): string | null {
  const keys = Object.keys(ratios);
  if (keys.length === 0) return null;
  const over = (key: string) => ENGINES.find((engine) => key.endsWith(`/${engine}`)) ?? 'vitrine';
  const lines = rows
    .filter(({ engine }) => engine === 'vitrine')
    .map((row) => {
      const found = keys.map((key) =>
        ratios[key].find(
          ({ atoms, replicas, ensemble }) =>
            atoms === row.atoms && replicas === row.replicas && ensemble === row.ensemble,
        ),
      );
      const cells = found.map((one) =>
        one ? `${threeDigits(one.ratio)} × (${range(one.spread)})` : '–',
      );
      return [...workloadCells(row), ...cells];
    });
  const head = keys.map((key) => `Vitrine / ${WORDS[over(key)]}`);
  return table([...WORKLOAD_HEAD, ...head], lines);
}

function speedTable(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => [
    ...workloadCells(row),
    WORDS[row.engine] + (row.version === null ? '' : ` ${row.version}`),
    cell(row.stepsPerSecond, threeDigits),
    row.spread === null ? '–' : range(row.spread),
    cell(row.nanosecondsPerDay, threeDigits),
    `${row.rounds.length} × ${row.stepsPerRound}`,
  ]);
  const head = ['engine', 'steps/s', 'slowest–quickest', 'ns/day', 'rounds × steps'];
  return table([...WORKLOAD_HEAD, ...head], lines);
}

function costTable(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => [
    ...workloadCells(row),
    WORDS[row.engine],
    cell(row.dispatchesPerStep, threeDigits),
    cell(row.submitsPerStep, threeDigits),
    cell(row.hostMillisecondsPerStep, threeDigits),
    cell(row.processorMillisecondsPerStep, threeDigits),
    cell(row.listBuildsPerStep, threeDigits),
    cell(row.cutoff, String),
    row.grid === null ? '–' : `${row.electrostatics} ${row.grid.join('×')}, order ${row.order}`,
    `${row.accuracy.toExponential(0)} / ${cell(row.estimatedAccuracy, (value) => value.toExponential(1))}`,
    cell(row.memoryBytes, sayBytes),
    row.tuning === null ? '–' : sayTuning(row.tuning),
  ]);
  const head = [
    'engine',
    'dispatches a step',
    'submits a step',
    'encoding, ms a step',
    'processor, ms a step',
    'list builds a step',
    'cutoff, Å',
    'mesh',
    'accuracy asked / estimated',
    'memory',
    'computed with',
  ];
  return table([...WORKLOAD_HEAD, ...head], lines);
}

function kernelTable(rows: readonly BenchRow[]): string | null {
  const lines = rows.flatMap((row) =>
    (row.kernels ?? []).map(({ kernel, dispatches, microseconds, clock }) => [
      ...workloadCells(row),
      kernel,
      String(dispatches),
      threeDigits(microseconds),
      clock,
    ]),
  );
  if (lines.length === 0) return null;
  return table([...WORKLOAD_HEAD, 'kernel', 'dispatches', 'µs a step', 'clock'], lines);
}

function absentList(rows: readonly BenchRow[]): string | null {
  const lines = rows
    .filter(({ absent }) => absent !== null)
    .map((row) => {
      const [atoms, replicas, ensemble] = workloadCells(row);
      const side = row.replicas > 1 ? `${replicas} × ` : '';
      return `- ${WORDS[row.engine]}, ${side}${atoms} atoms, ${ensemble}: ${row.absent}`;
    });
  return lines.length === 0 ? null : ['Not measured:', '', ...lines].join('\n');
}
