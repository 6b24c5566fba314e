import { BEGINNING, type FitState, isPending } from '../../lab/fit/fit-state';
import { fitOf, recordOf } from '../../storage/fit-record';
import { readKeptFit, writeKeptFit } from '../../storage/kept-fit';
import { notify, notifyFailure } from '../stores/notice-store';
import { useFit } from './fit-store';

/** ms between two writings */
const SAVE_DELAY_MS = 300;

let restored: Promise<void> | null = null;

/** Takes up the fit that this browser keeps, once, and keeps every change from then on. */
export function keepFit(): Promise<void> {
  restored ??= restore().then(() => void useFit.subscribe(noteChange));
  return restored;
}

async function restore(): Promise<void> {
  let kept: unknown;
  try {
    kept = await readKeptFit();
  } catch {
    // A browser that keeps nothing: the fit lasts as long as the page.
    return;
  }
  if (kept === undefined) return;
  try {
    useFit.setState(fitOf(kept));
  } catch (error) {
    notifyFailure(error);
    return;
  }
  if (!isPending(useFit.getState())) return;
  notify({
    tone: 'news',
    message: 'A round of the fit waits for its glasses.',
    hint: 'Go on with it under “The loop”.',
  });
}

let whole = BEGINNING.settings;
let waiting = false;

function noteChange(now: FitState, before: FitState): void {
  const same =
    now.data === before.data &&
    now.settings === before.settings &&
    now.iterations === before.iterations &&
    now.design === before.design &&
    now.unstable === before.unstable;
  if (same || waiting) return;
  waiting = true;
  setTimeout(() => void write(), SAVE_DELAY_MS);
}

async function write(): Promise<void> {
  waiting = false;
  const record = recordOf(useFit.getState(), whole);
  whole = fitOf(record).settings;
  try {
    await writeKeptFit(record);
  } catch {
    // As above.
  }
}
