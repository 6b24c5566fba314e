import path from 'node:path';
import * as v from 'valibot';
import { GLASS_NAMES, isGlassName, TABLE_1 } from '../../core/composition';
import { Problem } from '../../core/problem';
import { parseJsonText, parseWith } from '../../core/validate';
import { readCsvTable } from '../../formats/csv-table';
import { checkTargets, type FitTarget } from '../../learn/targets';
import { TARGET_SCHEMA } from '../../learn/trials-json';
import { readText } from '../files';

const COLUMNS = ['glass', 'density_g_cm3', 'B4', 'weight'] as const;

const HINT = `Give a table with the columns ${COLUMNS.join(', ')}, a row a glass such as 24B,2.5375,0.623,1; empty cells ask for nothing. Or a JSON list of {"composition", "density", "b4", "weight"}.`;

/**
 * What a fit shall reach, from a CSV or JSON file.
 *
 * @throws Problem that names line and column, or field
 */
export function readTargets(file: string): FitTarget[] {
  const name = path.basename(file);
  const text = readText(file, 'targets');
  const targets = /^\s*\[/.test(text)
    ? parseWith(v.array(TARGET_SCHEMA, 'must be a list'), parseJsonText(text, name), name, HINT)
    : targetRows(text, name);
  checkTargets(targets, name);
  return targets;
}

function targetRows(text: string, name: string): FitTarget[] {
  const { header, rows } = readCsvTable(text, name);
  const places = COLUMNS.map((column) =>
    header.findIndex((title) => title.toLowerCase() === column.toLowerCase()),
  );
  const known = COLUMNS.map((column) => column.toLowerCase());
  const unknown = header.find((title) => !(known as string[]).includes(title.toLowerCase()));
  if (unknown !== undefined || places[0] < 0) {
    const what = unknown === undefined ? 'there is no column glass' : `it has a column ${unknown}`;
    throw new Problem(`${name} is no table of targets: ${what}.`, HINT);
  }
  return rows.map(({ line, cells }) => {
    const number = (column: (typeof COLUMNS)[number]): number | null => {
      const place = places[COLUMNS.indexOf(column)];
      const cell = place < 0 ? '' : cells[place];
      if (cell === '') return null;
      if (Number.isFinite(Number(cell))) return Number(cell);
      throw new Problem(`${name}, line ${line}, column ${column}: "${cell}" is no number.`, HINT);
    };
    const glass = cells[places[0]];
    if (!isGlassName(glass)) {
      throw new Problem(
        `${name}, line ${line}: there is no glass "${glass}".`,
        `Name one of ${GLASS_NAMES.join(', ')}; other compositions go into a JSON file.`,
      );
    }
    return {
      composition: TABLE_1[glass],
      density: number('density_g_cm3'),
      b4: number('B4'),
      weight: number('weight') ?? 1,
    };
  });
}
