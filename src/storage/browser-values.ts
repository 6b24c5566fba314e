/** What reads and writes short texts by name, as a browser's `Storage` does; each call may throw. */
export interface ValueStore {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

interface Browser {
  readonly localStorage: ValueStore;
  readonly sessionStorage: ValueStore;
}

const browser = globalThis as unknown as Browser;

/**
 * Short texts that this browser keeps from one visit to the next.
 *
 * @throws when the browser keeps nothing for this page
 */
export function localValues(): ValueStore {
  return browser.localStorage;
}

/**
 * Short texts that this tab keeps until it is closed.
 *
 * @throws when the browser keeps nothing for this page
 */
export function tabValues(): ValueStore {
  return browser.sessionStorage;
}
