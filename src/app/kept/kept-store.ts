import { create } from 'zustand';
import { heldRuns, openKeptRuns } from '../../storage/browser-storage';
import { localValues } from '../../storage/browser-values';
import type { KeptRun } from '../../storage/kept-run';
import type { KeptRuns } from '../../storage/kept-runs';
import { keepNow } from '../control/run-control';
import { useGlass } from '../stores/glass-store';
import { notify, notifyFailure } from '../stores/notice-store';
import { useRun } from '../stores/run-store';

export interface KeptState {
  /** What this browser keeps and no tab has in hand, the latest first */
  readonly runs: readonly KeptRun[];
  /** The one to go on with that is offered; null when there is none or it was put away */
  readonly offered: KeptRun | null;
}

export const useKept = create<KeptState>(() => ({ runs: [], offered: null }));

/** Offers that were put away, or answered */
const answered = new Set<string>();

/** Whether somebody would want to go on with it without being told that it is there. */
function wasInterrupted({ id, phase }: KeptRun): boolean {
  return phase !== 'done' && phase !== 'stopped' && !answered.has(id);
}

/** Whether a run can be gone on with. */
export function isUnfinished({ phase }: KeptRun): boolean {
  return phase !== 'done';
}

/** Looks again at what is kept. A browser that keeps nothing has nothing to offer. */
export async function lookForKept(): Promise<void> {
  try {
    const kept = await openKeptRuns();
    const [all, held] = await Promise.all([kept.list(), heldRuns()]);
    const runs = all.filter(({ id, removed }) => removed === null && !held.has(id));
    useKept.setState({ runs, offered: runs.find(wasInterrupted) ?? null });
    await notifyOfDamaged(kept);
  } catch {
    useKept.setState({ runs: [], offered: null });
  }
}

let damageTold = false;

/** Says, once, that some of what is kept cannot be read. */
async function notifyOfDamaged(kept: KeptRuns): Promise<void> {
  const damaged = damageTold ? 0 : await kept.damaged();
  if (damaged === 0) return;
  damageTold = true;
  const runs = damaged === 1 ? 'A run' : `${damaged} runs`;
  notify({
    tone: 'trouble',
    message: `${runs} of those that this browser keeps cannot be read any more.`,
    hint: 'The other runs are not affected.',
    action: {
      label: 'Remove what is damaged',
      run: () => void removeDamaged(kept),
    },
  });
}

async function removeDamaged(kept: KeptRuns): Promise<void> {
  try {
    const removed = await kept.removeDamaged();
    const message =
      removed === 1 ? 'The damaged run is removed.' : `${removed} damaged runs are removed.`;
    notify({ tone: 'news', message });
  } catch (error) {
    notifyFailure(error);
  }
}

/** The offer is not made again while the page is open. */
export function answerOffer(id: string): void {
  answered.add(id);
  useKept.setState(({ offered }) => ({ offered: offered?.id === id ? null : offered }));
}

/** ms that a page which is gone may still have its run in hand */
const LOCK_RELEASE_MS = 2500;

/**
 * Looks at the start, and whenever a run begins or ends; asks once that what is kept may stay. A page
 * that is hidden may be closed next, so that the run is kept then.
 */
export function watchKept(): void {
  void lookForKept();
  // A page that was reloaded may let go of its run a moment after the new one has looked.
  setTimeout(() => void lookForKept(), LOCK_RELEASE_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keepNow();
    else void lookForKept();
  });
  addEventListener('pagehide', keepNow);
  useRun.subscribe((now, before) => {
    if (now.phase !== before.phase) void lookForKept();
    if (now.kept && !before.kept) void askToPersist();
  });
  useGlass.subscribe((now, before) => {
    if (now.recordings !== before.recordings) void lookForKept();
  });
}

const ASKED = 'vitrine.asked-to-persist';

/** Asks the browser not to clear the runs away when it needs room; once, as some ask the person. */
async function askToPersist(): Promise<void> {
  try {
    if (localValues().getItem(ASKED) !== null || (await navigator.storage.persisted())) return;
    localValues().setItem(ASKED, 'yes');
    await navigator.storage.persist();
  } catch {
    // It keeps them as long as it likes.
  }
}
