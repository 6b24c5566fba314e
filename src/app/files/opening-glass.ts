import { Problem } from '../../core/problem';
import { addRecording } from '../lab/showing';
import { useGlass } from '../stores/glass-store';
import { readInWorker } from './reading-client';

/** A recorded quench of the default preset, next to the page. */
const FILE = 'glasses/24B.extxyz';

/** Shows the recorded glass that the page opens with, unless something else is on show by then. */
export async function showOpeningGlass(): Promise<void> {
  const response = await fetch(FILE).catch(() => null);
  if (!response?.ok) return;
  const { recordings } = await readInWorker(await response.blob(), FILE, {
    title: '24B',
    origin: 'opening',
  }).catch(noGlass);
  if (useGlass.getState().shown === null) recordings.forEach(addRecording);
}

/** A server may answer a missing file with the page itself: then there is none to open with. */
function noGlass(error: unknown): { readonly recordings: readonly [] } {
  if (error instanceof Problem) return { recordings: [] };
  throw error;
}
