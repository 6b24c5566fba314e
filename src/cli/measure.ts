import path from 'node:path';
import type { CoordinationFractions } from '../structure/coordination';
import { type Measurement, measureConfiguration } from '../structure/measure';
import { readConfigurationFile } from './inputs';
import type { Terminal } from './terminal';

export interface MeasureOptions {
  /** LAMMPS data file that says what the atom types of a dump are */
  readonly data?: string;
  readonly json?: boolean;
}

/** `vitrine measure`: density, coordination and first peaks of a configuration. */
export function measure(file: string, options: MeasureOptions, terminal: Terminal): void {
  const { configuration, frames, cut } = readConfigurationFile(file, options.data);
  if (cut !== null) terminal.note(`${cut} The frames before are whole.`);
  if (frames > 1) {
    terminal.note(`${path.basename(file)} holds ${frames} frames: measuring the last.`);
  }
  const measurement = measureConfiguration(configuration);
  terminal.result(options.json ? JSON.stringify(measurement) : inWords(measurement));
}

function inWords(measurement: Measurement): string {
  const peaks = Object.entries(measurement.firstPeak).map(
    ([pair, peak]) =>
      `${pair.padEnd(8)} ${peak ? `first peak at ${peak[0].toFixed(3)} Å, g = ${peak[1].toFixed(2)}` : 'absent'}`,
  );
  return [
    `atoms    ${measurement.atoms}`,
    `density  ${measurement.density.toFixed(4)} g/cm³`,
    `B        ${shares(measurement.boronCoordination)}`,
    `Si       ${shares(measurement.siliconCoordination)}`,
    ...peaks,
  ].join('\n');
}

function shares(fractions: CoordinationFractions | null): string {
  if (fractions === null) return 'absent';
  return Object.entries(fractions)
    .map(([number, share]) => `${(100 * share).toFixed(1)} % ${number}-fold`)
    .join(', ');
}
