import path from 'node:path';
import type { Electrostatics } from '../core/experiment';
import type { PlatformChoice } from '../engine/dynamics';
import { gaussianAlpha } from '../engine/replica';
import { writeForcesCsv } from '../formats/forces-csv';
import { checkConfiguration } from '../run/check-configuration';
import { type ReadingOptions, readConfiguration } from './glass-files';
import { readPotential } from './inputs';
import { outputAt } from './output-file';
import { openPlatform } from './platform';
import type { Terminal } from './terminal';

export interface EnergyOptions extends ReadingOptions {
  readonly potential: string;
  /** Å */
  readonly cutoff: number;
  /** RMS error of the Coulomb forces over that of unit charges 1 Å apart */
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
  readonly platform?: PlatformChoice;
  /** file for the forces */
  readonly forces?: string;
  /** a file of that name is moved aside */
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `vitrine energy`: energies, pressure and forces of a configuration at rest. */
export async function energy(
  file: string,
  options: EnergyOptions,
  terminal: Terminal,
): Promise<void> {
  const potential = readPotential(options.potential);
  const { cutoff, accuracy, electrostatics } = options;
  const read = readConfiguration(file, options, terminal);
  const configuration = { ...read.configuration, velocities: null };
  checkConfiguration(configuration, potential, cutoff, path.basename(file));
  const forces = options.forces === undefined ? null : outputAt(options.forces, options, terminal);

  const engine = await openPlatform(terminal, options.platform);
  const simulation = await engine.create({
    replicas: [{ configuration, potential, cutoff, accuracy, electrostatics }],
    timeStep: 1,
  });
  const [sample] = await simulation.evaluate();
  const mesh = simulation.mesh(0);
  forces?.write(writeForcesCsv(configuration, await simulation.readForces(0)));
  simulation.destroy();

  const unavailable = { xx: null, yy: null, zz: null, xy: null, xz: null, yz: null };
  const result = {
    atoms: configuration.types.length,
    adapter: engine.adapter.name,
    energy: { buckingham: sample.buckingham, coulomb: sample.coulomb, total: sample.potential },
    pressure: sample.pressure,
    stress: unavailable,
    pppm: {
      electrostatics: mesh.electrostatics,
      grid: mesh.grid,
      order: mesh.order,
      alpha: gaussianAlpha(mesh, cutoff),
    },
  };
  terminal.result(options.json ? JSON.stringify(result) : sayEnergies(result));
}

function sayEnergies(result: {
  readonly atoms: number;
  readonly energy: { buckingham: number; coulomb: number; total: number };
  readonly pressure: number;
  readonly pppm: {
    electrostatics: Electrostatics;
    grid: readonly number[];
    order: number;
    alpha: number;
  };
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
    `mesh        ${pppm.electrostatics}, grid ${pppm.grid.join(' × ')}, order ${pppm.order}, alpha ${pppm.alpha.toFixed(6)} per Å`,
  ].join('\n');
}
