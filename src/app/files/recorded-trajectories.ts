import { create } from 'zustand';
import { Problem } from '../../core/problem';
import { parseRecordedGlasses, type RecordedGlassFile } from '../../formats/recorded-glasses';
import { addRecording } from '../lab/showing';
import { tellTrouble } from '../stores/notice-store';
import { useView } from '../stores/view-store';
import { readInWorker } from './reading-client';

const FOLDER = 'glasses';

/** The glasses that come with the page, atoms and frames; each is fetched when it is opened. */
export const useRecordedTrajectories = create<{ readonly glasses: readonly RecordedGlassFile[] }>(
  () => ({ glasses: [] }),
);

export async function fetchRecordedTrajectories(): Promise<void> {
  const response = await fetch(`${FOLDER}/index.json`).catch(() => null);
  const list: unknown = response?.ok ? await response.json().catch(() => null) : null;
  useRecordedTrajectories.setState({ glasses: parseRecordedGlasses(list) });
}

/** 'quenched at 100 K/ps, 498 atoms' */
export function sayRecorded({ rate, atoms }: RecordedGlassFile): string {
  const how = rate === null ? 'held' : `quenched at ${Number(rate.toPrecision(3))} K/ps`;
  return `${how}, ${atoms.toLocaleString('en-GB')} atoms`;
}

/** Shows one of them, with its frames. It needs no WebGPU. */
export async function openRecordedTrajectory(entry: RecordedGlassFile): Promise<void> {
  try {
    const response = await fetch(`${FOLDER}/${entry.file}`).catch(() => null);
    if (!response?.ok) {
      throw new Problem(
        `The recorded glass ${entry.file} could not be fetched.`,
        'Check the connection and press again.',
      );
    }
    const { recordings } = await readInWorker(await response.blob(), entry.file, {
      title: entry.glass,
      origin: 'opening',
    });
    recordings.forEach(addRecording);
    useView.setState({ tab: 'glass' });
  } catch (error) {
    tellTrouble(error);
  }
}
