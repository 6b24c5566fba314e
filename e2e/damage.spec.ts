import { test as loud } from '@playwright/test';
import { expect, Lab, TINY, test } from './lab';

/** Done in the page: puts things into the browser's storage that no Vitrine wrote. */
function putDamaged(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('vitrine', 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction('runs', 'readwrite');
      for (const record of [{ title: {} }, { title: 7, phase: null }, {}]) {
        work.objectStore('runs').put({ id: crypto.randomUUID(), ...record });
      }
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
    localStorage.setItem('vitrine.view', 'null');
    localStorage.setItem('vitrine.speeds', '[1, {"a": null}]');
  });
}

test('a page whose storage is damaged says so, and works', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.page.evaluate(putDamaged);
  await lab.page.reload();
  await expect(lab.page.getByText('3 runs of those that this browser keeps')).toBeVisible();
  await expect(lab.page.getByRole('region', { name: 'Figures' })).toBeVisible();
  await expect(lab.start).toBeVisible();
  await lab.page.getByRole('button', { name: 'Remove what is damaged' }).click();
  await expect(lab.page.getByText('3 damaged runs are removed.')).toBeVisible();
  await lab.page.reload();
  await expect(lab.start).toBeVisible();
  await expect(lab.page.getByText('of those that this browser keeps')).toBeHidden();
});

/** Done in the page: a hundred damaged records in every store, beside the whole ones. */
async function damageEverything(count: number): Promise<void> {
  const promised = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const junk: readonly unknown[] = [null, undefined, 7, Number.NaN, '', 'a', [], {}, [null], true];
  const other = (i: number): unknown => (i < 90 ? junk[i % 10] : 'x'.repeat(10 ** (i % 6)));
  /** A record with one of its fields damaged or gone */
  const damaged = (good: object | undefined, i: number) => {
    const copy = structuredClone(good ?? {}) as Record<string, unknown>;
    const keys = Object.keys(copy).filter((key) => key !== 'id');
    if (keys.length === 0 || i % 10 === 0) return { title: other(i) };
    const key = keys[i % keys.length];
    if (i % 3 === 0) delete copy[key];
    else copy[key] = typeof copy[key] === 'object' ? 'text' : { not: 'that' };
    return copy;
  };
  const stores: Record<string, readonly string[]> = {
    vitrine: ['runs', 'checkpoints', 'pieces', 'lasts'],
    'vitrine-fit': ['fits'],
    'vitrine tunings': ['tunings'],
  };
  for (const [name, parts] of Object.entries(stores)) {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      for (const part of parts) opening.result.createObjectStore(part);
    };
    const database = await promised(opening);
    for (const part of parts) {
      const store = database.transaction(part, 'readwrite').objectStore(part);
      const [good] = await promised(store.getAll());
      for (let i = 0; i < count; i++) {
        const id = `damaged ${i}`;
        if (part === 'runs') await promised(store.put({ ...damaged(good, i), id }));
        else if (part === 'fits') await promised(store.put(other(i), i === 0 ? 'present' : id));
        else if (part === 'tunings') await promised(store.put(other(i), id));
        else await promised(store.put(damaged(good, i), part === 'lasts' ? id : [id, 0]));
      }
    }
    database.close();
  }
}

test('a hundred damaged records in every store hide nothing that is whole', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(TINY);
  await lab.start.click();
  await lab.reaches('Done', 60_000);
  await page.evaluate(damageEverything, 100);
  await page.reload();
  await expect(page.getByText('100 runs of those that this browser keeps')).toBeVisible();
  // What was on show is on show again.
  await expect(lab.picture).toHaveAccessibleName(/^24B, 121 atoms/);

  const later = new Lab(await page.context().newPage());
  await later.open();
  await later.page.getByRole('button', { name: 'Remove what is damaged' }).click();
  await expect(later.page.getByText('100 damaged runs are removed.')).toBeVisible();
  const kept = later.page.getByRole('region', { name: 'Kept in this browser' });
  await kept.getByRole('button', { name: /^24B/ }).click();
  await expect(later.picture).toHaveAccessibleName(/^24B, 121 atoms/);
  await later.page.getByRole('button', { name: 'Potential lab', exact: true }).click();
  await expect(later.page.getByRole('heading', { name: 'Potential lab' })).toBeVisible();
});

const SETTINGS = ['vitrine.view', 'vitrine.platform', 'vitrine.speeds', 'vitrine.asked-to-persist'];

test('settings that nobody wrote are not heeded', async ({ page }) => {
  const lab = new Lab(page);
  for (const value of ['', 'null', '7', '[', '[1, {"a": null}]', '{"theme": {}, "a": -1e999}']) {
    await lab.open();
    await page.evaluate(
      ([names, text]) => {
        for (const name of names) localStorage.setItem(name, text as string);
      },
      [SETTINGS, value] as const,
    );
    await page.reload();
    await expect(lab.start).toBeVisible();
    await expect(lab.picture).toHaveAccessibleName(/^24B/);
  }
});

// The browser itself logs what it could not load.
loud('a worker that cannot be loaded is said, not waited for', async ({ page }) => {
  await page.route(/analysis-worker/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText(/The glass could not be drawn/)).toBeVisible();
  await expect(page.getByText('24B could not be drawn. Reload the page.')).toBeVisible();
  await expect(page.getByText(/^Measuring/)).toHaveCount(0);
});
