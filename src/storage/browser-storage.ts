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

const PREFIX = 'vitrine run ';
/** ms that the tab which had a run before may take to let it go */
const PATIENCE = 2000;

/**
 * Takes a run in hand, so that no other tab does; null when one has it. It is let go by the function
 * that comes back, or when the page or the worker is gone.
 */
export function holdRun(id: string): Promise<(() => void) | null> {
  // Safari before 15.4, and pages that are not secure, which have no WebGPU either.
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks
      .request(
        PREFIX + id,
        { signal: AbortSignal.timeout(PATIENCE) },
        () => new Promise<void>((release) => resolve(release)),
      )
      .catch(() => resolve(null));
  });
}

/** The runs that some tab has in hand. */
export async function heldRuns(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])),
  );
}
