import { create } from 'zustand';
import { Problem } from '../../core/problem';
import { readExtendedXyz } from '../../formats/extended-xyz';
import { parseRecordedGlasses, type RecordedGlassFile } from '../../formats/recorded-glasses';
import { addRecording } from '../lab/showing';
import { tellTrouble } from '../stores/notice-store';
import { useView } from '../stores/view-store';
import { trajectoryOf } from './read-recording';

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
    if (!response?.ok || response.body === null) {
      throw new Problem(
        `The recorded glass ${entry.file} could not be fetched.`,
        'Check the connection and press again.',
      );
    }
    const text = await textOf(response);
    addRecording(await trajectoryOf(readExtendedXyz(text, entry.file), entry.glass, 'opening'));
    useView.setState({ tab: 'glass' });
  } catch (error) {
    tellTrouble(error);
  }
}

/** Some servers unpack what ends in .gz on the way, some do not: its first bytes tell. */
async function textOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).text();
}
