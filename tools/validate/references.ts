import classCsv from '../../validation/references/class.csv?raw';
import meltCsv from '../../validation/references/melt.csv?raw';
import meltSeedsCsv from '../../validation/references/melt-seeds.csv?raw';
import shortCsv from '../../validation/references/short.csv?raw';
import sameStartsCsv from '../../validation/references/short-same-starts.csv?raw';
import wangCsv from '../../validation/references/wang2018-coudert.csv?raw';

/** A row of a table, by the names of its columns. */
type CsvRecord = Readonly<Record<string, string>>;

function parseCsv(text: string): CsvRecord[] {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

function matching(text: string, wanted: CsvRecord): CsvRecord[] {
  const rows = parseCsv(text).filter((row) =>
    Object.entries(wanted).every(([name, value]) => row[name] === value),
  );
  if (rows.length === 0) throw new Error(`No reference for ${Object.values(wanted).join(', ')}`);
  return rows;
}

/** A quantity averaged over 20 ps by LAMMPS, a value a seed. */
export interface MeltValues {
  readonly values: readonly number[];
  /** The standard error of each, from `MELT_BLOCKS` blocks */
  readonly errors: readonly number[];
}

export interface MeltReference {
  /** K */
  readonly temperature: MeltValues;
  /** eV per atom */
  readonly energy: MeltValues;
  /** GPa */
  readonly pressure: MeltValues;
  /** g/cm³ */
  readonly density: MeltValues;
}

/** The number of blocks of 2 ps behind the standard errors in `meltReference`. */
export const MELT_BLOCKS = 10;

/** @param glass '24B' or '75B' */
export function meltReference(glass: string, ensemble: 'nvt' | 'npt'): MeltReference {
  const seeds = [meltCsv, meltSeedsCsv].flatMap((text) =>
    matching(text, { composition: glass, ensemble }),
  );
  const column = (name: string) => seeds.map((seed) => Number(seed[name]));
  const measured = (mean: string, error: string): MeltValues => ({
    values: column(mean),
    errors: column(error),
  });
  return {
    temperature: measured('temperature_K', 'temperature_err'),
    energy: measured('U_eV_per_atom', 'U_err'),
    pressure: measured('pressure_GPa', 'pressure_err'),
    density: measured('density', 'density_err'),
  };
}

/** One glass that LAMMPS quenched, at 300 K. */
export interface QuenchReference {
  /** g/cm³ */
  readonly density: number;
  /** Share of four-fold boron */
  readonly b4: number;
  /** eV per atom */
  readonly energy: number;
}

/** Of LAMMPS's own random starts, and of the starts that Vitrine makes */
const QUENCHES = { short: shortCsv, 'short-same-starts': sameStartsCsv, class: classCsv } as const;

/** LAMMPS's glasses of a protocol, a seed each. */
export function quenchReferences(
  protocol: keyof typeof QUENCHES,
  glass: string,
  potential: string,
): QuenchReference[] {
  return matching(QUENCHES[protocol], { composition: glass, potential }).map((row) => ({
    density: Number(row.density),
    b4: Number(row.b4),
    energy: Number(row.U_eV_per_atom),
  }));
}

/** Density of a glass of Wang's potential at 1 K/ps, g/cm³, by Coudert 2023. */
export function wangDensity(glass: string): number {
  return Number(matching(wangCsv, { glass })[0].density);
}

/** The glasses that `wangDensity` knows, by rising B2O3. */
export const WANG_GLASSES: readonly string[] = parseCsv(wangCsv).map(({ glass }) => glass);
