import path from 'node:path';
import type { Configuration } from '../core/configuration';
import { type Potential, parsePotential, potentialById } from '../core/potential';
import { readExtendedXyz } from '../formats/extended-xyz';
import { readLammpsData } from '../formats/lammps-data';
import { readJson, readText } from './files';

/** A configuration file, and how many frames it holds. */
export interface ConfigurationFile {
  /** The last frame */
  readonly configuration: Configuration;
  readonly frames: number;
}

/**
 * Reads a LAMMPS data file or an extended XYZ trajectory, told apart by their content.
 *
 * @throws Problem that names the file and what is wrong in it
 */
export function readConfigurationFile(file: string): ConfigurationFile {
  const text = readText(file, 'configuration');
  const name = path.basename(file);
  // The first line of an XYZ file is its number of atoms; that of a LAMMPS data file is a title.
  if (/^\s*\d+\s*\r?\n[^\n]*(Lattice|Properties)\s*=/i.test(text.slice(0, 10_000))) {
    const frames = readExtendedXyz(text, name);
    return { configuration: frames[frames.length - 1].configuration, frames: frames.length };
  }
  return { configuration: readLammpsData(text, name), frames: 1 };
}

/** A built-in potential by its id, or one from a JSON file. */
export function readPotential(idOrFile: string): Potential {
  if (!looksLikeFile(idOrFile)) return potentialById(idOrFile);
  return parsePotential(readJson(idOrFile, 'potential'), idOrFile);
}

/** Whether a word on the command line means a file rather than the name of something built in. */
export function looksLikeFile(word: string): boolean {
  return /[/\\]|\.[a-z0-9]+$/i.test(word);
}
