import { readDataTypes } from '../../src/formats/lammps-data-reader';
import { LineSource, readAll } from '../../src/formats/line-source';
import type { TypeSpecies } from '../../src/formats/type-species';

/**
 * The species of each atom type, from a LAMMPS data file's type labels and Masses.
 *
 * @param name of the file, for messages
 * @throws Problem with the file's name and line
 */
export function readLammpsTypes(text: string, name: string): TypeSpecies {
  const lines = new LineSource(name);
  return readAll(lines, text, readDataTypes(lines, name));
}
