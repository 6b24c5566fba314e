import { changedPotential } from '../../core/change';
import { POTENTIALS } from '../../core/potential';
import { Problem } from '../../core/problem';
import { writeLammpsData } from '../../formats/lammps-data';
import { writeRunSeriesCsv } from '../../formats/series-csv';
import { saySource } from '../../formats/source-words';
import { writeTrajectoryFrame } from '../../formats/trajectory';
import type { Recording } from './recording';

/** One text a frame; the first carries the experiment of this replica alone. */
export function trajectoryText(recording: Recording, replica = recording.lookedAt): string[] {
  const record = recording.replicas[replica];
  const { rows, frames } = record;
  const experiment = recording.experimentOf(replica);
  let next = 0;
  return frames.map((frame, i) => {
    // The series may have no row at the very step: then the latest one before it.
    while (next < rows.length && rows[next].step <= frame.step) next++;
    const row = next > 0 ? rows[next - 1] : null;
    const moment = { ...frame, pressure: row?.pressure ?? null, energy: row?.potential ?? null };
    const first = i === 0;
    const source = first ? sourceOf(recording) : null;
    return writeTrajectoryFrame(
      record.configurationOf(i),
      moment,
      first ? experiment : null,
      source,
    );
  });
}

export function glassText(recording: Recording, replica = recording.lookedAt): string {
  const { last } = recording.replicas[replica];
  if (!last) throw new Problem('There is no glass to save.', 'Start a run first.');
  const experiment = recording.experimentOf(replica);
  const potential = experiment
    ? changedPotential(experiment.potential, experiment.changes)
    : POTENTIALS[0];
  const source = sourceOf(recording);
  const from = source === null ? '' : `, from ${source}`;
  const title = `${recording.replicaTitle(replica)}, ${potential.id}, saved by Vitrine${from}`;
  return writeLammpsData(last, potential, title);
}

/** The file that a recording was read from, and what was assumed of it; null when it was none. */
export function sourceOf({ source }: Recording): string | null {
  return source && saySource({ ...source, taken: null });
}

export function seriesText(recording: Recording, replica = recording.lookedAt): string {
  return writeRunSeriesCsv(recording.replicas[replica].rows);
}
