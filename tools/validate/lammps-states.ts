import path from 'node:path';
import { readJson, readText } from '../../src/cli/files';
import type { Configuration } from '../../src/core/configuration';
import { type Potential, potentialById } from '../../src/core/potential';
import type { Ensemble } from '../../src/core/protocol';
import { readLammpsData } from '../../src/formats/lammps-data';

/** LAMMPS's single configurations and short series, from the project's own folder */
const DATA = path.join('tests', 'data');

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
  /** Components of the pressure, GPa, velocities zero */
  readonly stress: Readonly<Record<'xx' | 'yy' | 'zz' | 'yz' | 'xz' | 'xy', number>>;
  /** eV/Å, 3N, in the order of the configuration's atoms */
  readonly forces: Float64Array;
}

/** @param name a file of tests/data/static, without its ending */
export function staticReference(name: string): StaticReference {
  const file = path.join(DATA, 'static', name);
  const about = readJson(`${file}.json`, 'reference') as {
    readonly potential: string;
    readonly cutoff: number;
    readonly energy: StaticReference['energy'];
    readonly pressure: number;
    readonly stress: StaticReference['stress'];
  };
  const configuration = readLammpsData(readText(`${file}.data`, 'reference'), `${name}.data`);
  const forceOf = new Map(
    table(`${file}.forces.csv`).map(([id, , ...force]) => [Number(id), force.map(Number)]),
  );
  const { ids, types } = configuration;
  const forces = Float64Array.from(
    [...types.keys()].flatMap((atom) => forceOf.get(ids ? ids[atom] : atom + 1) ?? [Number.NaN]),
  );
  const { cutoff, energy, pressure, stress } = about;
  return {
    configuration,
    potential: potentialById(about.potential),
    cutoff,
    energy,
    pressure,
    stress,
    forces,
  };
}

/** The file that `integratorStart` reads. */
export const INTEGRATOR_START = path.join(DATA, 'integrators', 'start.data');

/** The 24B melt of 1000 atoms, with velocities, that every series of `integratorSeries` starts from. */
export function integratorStart(): Configuration {
  return readLammpsData(readText(INTEGRATOR_START, 'reference'), 'start.data');
}

/** One step of a LAMMPS run. */
export interface ReferenceStep {
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
export function integratorSeries(ensemble: Ensemble): ReferenceStep[] {
  return table(path.join(DATA, 'integrators', `${ensemble}.csv`)).map((row) => {
    const [step, temperature, pressure, potential, , volume] = row.map(Number);
    return { step, temperature, pressure, potential, volume };
  });
}

function table(file: string): string[][] {
  const [, ...lines] = readText(file, 'reference').trim().split('\n');
  return lines.map((line) => line.split(','));
}
