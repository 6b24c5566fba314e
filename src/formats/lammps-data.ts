import { atomCount, type Configuration, wrap } from '../core/configuration';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import type { RawFrame } from './frame';
import { readDataFile } from './lammps-data-reader';
import { LineSource, readAll } from './line-source';
import { canonicalSpecies } from './species';

/**
 * Reads a LAMMPS data file (`readDataFile`). Order and ids of the atoms are kept; charges are left to the
 * potential; positions are wrapped; the lower corner of the box becomes the origin.
 *
 * @param name - of the file, for messages
 * @throws Problem with the file's name and line
 */
export function readLammpsData(text: string, name: string): Configuration {
  const lines = new LineSource(name);
  return asWritten(readAll(lines, text, readDataFile(lines, name, null)).frame);
}

/** A frame as a configuration, its atoms in the order of the file. */
export function asWritten({ species, positions, velocities, box, ids }: RawFrame): Configuration {
  return {
    ...canonicalSpecies(species),
    positions: positions.map((value, i) => wrap(value, box[i % 3])),
    velocities,
    box,
    ids: ids?.every((id, atom) => id === atom + 1) ? null : ids,
  };
}

/**
 * Writes a LAMMPS data file: atom_style charge, units metal (velocities in Å/ps), types numbered as
 * the species of the configuration, numbers with all their digits. `read_data` reads it.
 *
 * @param potential - gives the charges
 * @param title - first line of the file
 * @throws Problem when the potential has no charge for an element of the configuration
 */
export function writeLammpsData(
  configuration: Configuration,
  potential: Potential,
  title: string,
): string {
  const { species, types, positions, velocities, box, ids } = configuration;
  const count = atomCount(configuration);
  const charges = species.map(({ element }) => {
    const charge = potential.charges[element];
    if (charge === undefined) {
      throw new Problem(
        `The potential "${potential.id}" has no charge for ${element}, so the LAMMPS file cannot be written.`,
        `Add ${element} to the potential's charges.`,
      );
    }
    return charge;
  });
  const idOf = (atom: number) => (ids === null ? atom + 1 : ids[atom]);
  const lines = [
    `${title.replace(/[^\x20-\x7e]+/g, ' ').trim()}, units = metal`,
    '',
    `${count} atoms`,
    `${species.length} atom types`,
    '',
    ...['x', 'y', 'z'].map((axis, k) => `0 ${box[k]} ${axis}lo ${axis}hi`),
    '',
    'Masses',
    '',
    ...species.map(({ element, mass }, i) => `${i + 1} ${mass}  # ${element}`),
    '',
    'Atoms # charge',
    '',
  ];
  for (let i = 0; i < count; i++) {
    const [x, y, z] = positions.subarray(3 * i, 3 * i + 3);
    lines.push(`${idOf(i)} ${types[i] + 1} ${charges[types[i]]} ${x} ${y} ${z}`);
  }
  if (velocities !== null) {
    lines.push('', 'Velocities', '');
    for (let i = 0; i < count; i++) {
      const [x, y, z] = velocities.subarray(3 * i, 3 * i + 3).map((value) => value * 1000);
      lines.push(`${idOf(i)} ${x} ${y} ${z}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
