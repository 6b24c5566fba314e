import { test as loud } from '@playwright/test';
import { expect, Lab, test } from './lab';

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

// The browser itself logs what it could not load.
loud('a worker that cannot be loaded is said, not waited for', async ({ page }) => {
  await page.route(/analysis-worker/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText(/The glass could not be drawn/)).toBeVisible();
});
