import { type CsvColumn, writeCsv } from './csv';

/** State at one step, as the columns of a series need it. */
export interface ThermoRow {
  readonly step: number;
  /** K */
  readonly temperature: number;
  /** GPa */
  readonly pressure: number;
  /** eV */
  readonly potential: number;
  /** eV */
  readonly kinetic: number;
  /** Å³ */
  readonly volume: number;
  /** eV */
  readonly conserved: number;
}

/** What a melt-quench run knows besides. */
export interface RunSeriesRow extends ThermoRow {
  readonly stage: string;
  /** ps */
  readonly time: number;
  /** g/cm³ */
  readonly density: number;
}

type Columns<Row> = readonly CsvColumn<Row>[];

/** Columns of the series of one stage. */
export const SERIES_COLUMNS: Columns<ThermoRow> = [
  { name: 'step', value: (row) => row.step },
  { name: 'temperature_K', value: (row) => row.temperature },
  { name: 'pressure_GPa', value: (row) => row.pressure },
  { name: 'potential_eV', value: (row) => row.potential },
  { name: 'kinetic_eV', value: (row) => row.kinetic },
  { name: 'volume_A3', value: (row) => row.volume },
  { name: 'conserved_eV', value: (row) => row.conserved },
];

/** Columns of the series of a whole run. */
export const RUN_SERIES_COLUMNS: Columns<RunSeriesRow> = [
  { name: 'step', value: (row) => row.step },
  { name: 'time_ps', value: (row) => row.time },
  { name: 'stage', value: (row) => row.stage },
  { name: 'temperature_K', value: (row) => row.temperature },
  { name: 'pressure_GPa', value: (row) => row.pressure },
  { name: 'potential_eV', value: (row) => row.potential },
  { name: 'kinetic_eV', value: (row) => row.kinetic },
  { name: 'volume_A3', value: (row) => row.volume },
  { name: 'density_g_cm3', value: (row) => row.density },
  { name: 'conserved_eV', value: (row) => row.conserved },
];

export function writeRunSeriesCsv(rows: readonly RunSeriesRow[]): string {
  return writeCsv(RUN_SERIES_COLUMNS, rows);
}
