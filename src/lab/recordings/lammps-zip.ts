import { strToU8, zipSync } from 'fflate';
import type { Experiment } from '../../core/experiment';
import { schedule, scheduledSteps } from '../../core/schedule';
import { replicaCount } from '../../core/variants';
import { exportToLammps, type PresentState } from '../../run/lammps-export';
import type { Recording } from './recording';

/** Where a replica stands, and what made it. */
export interface ReplicaInRun {
  readonly experiment: Experiment;
  readonly present: PresentState;
  /** Steps that are left */
  readonly left: number;
}

/** Where the replica on show stands; null when its velocities or its experiment are not known. */
export function standingOf(recording: Recording): ReplicaInRun | null {
  const { last, lastPlace } = recording.looked;
  const experiment = recording.experimentOf(recording.lookedAt);
  if (!last?.velocities || experiment === null || replicaCount(experiment) !== 1) return null;
  const { step } = lastPlace;
  const left = scheduledSteps(schedule(experiment.protocol, experiment.changes)) - step;
  return { experiment, present: { step, configurations: [last] }, left };
}

/**
 * A zip of all that LAMMPS needs, in one folder.
 *
 * @param folder name of the folder in the zip
 * @param present where to go on from; null: from the start
 * @throws Problem as `exportToLammps`
 */
export function lammpsZip(
  experiment: Experiment,
  present: PresentState | null,
  folder: string,
): Uint8Array<ArrayBuffer> {
  const { files } = exportToLammps(experiment, present);
  const entries = [...files].map(([name, text]) => [`${folder}/${name}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries));
}
