import { type Composition, compositionName } from '../core/composition';
import { Problem } from '../core/problem';
import { type CsvColumn, writeCsv } from '../formats/csv';
import { type CsvRow, readCsvTable } from '../formats/csv-table';
import { excerpt } from '../formats/source-text';
import { checkParameter, PARAMETERS, type ParameterSet } from './parameters';
import { type FitTarget, sameGlass } from './targets';
import { checkB4, checkDensity, type MeasuredValue, type Trial, type TrialResult } from './trial';
import {
  COLUMNS_HINT,
  PARAMETER_COLUMNS,
  RESULT_COLUMNS,
  type TrialColumn,
  trialColumns,
} from './trial-columns';

/** What a table of trials holds. */
export interface TrialTable {
  readonly trials: readonly Trial[];
  /** From the row called "Target"; null without one */
  readonly targets: readonly FitTarget[] | null;
}

/** A row with this name has the targets and no parameters. */
const TARGET_ROW = 'target';

/**
 * Reads a table of trials: a row a trial, in eV and Å or in kcal/mol (columns say which), results of
 * each glass beside it. Empty cells are missing values. A row called "Target" holds the targets. The same
 * parameters may come more than once.
 *
 * @param name - of the file, for messages and as the source of its trials
 * @throws Problem naming row and column
 */
export function readTrialsCsv(text: string, name: string): TrialTable {
  const { header, rows } = readCsvTable(text, name);
  const columns = trialColumns(header, name);
  const named = columns.findIndex((column) => column.kind === 'text' && column.field === 'trial');
  const trials: Trial[] = [];
  let targets: FitTarget[] | null = null;
  rows.forEach((row, i) => {
    const id = (named < 0 ? '' : row.cells[named]) || `trial-${i + 1}`;
    const reader = new RowReader(header, columns, row, `${name}, line ${row.line} (${id})`);
    if (id.toLowerCase() === TARGET_ROW && reader.isWithoutParameters()) {
      targets = targetsOf(reader.results());
      return;
    }
    trials.push({
      id,
      parameters: reader.parameters(),
      results: reader.results(),
      protocol: reader.text('protocol') || null,
      atoms: reader.atoms(),
      source: reader.text('source') || name,
      unstable: reader.unstable(),
    });
  });
  if (trials.length === 0) throw new Problem(`${name} holds no trials.`, COLUMNS_HINT);
  return { trials, targets };
}

function targetsOf(results: readonly TrialResult[]): FitTarget[] {
  return results
    .map(({ composition, density, b4 }) => ({
      composition,
      density: density?.value ?? null,
      b4: b4?.value ?? null,
      weight: 1,
    }))
    .sort((a, b) => a.composition.B2O3 - b.composition.B2O3);
}

/** The cells of one row, as what they mean. */
class RowReader {
  constructor(
    private readonly header: readonly string[],
    private readonly columns: readonly TrialColumn[],
    private readonly row: CsvRow,
    private readonly where: string,
  ) {}

  private place(column: number): string {
    return `${this.where}, column ${this.header[column]}`;
  }

  /** The number in a cell; null for an empty one. */
  private number(column: number): number | null {
    const cell = this.row.cells[column];
    if (cell === '') return null;
    const value = Number(cell);
    if (Number.isFinite(value)) return value;
    throw new Problem(
      `${this.place(column)}: "${excerpt(cell)}" is not a finite number.`,
      'Write numbers with a decimal point, and leave the cell empty where a value is missing.',
    );
  }

  isWithoutParameters(): boolean {
    return this.columns.every(
      ({ kind }, column) => kind !== 'parameter' || this.row.cells[column] === '',
    );
  }

  parameters(): ParameterSet {
    const entries = PARAMETERS.map((info) => {
      const column = this.columns.findIndex(
        (candidate) => candidate.kind === 'parameter' && candidate.key === info.key,
      );
      const found = this.columns[column];
      const value = this.number(column);
      if (value === null || found.kind !== 'parameter') {
        throw new Problem(
          `${this.place(column)}: ${info.symbol} is missing.`,
          'A trial needs all five parameters.',
        );
      }
      const converted = value / found.divisor;
      if (found.divisor !== 1 && value >= info.plausible[0] && converted < info.plausible[0]) {
        throw new Problem(
          `${this.place(column)}: ${value} looks like eV, not kcal/mol.`,
          `Call the column ${PARAMETER_COLUMNS[info.key]}.`,
        );
      }
      checkParameter(info, converted, this.place(column));
      return [info.key, converted];
    });
    return Object.fromEntries(entries) as ParameterSet;
  }

  results(): TrialResult[] {
    const results: TrialResult[] = [];
    for (const column of this.columns) {
      if (column.kind !== 'result') continue;
      const { composition } = column;
      if (results.some((result) => sameGlass(result.composition, composition))) continue;
      const density = this.estimate(composition, 'density', checkDensity);
      const b4 = this.estimate(composition, 'b4', checkB4);
      if (density !== null || b4 !== null) results.push({ composition, density, b4 });
    }
    return results;
  }

  private estimate(
    composition: Composition,
    output: 'density' | 'b4',
    check: (value: number, where: string) => void,
  ): MeasuredValue | null {
    const columnOf = (part: 'value' | 'error') =>
      this.columns.findIndex(
        (column) =>
          column.kind === 'result' &&
          column.output === output &&
          column.part === part &&
          sameGlass(column.composition, composition),
      );
    const at = columnOf('value');
    const value = at < 0 ? null : this.number(at);
    if (value === null) return null;
    check(value, this.place(at));
    const errorAt = columnOf('error');
    const error = errorAt < 0 ? null : this.number(errorAt);
    if (error !== null && error < 0) {
      throw new Problem(
        `${this.place(errorAt)}: the error ${error} is negative.`,
        'Check the column.',
      );
    }
    return { value, error };
  }

  text(field: 'protocol' | 'source'): string {
    const at = this.columns.findIndex((column) => column.kind === 'text' && column.field === field);
    return at < 0 ? '' : this.row.cells[at];
  }

  atoms(): number | null {
    const at = this.columns.findIndex(({ kind }) => kind === 'atoms');
    const value = at < 0 ? null : this.number(at);
    if (value === null || (Number.isInteger(value) && value > 0)) return value;
    throw new Problem(`${this.place(at)}: ${value} is no number of atoms.`, 'Give a whole number.');
  }

  unstable(): boolean {
    const at = this.columns.findIndex(({ kind }) => kind === 'unstable');
    const cell = at < 0 ? '' : this.row.cells[at].toLowerCase();
    if (['', 'false', 'no', '0'].includes(cell)) return false;
    if (['true', 'yes', '1'].includes(cell)) return true;
    throw new Problem(
      `${this.place(at)}: "${excerpt(cell)}" is neither true nor false.`,
      'Write true or false.',
    );
  }
}

/** A row of the file that is written. */
type WrittenRow = Partial<Trial> & Pick<Trial, 'id' | 'results'>;

/** A table of trials in eV, Å and g/cm³, and the targets as its first row if there are any. */
export function writeTrialsCsv(
  trials: readonly Trial[],
  targets: readonly FitTarget[] | null = null,
): string {
  const target: WrittenRow = {
    id: 'Target',
    results: (targets ?? []).map(({ composition, density, b4 }) => ({
      composition,
      density: density === null ? null : { value: density, error: null },
      b4: b4 === null ? null : { value: b4, error: null },
    })),
  };
  const rows: WrittenRow[] = targets === null ? [...trials] : [target, ...trials];
  const glasses: Composition[] = [];
  for (const { composition } of rows.flatMap(({ results }) => results)) {
    if (!glasses.some((glass) => sameGlass(glass, composition))) glasses.push(composition);
  }
  const columns: CsvColumn<WrittenRow>[] = [
    { name: 'trial', value: ({ id }) => id },
    ...PARAMETERS.map(({ key }) => ({
      name: PARAMETER_COLUMNS[key],
      value: ({ parameters }: WrittenRow) => parameters?.[key] ?? null,
    })),
    ...glasses.sort((a, b) => a.B2O3 - b.B2O3).flatMap(resultColumns),
    { name: 'protocol', value: ({ protocol }) => protocol ?? null },
    { name: 'atoms', value: ({ atoms }) => atoms ?? null },
    { name: 'source', value: ({ source }) => source ?? null },
    {
      name: 'unstable',
      value: ({ unstable }) => (unstable === undefined ? null : String(unstable)),
    },
  ];
  return writeCsv(columns, rows);
}

function resultColumns(composition: Composition): CsvColumn<WrittenRow>[] {
  return (['density', 'b4'] as const).flatMap((output) =>
    (['value', 'error'] as const).map((part) => ({
      name: `${compositionName(composition)}${RESULT_COLUMNS[output][part]}`,
      value: ({ results }: WrittenRow) =>
        results.find((result) => sameGlass(result.composition, composition))?.[output]?.[part] ??
        null,
    })),
  );
}
