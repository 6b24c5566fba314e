import {
  encodeShareLink,
  isShareLink,
  parseShared,
  readShareLink,
  type Shared,
  serialiseShared,
} from '../../formats/share-link';
import type { Recording } from '../../lab/recordings/recording';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { randomId } from '../../lab/words/random-id';
import { openKeptRuns } from '../../storage/browser-storage';
import { lastSeen, rememberSeen } from '../../storage/last-seen';
import { readKept } from '../../storage/open-kept';
import { useChosen } from '../figures/choice-store';
import { showOpeningGlass } from '../files/recorded-trajectories';
import { useAwaited } from '../stores/awaited-store';
import { useGlass } from '../stores/glass-store';
import { notify, notifyFailure } from '../stores/notice-store';
import { historyState, labFragment, usePage } from '../stores/page-route';
import { useSelection } from '../stores/selection-store';
import { useSetup } from '../stores/setup-store';
import { lookListeners } from '../stores/view-handle';
import { useView } from '../stores/view-store';
import { openShared } from './open';
import { presentShared } from './present';

/**
 * The page's address and its place in the browser's history. Beside each address stands what was set up
 * and on show (`history.state`): a reload, and the browser's way back, return to that, and not to what a
 * link once said. A link in the address follows what is changed, so that it never tells something old.
 */

/** What stands in `history.state` */
interface BenchState {
  /** One for each link that was opened: places with the same one share what is set up. */
  readonly id: string;
  readonly shared: unknown;
  /** The run on show in the browser's storage; null where there is none */
  readonly kept: string | null;
}

/** ms between two writings; browsers refuse more than a few a second. */
const WRITE_INTERVAL_MS = 400;

let bench = randomId();
/** The address carries a link. */
let linked = false;
let timer = 0;
let written = '';
/** When something was written last, ms */
let latest = 0;

const stateHere = () => historyState().bench as BenchState | undefined;

/** Opens what the address says, or what stood here before a reload; follows both from then on. */
export async function followBench(): Promise<void> {
  addEventListener('popstate', () => void follow());
  addEventListener('hashchange', () => void follow());
  await openHere(true);
  watchStores();
}

let watching = false;

/** From now on what changes is written down. */
function watchStores(): void {
  if (watching) return;
  watching = true;
  for (const store of [useSetup, useGlass, useView, useChosen, useSelection, useAwaited, usePage]) {
    (store as typeof useSetup).subscribe(note);
  }
  lookListeners.add(note);
  addEventListener('scroll', note, { capture: true, passive: true });
  addEventListener('pagehide', write);
}

async function openHere(first: boolean): Promise<void> {
  const before = stateHere();
  const last = first && before ? lastSeen<BenchState>(before.id) : null;
  if (last && (await reopen(onThisPage(last)))) {
    note();
    return;
  }
  if (before && (await reopen(before))) return;
  const fragment = labFragment();
  if (isShareLink(fragment)) {
    try {
      await openLink(fragment, first);
      return;
    } catch (error) {
      notifyFailure(error);
    }
  }
  if (!first) {
    writeAnew();
    return;
  }
  // Nothing is to come back: what is changed before the glass has come must stay.
  watchStores();
  await showOpeningGlass();
}

/** Somebody went back or on, or put another fragment into the address. */
async function follow(): Promise<void> {
  const here = stateHere();
  if (here?.id === bench) return;
  if (here || isShareLink(location.hash)) await openHere(false);
  else writeAnew();
}

/** A place of the history that says nothing yet is of what is on show. */
function writeAnew(): void {
  linked = false;
  written = '';
  write();
}

/** The address says which page is open, and a figure stands in one page. */
function onThisPage(state: BenchState): BenchState {
  try {
    const { experiment, scene } = parseShared(state.shared);
    const { page } = usePage.getState();
    if (!scene || (scene.page ?? 'lab') === page) return state;
    const { page: _, figure: __, ...rest } = scene;
    const here = page === 'lab' ? rest : { ...rest, page };
    return { ...state, shared: serialiseShared({ experiment, scene: here }) };
  } catch {
    return state;
  }
}

/** What stood beside this address; false where that cannot be read. */
async function reopen({ id, shared, kept }: BenchState): Promise<boolean> {
  try {
    const known = parseShared(shared);
    bench = id;
    linked = isShareLink(labFragment());
    await openShared(known, 'history', () => keptRun(kept));
    return true;
  } catch {
    return false;
  }
}

/** What the browser keeps of the run that was on show; null where it keeps nothing. */
async function keptRun(id: string | null): Promise<Recording | null> {
  if (id === null) return null;
  try {
    const open = useGlass.getState().recordings.find(({ kept }) => kept === id);
    if (open) return open;
    const runs = await openKeptRuns();
    const run = (await runs.list()).find((one) => one.id === id && one.removed === null);
    return run ? await readKept(runs, run) : null;
  } catch {
    return null;
  }
}

/** @throws Problem when the link cannot be read */
async function openLink(fragment: string, first: boolean): Promise<void> {
  const shared = readShareLink(fragment);
  const before = first ? null : presentShared();
  bench = randomId();
  linked = true;
  await openShared(shared, 'link');
  const title = experimentTitle(shared.experiment);
  notify({
    tone: 'news',
    message: `${title} from the link is set up, ready to start.`,
    ...(before ? { action: { label: 'Undo', run: () => void openShared(before, 'history') } } : {}),
  });
}

/** The address is to carry a link from now on: what is on show and set up at present. */
export function linkAddress(fragment: string): void {
  linked = true;
  put(presentShared(), fragment);
}

/** Something may have changed: it is written at once, and then not again for a while. */
function note(): void {
  if (timer === 0)
    timer = window.setTimeout(write, Math.max(0, latest + WRITE_INTERVAL_MS - Date.now()));
}

/** Writes down what is set up and on show, if that has changed. */
function write(): void {
  clearTimeout(timer);
  timer = 0;
  latest = Date.now();
  const shared = presentShared();
  const { kept = null } = useGlass.getState().shown ?? {};
  const { page } = usePage.getState();
  const now = JSON.stringify([bench, serialiseShared(shared), kept, page]);
  if (now === written) return;
  try {
    put(shared, linked ? fragmentOf(shared) : null);
    written = now;
  } catch {
    // The browser has had enough of them for a while.
    note();
  }
}

/** What is too large for a link stands in no address. */
function fragmentOf({ experiment, scene }: Shared): string {
  try {
    return encodeShareLink(experiment, scene);
  } catch {
    return '';
  }
}

/** @param fragment of the link that the lab's address is to carry, without '#'; null: as it is */
function put(shared: Shared, fragment: string | null): void {
  const { shown } = useGlass.getState();
  const state: BenchState = {
    id: bench,
    shared: serialiseShared(shared),
    kept: shown?.kept ?? null,
  };
  rememberSeen(state);
  const lab = fragment === null ? labFragment() : fragment && `#${fragment}`;
  const inLab = usePage.getState().page === 'lab';
  history.replaceState(
    { ...historyState(), bench: state, ...(inLab ? {} : { lab }) },
    '',
    inLab ? `${location.pathname}${location.search}${lab}` : location.href,
  );
}
