import { tabValues } from './browser-values';

/**
 * What was set up and on show last, in this tab. A reload reads the browser's history as it stood when
 * the reload was asked for, so that what was written there a moment before may not come back; what a page
 * writes here before it goes is there for the next one.
 */

const KEY = 'vitrine last seen';

/** @param state anything that JSON can carry, with the `id` of what it belongs to */
export function rememberSeen(state: { readonly id: string }): void {
  try {
    tabValues().setItem(KEY, JSON.stringify(state));
  } catch {
    // A full or blocked storage: what stands in the browser's history is nearly as new.
  }
}

/** What was seen last under an `id`, unchecked; null where this tab remembers nothing of it. */
export function lastSeen<T extends { readonly id: string }>(id: string): T | null {
  try {
    const state = JSON.parse(tabValues().getItem(KEY) ?? 'null');
    return state?.id === id ? state : null;
  } catch {
    return null;
  }
}
