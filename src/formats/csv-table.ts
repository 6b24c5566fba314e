import { Problem } from '../core/problem';
import { problemAt } from './source-text';

/** One row of a table. */
export interface CsvRow {
  /** Of the file, from 1 */
  readonly line: number;
  /** As many as the header has; without blanks at both ends */
  readonly cells: readonly string[];
}

/** A CSV file with a header, read as text. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

const HINT =
  'Give a table with a header line, its columns separated by commas, semicolons or tabs.';

/**
 * Reads a table (RFC 4180; also semicolons and tabs, whichever the header has most of). Blank lines are
 * left out, and so are empty cells at the end of a row. Where commas do not separate, decimal commas in the
 * numbers become points ('1.234,5' is 1234.5).
 *
 * @param name - of the file, for messages
 * @throws Problem that names the line with too many or too few cells, or an open quotation mark
 */
export function readCsvTable(text: string, name: string): CsvTable {
  // Excel may say the separator on a line of its own.
  const said = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(text);
  const plain = said === null ? text.replace(/^\uFEFF/, '') : `\n${text.slice(said[0].length)}`;
  const separator = said?.[1] ?? separatorOf(plain);
  const records = recordsOf(plain, separator, name).filter(({ cells }) =>
    cells.some((cell) => cell !== ''),
  );
  if (records.length === 0) throw new Problem(`${name} is empty.`, HINT);
  const [{ cells: headCells }, ...others] = records;
  const header = headCells.slice(0, headCells.findLastIndex((cell) => cell !== '') + 1);
  const comma = separator !== ',' && hasDecimalCommas(others);
  const rows = others.map(({ line, cells }) => {
    const filled = Math.max(header.length, cells.findLastIndex((cell) => cell !== '') + 1);
    const own = cells.slice(0, filled);
    return { line, cells: comma ? own.map(withPoint) : own };
  });
  for (const { line, cells } of rows) {
    if (cells.length === header.length) continue;
    const what = `there are ${cells.length} cells, but the header has ${header.length} columns`;
    throw problemAt({ name, line }, what, HINT);
  }
  return { header, rows };
}

const DECIMAL_COMMA = /^[+-]?(\d{1,3}(\.\d{3})+|\d*),\d+(e[+-]?\d+)?$/i;

/** Numbers with decimal commas occur, and none with a decimal point. */
function hasDecimalCommas(rows: readonly CsvRow[]): boolean {
  const cells = rows.flatMap((row) => row.cells);
  return (
    cells.some((cell) => DECIMAL_COMMA.test(cell)) &&
    !cells.some(
      (cell) => /^[+-]?\d*\.\d+(e[+-]?\d+)?$/i.test(cell) && !/^\d{1,3}\.\d{3}$/.test(cell),
    )
  );
}

function withPoint(cell: string): string {
  if (DECIMAL_COMMA.test(cell)) return cell.replaceAll('.', '').replace(',', '.');
  return /^[+-]?\d{1,3}(\.\d{3})+$/.test(cell) ? cell.replaceAll('.', '') : cell;
}

function separatorOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const counts = [',', ';', '\t'].map((separator) => first.split(separator).length);
  return [',', ';', '\t'][counts.indexOf(Math.max(...counts))];
}

function recordsOf(text: string, separator: string, name: string): CsvRow[] {
  const records: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i];
    if (sign === '\n' || (sign === '\r' && text[i + 1] !== '\n')) line++;
    if (quoted && sign !== undefined) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (quoted) {
      throw problemAt({ name, line: begun }, 'a quotation mark is never closed', HINT);
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
    } else if (sign === separator) {
      endCell();
    } else if (sign === undefined || sign === '\n' || sign === '\r') {
      endCell();
      records.push({ line: begun, cells });
      cells = [];
      if (sign === '\r' && text[i + 1] === '\n') {
        i++;
        line++;
      }
      begun = line;
    } else {
      cell += sign;
    }
  }
  return records;
}
