import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Configuration } from '../core/configuration';
import type { KeptCheckpoint, KeptPiece, KeptRun, KeptWrite } from './kept-run';
import { CHECKPOINT, LAST, PIECE, RUN, wholeOf } from './kept-schema';

interface Schema extends DBSchema {
  runs: { key: string; value: KeptRun };
  /** By run and step */
  checkpoints: { key: [string, number]; value: KeptCheckpoint };
  /** By run and number */
  pieces: { key: [string, number]; value: KeptPiece };
  /** By run: where it ended */
  lasts: { key: string; value: readonly Configuration[] };
}

const PARTS = ['runs', 'checkpoints', 'pieces', 'lasts'] as const;

type Work = IDBPTransaction<Schema, typeof PARTS, 'readwrite'>;

/** Everything of one run, whatever its second key. */
const allOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** Removes everything of a run, within a transaction. */
function removeWithin(work: Work, id: string): Promise<unknown> {
  return Promise.all([
    work.objectStore('runs').delete(id),
    work.objectStore('checkpoints').delete(allOf(id)),
    work.objectStore('pieces').delete(allOf(id)),
    work.objectStore('lasts').delete(id),
  ]);
}

/** Ends a transaction that may have ended by itself. */
function abort(work: { abort(): void }): void {
  try {
    work.abort();
  } catch {
    // It had.
  }
}

/**
 * The runs that this browser keeps. Every write is one transaction: a page that dies leaves either
 * all of it or nothing.
 */
export class KeptRuns {
  private constructor(private readonly database: IDBPDatabase<Schema>) {}

  /**
   * @param name of the database
   * @param gone told when the browser takes the storage away
   * @throws whatever the browser says when it keeps nothing
   */
  static async open(name = 'vitrine', gone: () => void = () => {}): Promise<KeptRuns> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('runs', { keyPath: 'id' });
        for (const part of PARTS.slice(1)) fresh.createObjectStore(part);
      },
      // A newer Vitrine in another tab may change the shape.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: gone,
    });
    return new KeptRuns(database);
  }

  close(): void {
    this.database.close();
  }

  /** All that can be read, the latest first. */
  async list(): Promise<KeptRun[]> {
    const runs = wholeOf(RUN, await this.database.getAll('runs'));
    return runs.sort((a, b) => b.updated - a.updated);
  }

  /** How many runs are damaged: they are not listed, and nothing is done to them. */
  async damaged(): Promise<number> {
    const runs = await this.database.getAll('runs');
    return runs.length - wholeOf(RUN, runs).length;
  }

  /**
   * Takes the damaged runs out of the storage, with all that belongs to them: all of them, or none
   * where the page is closed on the way.
   *
   * @returns how many they were
   */
  async removeDamaged(): Promise<number> {
    const work = this.database.transaction(PARTS, 'readwrite');
    const runs = work.objectStore('runs');
    const [keys, values] = await Promise.all([runs.getAllKeys(), runs.getAll()]);
    const damaged = keys.filter((_, i) => wholeOf(RUN, [values[i]]).length === 0);
    await Promise.all([...damaged.map((id) => removeWithin(work, id)), work.done]);
    return damaged.length;
  }

  /** A run; undefined where there is none that can be read. */
  async read(id: string): Promise<KeptRun | undefined> {
    const run = await this.database.get('runs', id);
    return run && wholeOf(RUN, [run])[0];
  }

  /** What the run recorded, in order; what is damaged is left out. */
  async pieces(id: string): Promise<KeptPiece[]> {
    return wholeOf(PIECE, await this.database.getAll('pieces', allOf(id)));
  }

  /** How many pieces of what a run recorded are damaged. */
  async damagedPieces(id: string): Promise<number> {
    const pieces = await this.database.getAll('pieces', allOf(id));
    return pieces.length - wholeOf(PIECE, pieces).length;
  }

  /** The checkpoints that are kept and whole, the latest last. */
  async checkpoints(id: string): Promise<KeptCheckpoint[]> {
    return wholeOf(CHECKPOINT, await this.database.getAll('checkpoints', allOf(id)));
  }

  /** Every replica as it was at the end; undefined unless the run got there and that is whole. */
  async last(id: string): Promise<readonly Configuration[] | undefined> {
    const last = await this.database.get('lasts', id);
    return last && wholeOf(LAST, [last])[0];
  }

  /** Writes what is new of a run; checkpoints that are not to stay go. */
  async write({ run, piece, checkpoint, checkpoints: stay, last }: KeptWrite): Promise<void> {
    const { id } = run;
    const work = this.database.transaction(PARTS, 'readwrite');
    const checkpoints = work.objectStore('checkpoints');
    const pieces = work.objectStore('pieces');
    const requests: Promise<unknown>[] = [work.done, work.objectStore('runs').put(run)];
    try {
      if (checkpoint) requests.push(checkpoints.put(checkpoint, [id, checkpoint.step]));
      if (last) requests.push(work.objectStore('lasts').put(last, id));
      if (piece) {
        const latest = await pieces.openKeyCursor(allOf(id), 'prev');
        requests.push(pieces.put(piece, [id, latest ? latest.key[1] + 1 : 0]));
      }
      const keys = await checkpoints.getAllKeys(allOf(id));
      const old = keys.filter(([, step]) => !stay.includes(step));
      requests.push(...old.map((key) => checkpoints.delete(key)));
    } catch (error) {
      // One that failed takes the others down with it; nobody waits for those.
      for (const request of requests) request.catch(() => undefined);
      abort(work);
      throw error;
    }
    await Promise.all(requests);
  }

  /** Changes what is known of a run without its data. */
  async update(id: string, part: Partial<KeptRun>): Promise<void> {
    const work = this.database.transaction('runs', 'readwrite');
    const run = await work.store.get(id);
    if (run) await work.store.put({ ...run, ...part });
    await work.done;
  }

  /** Drops everything of a run that is later than a step. */
  async rewind(id: string, step: number): Promise<void> {
    const work = this.database.transaction(['checkpoints', 'pieces'], 'readwrite');
    const later = IDBKeyRange.bound([id, step], [id, []], true);
    await work.objectStore('checkpoints').delete(later);
    for (
      let cursor = await work.objectStore('pieces').openCursor(allOf(id), 'prev');
      cursor && !(cursor.value?.step <= step);
      cursor = await cursor.continue()
    ) {
      await cursor.delete();
    }
    await work.done;
  }

  async remove(id: string): Promise<void> {
    const work = this.database.transaction(PARTS, 'readwrite');
    await Promise.all([removeWithin(work, id), work.done]);
  }

  /**
   * Removes what was taken out of the list before `before` (ms since 1970), then the oldest runs that
   * nobody has to finish until the rest takes at most `most` bytes; the newest stays.
   *
   * @returns the bytes that became free
   */
  async prune(most: number, before: number): Promise<number> {
    let freed = 0;
    const left: KeptRun[] = [];
    for (const run of await this.list()) {
      if (run.removed === null || run.removed >= before) {
        left.push(run);
        continue;
      }
      freed += run.bytes;
      await this.remove(run.id);
    }
    let held = left.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const run of left.slice(1).reverse()) {
      if (held <= most) break;
      if (run.phase !== 'done' && run.phase !== 'stopped') continue;
      held -= run.bytes;
      freed += run.bytes;
      await this.remove(run.id);
    }
    return freed;
  }
}
