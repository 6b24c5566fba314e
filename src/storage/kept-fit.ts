import { type DBSchema, openDB } from 'idb';

interface Schema extends DBSchema {
  fits: { key: string; value: unknown };
}

/** There is one. */
const KEY = 'present';

function open() {
  return openDB<Schema>('vitrine-fit', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('fits'),
  });
}

/** The fit that this browser keeps; undefined where there is none. */
export async function readKeptFit(): Promise<unknown> {
  const database = await open();
  try {
    return await database.get('fits', KEY);
  } finally {
    database.close();
  }
}

/** Keeps a fit, as plain data, in the place of the one before. */
export async function writeKeptFit(fit: unknown): Promise<void> {
  const database = await open();
  try {
    await database.put('fits', fit, KEY);
  } finally {
    database.close();
  }
}
