import { readExtendedXyz } from '../../formats/extended-xyz';
import { addRecording } from '../lab/showing';
import { useGlass } from '../stores/glass-store';
import { detectKind } from './detect';
import { trajectoryOf } from './read-recording';

/** A recorded quench of the default preset, next to the page. */
const FILE = 'glasses/24B.extxyz';

/** Shows the recorded glass that the page opens with, unless something else is on show by then. */
export async function showOpeningGlass(): Promise<void> {
  const response = await fetch(FILE).catch(() => null);
  if (!response?.ok) return;
  const text = await response.text();
  // A server may answer a missing file with the page itself.
  if (detectKind(text) !== 'extended-xyz') return;
  const frames = readExtendedXyz(text, FILE);
  const recording = await trajectoryOf(frames, '24B', 'opening');
  if (useGlass.getState().shown === null) addRecording(recording);
}
