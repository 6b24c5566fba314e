import path from 'node:path';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { type Potential, parsePotential, potentialById } from '../core/potential';
import { readExtendedXyz } from '../formats/extended-xyz';
import { readLammpsData, readLammpsTypes } from '../formats/lammps-data';
import { isLammpsDump, readLammpsDump } from '../formats/lammps-dump';
import { trajectoryExperiment } from '../formats/trajectory';
import { readJson, readText } from './files';

/** A configuration as a file holds it. */
export interface ConfigurationFrame {
  readonly configuration: Configuration;
  /** ps; null when the file does not say */
  readonly time: number | null;
  /** K; null when the file does not say */
  readonly temperature: number | null;
}

/** All frames of a file. */
export interface Trajectory {
  /** Without its folder */
  readonly name: string;
  /** At least one */
  readonly frames: readonly ConfigurationFrame[];
  /** Why a frame after these was left out, as a sentence; null when all are whole */
  readonly cut: string | null;
  /** What made it, where the file says so; else null */
  readonly experiment: Experiment | null;
}

/**
 * Reads a LAMMPS data file, a LAMMPS dump or an extended XYZ trajectory, told apart by their content.
 *
 * @param data LAMMPS data file whose Masses say what the atom types of a dump are
 * @throws Problem that names the file and what is wrong in it
 */
export function readTrajectory(file: string, data?: string): Trajectory {
  const text = readText(file, 'configuration');
  const name = path.basename(file);
  // The first line of an XYZ file is its number of atoms; that of a LAMMPS data file is a title.
  if (/^\s*\d+\s*\r?\n[^\n]*(Lattice|Properties)\s*=/i.test(text.slice(0, 10_000))) {
    const read = readExtendedXyz(text, name);
    const frames = read.map(({ configuration, time, info }) => ({
      configuration,
      time,
      temperature: typeof info.temperature === 'number' ? info.temperature : null,
    }));
    return { name, frames, cut: null, experiment: trajectoryExperiment(read[0]) };
  }
  if (isLammpsDump(text)) {
    const types =
      data === undefined ? null : readLammpsTypes(readText(data, 'data file'), path.basename(data));
    const { frames, cut } = readLammpsDump(text, name, types);
    const read = frames.map(({ configuration, time }) => ({
      configuration,
      time,
      temperature: null,
    }));
    return { name, frames: read, cut, experiment: null };
  }
  const configuration = readLammpsData(text, name);
  const frames = [{ configuration, time: null, temperature: null }];
  return { name, frames, cut: null, experiment: null };
}

/** The last frame of a file; see `readTrajectory`. */
export function readConfigurationFile(file: string): ConfigurationFrame {
  const { frames } = readTrajectory(file);
  return frames[frames.length - 1];
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
