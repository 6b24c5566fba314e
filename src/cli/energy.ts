import path from 'node:path';
import { Simulation } from '../engine/simulation';
import { writeForcesCsv } from '../formats/forces-csv';
import { checkConfiguration } from '../run/check-configuration';
import { openDevice } from './dawn';
import { checkWritable, writeText } from './files';
import { readConfigurationFile, readPotential } from './inputs';
import type { Terminal } from './terminal';

export interface EnergyOptions {
  readonly potential: string;
  /** Å */
  readonly cutoff: number;
  /** relative force accuracy of PPPM */
  readonly accuracy: number;
  /** file for the forces */
  readonly forces?: string;
  readonly json?: boolean;
}

/** `vitrine energy`: energies, pressure and forces of a configuration at rest. */
export async function energy(
  file: string,
  options: EnergyOptions,
  terminal: Terminal,
): Promise<void> {
  const potential = readPotential(options.potential);
  const { cutoff, accuracy } = options;
  const configuration = { ...readConfigurationFile(file).configuration, velocities: null };
  checkConfiguration(configuration, potential, cutoff, path.basename(file));
  if (options.forces !== undefined) checkWritable(options.forces);

  const engine = await openDevice(terminal);
  const simulation = await Simulation.create(engine.device, {
    replicas: [{ configuration, potential, cutoff, accuracy }],
    timeStep: 1,
  });
  const [sample] = await simulation.evaluate();
  const pppm = simulation.pppm(0);
  if (options.forces !== undefined) {
    writeText(options.forces, writeForcesCsv(configuration, await simulation.readForces(0)));
  }
  simulation.destroy();

  const unavailable = { xx: null, yy: null, zz: null, xy: null, xz: null, yz: null };
  const result = {
    atoms: configuration.types.length,
    adapter: engine.adapter.name,
    energy: { buckingham: sample.buckingham, coulomb: sample.coulomb, total: sample.potential },
    pressure: sample.pressure,
    stress: unavailable,
    pppm: { grid: pppm.grid, order: pppm.order, alpha: pppm.alpha },
  };
  terminal.result(options.json ? JSON.stringify(result) : inWords(result));
}

function inWords(result: {
  readonly atoms: number;
  readonly energy: { buckingham: number; coulomb: number; total: number };
  readonly pressure: number;
  readonly pppm: { grid: readonly number[]; order: number; alpha: number };
}): string {
  const { atoms, pppm } = result;
  const electronvolts = (value: number) =>
    `${value.toFixed(4)} eV (${(value / atoms).toFixed(6)} eV per atom)`;
  return [
    `atoms       ${atoms}`,
    `Buckingham  ${electronvolts(result.energy.buckingham)}`,
    `Coulomb     ${electronvolts(result.energy.coulomb)}`,
    `total       ${electronvolts(result.energy.total)}`,
    `pressure    ${result.pressure.toFixed(4)} GPa`,
    `PPPM        grid ${pppm.grid.join(' × ')}, order ${pppm.order}, alpha ${pppm.alpha.toFixed(6)} per Å`,
  ].join('\n');
}
