import { readFileSync } from 'node:fs';
import type { Configuration } from '../../src/core/configuration';
import { type Potential, potentialById } from '../../src/core/potential';
import type { Ensemble } from '../../src/core/protocol';
import { readLammpsData } from '../../src/formats/lammps-data';

const DATA = new URL('../data/', import.meta.url);

/** Energy and forces that LAMMPS (double precision, Ewald at 1e-9) gives one configuration. */
export interface StaticReference {
  readonly configuration: Configuration;
  readonly potential: Potential;
  /** Å */
  readonly cutoff: number;
  /** eV */
  readonly energy: Readonly<Record<'buckingham' | 'coulomb' | 'total', number>>;
  /** GPa, velocities zero */
  readonly pressure: number;
  /** eV/Å, 3N, in the order of the configuration's atoms */
  readonly forces: Float64Array;
}

/** @param name a file of tests/data/static, without its ending */
export function staticReference(name: string): StaticReference {
  const { potential, cutoff, energy, pressure } = JSON.parse(readData(`static/${name}.json`));
  const configuration = readLammpsData(readData(`static/${name}.data`), `${name}.data`);
  const forceOf = new Map(
    rows(`static/${name}.forces.csv`).map(([id, , ...force]) => [Number(id), force.map(Number)]),
  );
  const { ids, types } = configuration;
  const forces = Float64Array.from(
    [...types.keys()].flatMap((atom) => forceOf.get(ids ? ids[atom] : atom + 1) ?? [Number.NaN]),
  );
  return {
    configuration,
    potential: potentialById(potential),
    cutoff,
    energy,
    pressure,
    forces,
  };
}

/** The 24B melt of 1000 atoms, with velocities, that every series of tests/data/integrators starts from. */
export function integratorStart(): Configuration {
  return readLammpsData(readData('integrators/start.data'), 'start.data');
}

/** One step of a LAMMPS run. */
export interface SeriesRow {
  readonly step: number;
  /** K */
  readonly temperature: number;
  /** GPa */
  readonly pressure: number;
  /** eV */
  readonly potential: number;
  /** Å³ */
  readonly volume: number;
}

/** LAMMPS's run of 200 steps from `integratorStart` (PPPM at 1e-7), row n being step n. */
export function integratorSeries(ensemble: Ensemble): SeriesRow[] {
  return rows(`integrators/${ensemble}.csv`).map((row) => {
    const [step, temperature, pressure, potential, , volume] = row.map(Number);
    return { step, temperature, pressure, potential, volume };
  });
}

function readData(path: string): string {
  return readFileSync(new URL(path, DATA), 'utf8');
}

function rows(path: string): string[][] {
  const [, ...lines] = readData(path).trim().split('\n');
  return lines.map((line) => line.split(','));
}
