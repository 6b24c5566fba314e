import { POTENTIALS } from '../../core/potential';
import { Problem } from '../../core/problem';
import { writeExtendedXyzFrame } from '../../formats/extended-xyz';
import { writeLammpsData } from '../../formats/lammps-data';
import { writeRunSeriesCsv } from '../../formats/series-csv';
import { encodeShareLink } from '../../formats/share-link';
import type { Recording } from '../lab/recording';

/** The key of a trajectory's first frame under which its experiment stands, as a link's fragment. */
export const EXPERIMENT_KEY = 'experiment';

/** One text a frame; the first carries the experiment. */
export function trajectoryText(recording: Recording): string[] {
  const rows = new Map(recording.rows.map((row) => [row.step, row]));
  const { experiment } = recording;
  return recording.frames.map((frame, i) => {
    const row = rows.get(frame.step);
    return writeExtendedXyzFrame(recording.configurationOf(i), {
      ...(frame.time === null ? {} : { time: frame.time, step: frame.step }),
      ...(frame.temperature === null ? {} : { temperature: Number(frame.temperature.toFixed(2)) }),
      ...(row
        ? {
            pressure: Number(row.pressure.toFixed(4)),
            energy: Number(row.potential.toFixed(4)),
          }
        : {}),
      ...(i === 0 && experiment ? { [EXPERIMENT_KEY]: encodeShareLink(experiment) } : {}),
    });
  });
}

export function glassText(recording: Recording): string {
  if (!recording.last) throw new Problem('There is no glass to save.', 'Start a run first.');
  const { experiment } = recording;
  const potential = recording.turns.at(-1)?.potential ?? experiment?.potential ?? POTENTIALS[0];
  const title = `${recording.title}, ${potential.id}, saved by Vitrine`;
  return writeLammpsData(recording.last, potential, title);
}

export function seriesText({ rows }: Recording): string {
  return writeRunSeriesCsv(rows);
}
