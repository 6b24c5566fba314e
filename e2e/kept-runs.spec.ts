import type { Page } from '@playwright/test';
import { expect, Lab, TINY, test } from './lab';

const offerOf = (page: Page) => page.getByRole('region', { name: 'A run that was cut short' });

/** The step at which an offer says that its run stopped. */
async function stoppedAt(page: Page): Promise<number> {
  const said = await offerOf(page).innerText();
  return Number(/stopped at step ([\d,]+) of 240/.exec(said)?.[1].replace(',', ''));
}

// Whole runs, on a processor that may have other things to do.
test.slow();

test('a run whose tab is closed goes on in the next one, bit for bit', async ({ context }) => {
  const undisturbed = new Lab(await context.newPage());
  await undisturbed.open();
  await undisturbed.setUp(TINY);
  await undisturbed.start.click();
  await undisturbed.reaches('Done', 180_000);
  const expected = await undisturbed.save(/Glass as it is now/);
  const series = await undisturbed.save(/Series/);
  await undisturbed.page.close();

  const killed = new Lab(await context.newPage());
  await killed.open();
  await expect(offerOf(killed.page)).toBeHidden();
  await killed.setUp(TINY);
  await killed.start.click();
  await expect.poll(() => killed.percentDone(), { timeout: 120_000 }).toBeGreaterThan(30);
  await killed.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await expect.poll(() => killed.percentDone(), { timeout: 120_000 }).toBeGreaterThan(40);
  await killed.page.close();

  const lab = new Lab(await context.newPage());
  await lab.open();
  await expect(offerOf(lab.page)).toContainText('while cooling');
  const step = await stoppedAt(lab.page);
  expect(step).toBeGreaterThan(40);
  expect(step).toBeLessThan(200);
  await offerOf(lab.page).getByRole('button', { name: 'Go on' }).click();
  await lab.reaches('Cooling', 60_000);
  expect(await lab.percentDone()).toBeGreaterThanOrEqual(Math.floor((100 * step) / 240));
  await lab.reaches('Done', 180_000);
  expect((await lab.save(/Glass as it is now/)).content.equals(expected.content)).toBe(true);
  expect((await lab.save(/Series/)).content.toString()).toBe(series.content.toString());
});
