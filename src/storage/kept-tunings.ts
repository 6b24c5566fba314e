import { openDB } from 'idb';
import { readTunings } from '../core/tuning';
import type { TuningMemory } from '../run/tunings';

const STORE = 'tunings';

const open = () =>
  openDB('vitrine tunings', 1, { upgrade: (fresh) => void fresh.createObjectStore(STORE) });

/** Remembers tunings in the browser; where it keeps nothing they are measured again next time. */
export const rememberInBrowser: TuningMemory = {
  async recall(key) {
    try {
      const database = await open();
      const value: unknown = await database.get(STORE, key);
      database.close();
      return readTunings({ [key]: value })[key] ?? null;
    } catch {
      return null;
    }
  },
  async remember(key, tuning) {
    try {
      const database = await open();
      await database.put(STORE, tuning, key);
      database.close();
    } catch {
      // A browser that keeps nothing works all the same.
    }
  },
};
