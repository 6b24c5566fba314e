import { type Composition, isGlassName, OXIDES, type Oxide, TABLE_1 } from '../core/composition';
import { COMPOSITION_TOLERANCE, compositionFrom } from '../core/glasses';
import { Problem } from '../core/problem';
import type { ParameterKey } from './parameters';

/** One eV in kcal/mol, as LAMMPS has it. */
export const KCAL_PER_MOL_IN_EV = 23.060549;

/** What a column of a table of trials holds. */
export type TrialColumn =
  | { readonly kind: 'text'; readonly field: 'trial' | 'protocol' | 'source' }
  | { readonly kind: 'atoms' | 'unstable' }
  | {
      readonly kind: 'parameter';
      readonly key: ParameterKey;
      /** What a number of the column is divided by to get eV, Å */
      readonly divisor: number;
    }
  | {
      readonly kind: 'result';
      readonly composition: Composition;
      readonly output: 'density' | 'b4';
      readonly part: 'value' | 'error';
    };

/** Names of the columns of parameters in eV and Å, in the order of `PARAMETERS`. */
export const PARAMETER_COLUMNS: Readonly<Record<ParameterKey, string>> = {
  aBO: 'A_BO_eV',
  rhoBO: 'rho_BO_A',
  cBO: 'C_BO_eV_A6',
  aBB: 'A_BB_eV',
  rhoBB: 'rho_BB_A',
};

/** The same in the "real" units of LAMMPS. */
const REAL_COLUMNS: Readonly<Partial<Record<ParameterKey, string>>> = {
  aBO: 'A_BO_kcal_mol',
  cBO: 'C_BO_kcal_mol_A6',
  aBB: 'A_BB_kcal_mol',
};

/** Ends of the names of columns of results. */
export const RESULT_COLUMNS = {
  density: { value: '_density_g_cm3', error: '_density_error_g_cm3' },
  b4: { value: '_B4', error: '_B4_error' },
} as const;

export const COLUMNS_HINT =
  'Columns are: trial, A_BO_eV, rho_BO_A, C_BO_eV_A6, A_BB_eV, rho_BB_A (or A_BO_kcal_mol, C_BO_kcal_mol_A6, A_BB_kcal_mol), then for each glass 24B_density_g_cm3 and 24B_B4, with 24B_density_error_g_cm3 and 24B_B4_error if known; protocol, atoms, source, unstable may follow.';

/**
 * What the columns of a table hold, by their names; capitals do not matter.
 *
 * @throws Problem naming a column that is unknown, missing or there twice
 */
export function trialColumns(header: readonly string[], name: string): TrialColumn[] {
  const columns = header.map((title, i) => {
    const column = columnCalled(title);
    if (column === null) {
      throw new Problem(
        `${name}: column ${i + 1}, "${title}", is not one that Vitrine knows.`,
        COLUMNS_HINT,
      );
    }
    return column;
  });
  const written = columns.map((column) => JSON.stringify({ ...column, divisor: undefined }));
  const twice = written.findIndex((column, i) => written.indexOf(column) < i);
  if (twice >= 0) {
    throw new Problem(
      `${name}: the columns "${header[written.indexOf(written[twice])]}" and "${header[twice]}" say the same.`,
      'Keep one of the two.',
    );
  }
  const absent = (Object.keys(PARAMETER_COLUMNS) as ParameterKey[]).filter(
    (key) => !columns.some((column) => column.kind === 'parameter' && column.key === key),
  );
  if (absent.length > 0) {
    const names = absent.map((key) => PARAMETER_COLUMNS[key]).join(', ');
    throw new Problem(`${name} has no column ${names}.`, COLUMNS_HINT);
  }
  if (!columns.some(({ kind }) => kind === 'result' || kind === 'unstable')) {
    throw new Problem(`${name} has no column with a density or B4.`, COLUMNS_HINT);
  }
  return columns;
}

function columnCalled(title: string): TrialColumn | null {
  const lower = title.toLowerCase();
  if (lower === 'trial' || lower === 'protocol' || lower === 'source') {
    return { kind: 'text', field: lower };
  }
  if (lower === 'atoms' || lower === 'unstable') return { kind: lower };
  for (const key of Object.keys(PARAMETER_COLUMNS) as ParameterKey[]) {
    if (lower === PARAMETER_COLUMNS[key].toLowerCase()) {
      return { kind: 'parameter', key, divisor: 1 };
    }
    if (lower === REAL_COLUMNS[key]?.toLowerCase()) {
      return { kind: 'parameter', key, divisor: KCAL_PER_MOL_IN_EV };
    }
  }
  for (const output of ['density', 'b4'] as const) {
    for (const part of ['error', 'value'] as const) {
      const end = RESULT_COLUMNS[output][part].toLowerCase();
      if (!lower.endsWith(end)) continue;
      const composition = compositionCalled(title.slice(0, -end.length));
      if (composition !== null) return { kind: 'result', composition, output, part };
    }
  }
  return null;
}

/** The composition that `compositionName` calls so: '24B', '70SiO2-10B2O3-20Na2O'; null for none. */
function compositionCalled(name: string): Composition | null {
  if (isGlassName(name.toUpperCase())) return TABLE_1[name.toUpperCase() as '24B'];
  const composition: Record<Oxide, number> = { ...compositionFrom({}) };
  for (const part of name.split('-')) {
    const match = /^(\d+(?:\.\d+)?)([A-Z]\w*)$/i.exec(part);
    const oxide = OXIDES.find((known) => known.toLowerCase() === match?.[2].toLowerCase());
    if (match === null || oxide === undefined || composition[oxide] > 0) return null;
    composition[oxide] = Number(match[1]);
  }
  const sum = OXIDES.reduce((total, oxide) => total + composition[oxide], 0);
  // Names say two digits of each oxide.
  return Math.abs(sum - 100) <= COMPOSITION_TOLERANCE * OXIDES.length ? composition : null;
}
