import type { Page, Worker } from '@playwright/test';
import { expect, Lab, TINY, test, UNHURRIED, WGSL } from './lab';

const offerOf = (page: Page) => page.getByRole('region', { name: 'A run that was cut short' });

/** The step at which an offer says that its run stopped. */
async function stoppedAt(page: Page): Promise<number> {
  const said = await offerOf(page).innerText();
  return Number(/stopped at step ([\d,]+) of [\d,]+/.exec(said)?.[1].replace(',', ''));
}

/** Done in the page: the step that the latest kept run stands at in the browser's storage. */
function keptStep(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('vitrine');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('runs').objectStore('runs').getAll();
      all.onsuccess = () => {
        opening.result.close();
        const latest = all.result.toSorted((a, b) => b.created - a.created)[0];
        resolve(latest.step);
      };
    };
  });
}

// Whole runs, on a processor that may have other things to do.
test.slow();

test('a run whose tab is closed goes on in the next one, bit for bit', async ({ context }) => {
  const undisturbed = new Lab(await context.newPage());
  await undisturbed.open();
  await undisturbed.setUp(UNHURRIED);
  await undisturbed.start.click();
  await undisturbed.reaches('Done', 180_000);
  const expected = await undisturbed.save(/Glass as it is now/);
  const series = await undisturbed.save(/Series/);
  await undisturbed.page.close();

  const killed = new Lab(await context.newPage());
  await killed.open();
  await expect(offerOf(killed.page)).toBeHidden();
  await killed.setUp(UNHURRIED);
  await killed.start.click();
  await expect
    .poll(() => killed.percentDone(), { timeout: 120_000, intervals: [50] })
    .toBeGreaterThan(25);
  await killed.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  // In the middle of a stage, whatever the machine is quick at.
  await expect
    .poll(() => killed.page.evaluate(keptStep), { timeout: 60_000, intervals: [50] })
    .toBeGreaterThan(1500);
  await killed.page.close();

  const lab = new Lab(await context.newPage());
  await lab.open();
  await expect(offerOf(lab.page)).toContainText('while cooling');
  const step = await stoppedAt(lab.page);
  const elsewhere = new Lab(await context.newPage());
  await elsewhere.open();
  await offerOf(elsewhere.page).getByRole('button', { name: 'Not now' }).click();
  await expect(offerOf(elsewhere.page)).toBeHidden();
  await elsewhere.page.close();
  expect(step).toBeGreaterThan(1500);
  expect(step).toBeLessThan(7500);
  await offerOf(lab.page).getByRole('button', { name: 'Go on' }).click();
  await expect(offerOf(lab.page)).toBeHidden();
  await lab.isUnderWay();
  expect(await lab.percentDone()).toBeGreaterThanOrEqual(Math.floor((100 * step) / 9000));
  await lab.reaches('Done', 180_000);
  expect((await lab.save(/Glass as it is now/)).content.equals(expected.content)).toBe(true);
  expect((await lab.save(/Series/)).content.toString()).toBe(series.content.toString());
});

/** The worker that simulates. */
function simulationOf(page: Page): Worker {
  const worker = page.workers().find((one) => one.url().includes('simulation'));
  if (!worker) throw new Error('The simulation has no worker.');
  return worker;
}

/** Done in the worker: remembers the device at the next buffer that it makes. */
function rememberDevice(): void {
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    (self as { device?: GPUDevice }).device = this;
    return createBuffer.call(this, descriptor);
  };
}

test(
  'a lost device is replaced by one press; what is done is there after a reload',
  WGSL,
  async ({ page }) => {
    const lab = new Lab(page);
    await lab.computeOn('gpu');
    await lab.open();
    await lab.setUp(TINY);
    await simulationOf(page).evaluate(rememberDevice);
    await lab.start.click();
    await lab.isUnderWay(20);
    await simulationOf(page).evaluate(() => (self as { device?: GPUDevice }).device?.destroy());
    await lab.reaches('Failed');
    const failure = page.getByRole('region', { name: 'What went wrong' });
    await expect(failure).toContainText(/The graphics device was lost at step \d+/);
    await failure.getByRole('button', { name: /^Go on from step \d+$/ }).click();
    await lab.reaches('Done', 240_000);
    const glass = (await lab.save(/Glass as it is now/)).content;
    const series = (await lab.save(/Series/)).content.toString();
    expect(series.trim().split('\n')).toHaveLength(242);

    await page.reload();
    await expect(lab.transport).toContainText('Ready');
    await expect(offerOf(page)).toBeHidden();
    // What was on show is on show again.
    await expect(lab.picture).toHaveAccessibleName(/24B, 121 atoms, \d+ K/);
    expect((await lab.save(/Glass as it is now/)).content.equals(glass)).toBe(true);

    const later = new Lab(await page.context().newPage());
    await later.open();
    const kept = later.page.getByRole('region', { name: 'Kept in this browser' });
    await expect(kept).toContainText(/24B\s*done, \d\.\d\d g\/cm³, today/);
    await kept.getByRole('button', { name: 'Keep 24B no longer' }).click();
    await expect(kept).toBeHidden();
    await later.page.getByRole('button', { name: 'Bring it back' }).click();
    await kept.getByRole('button', { name: /^24B/ }).click();
    await expect(later.picture).toHaveAccessibleName(/24B, 121 atoms, \d+ K/);
    await expect(later.page.getByRole('region', { name: 'Results' })).toContainText('g/cm³');
    expect((await later.save(/Glass as it is now/)).content.equals(glass)).toBe(true);
    expect((await later.save(/Series/)).content.toString()).toBe(series);
  },
);

test('a browser that keeps nothing is told of once, and the run goes on', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(TINY);
  await simulationOf(page).evaluate(() => {
    indexedDB.open = () => {
      throw new DOMException('Storage is refused.', 'SecurityError');
    };
  });
  await lab.start.click();
  const notice = page.getByRole('alert').filter({ hasText: 'This browser keeps nothing' });
  await expect(notice).toBeVisible({ timeout: 60_000 });
  await notice.getByRole('button', { name: 'Dismiss this notice' }).click();
  await lab.reaches('Done', 240_000);
  await expect(notice).toBeHidden();
  await page.reload();
  await expect(page.getByRole('region', { name: 'The glass that is waited for' })).toContainText(
    'The run of 24B that was on show is not kept',
  );
  await expect(page.getByRole('region', { name: 'Kept in this browser' })).toBeHidden();
});
