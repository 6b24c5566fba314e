import { atomCount, volume } from '../../core/configuration';
import type { ReplicaSetup } from '../types';
import { PROCESSOR_TUNING } from './tuning';

/** What all replicas together may take, bytes: as much as a school's computer has to spare. */
export const MOST_PROCESSOR_BYTES = 4e9;

/** Of positions, velocities, forces, lists' positions and cells, and a copy to go back to; an atom. */
const BYTES_PER_ATOM = 300;
/** The module, its tables and samples, a mesh. */
const FIXED_BYTES = 2e6;
/** Entries that fill groups of four up, over all. */
const PADDING_FACTOR = 1.15;

/** Bytes that a replica takes, its lists at the density of its box included. */
export function processorBytes({ configuration, cutoff }: ReplicaSetup): number {
  const atoms = atomCount(configuration);
  const reach = cutoff + PROCESSOR_TUNING.skin;
  const sphere = (4 / 3) * Math.PI * reach * reach * reach;
  const neighbours = Math.min(atoms - 1, (atoms / volume(configuration.box)) * sphere);
  return Math.round(atoms * (BYTES_PER_ATOM + 4 * PADDING_FACTOR * (neighbours / 2)) + FIXED_BYTES);
}
