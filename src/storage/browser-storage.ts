import { KeptRuns } from './kept-runs';

let opening: Promise<KeptRuns> | null = null;

/**
 * The runs that this browser keeps, opened once.
 *
 * @throws whatever the browser says when it keeps nothing
 */
export function openKeptRuns(): Promise<KeptRuns> {
  const forget = () => {
    opening = null;
  };
  if (opening === null) {
    opening = KeptRuns.open('vitrine', forget);
    opening.catch(forget);
  }
  return opening;
}

const LOCK_NAME_PREFIX = 'vitrine run ';
/** ms that the tab which had a run before may take to let it go */
const LOCK_TIMEOUT_MS = 2000;

/**
 * Locks a run to this tab; null when another tab has it. The returned function unlocks it, and so does
 * the end of the page or of the worker.
 */
export function holdRun(id: string): Promise<(() => void) | null> {
  // Safari before 15.4, and pages that are not secure, which have no WebGPU either.
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks
      .request(
        LOCK_NAME_PREFIX + id,
        { signal: AbortSignal.timeout(LOCK_TIMEOUT_MS) },
        () => new Promise<void>((release) => resolve(release)),
      )
      .catch(() => resolve(null));
  });
}

/** The ids of the runs that some tab has locked. */
export async function heldRuns(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name }) =>
      name?.startsWith(LOCK_NAME_PREFIX) ? [name.slice(LOCK_NAME_PREFIX.length)] : [],
    ),
  );
}
