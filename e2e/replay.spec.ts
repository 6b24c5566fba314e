import type { Page } from '@playwright/test';
import { expect, Lab, test, UNHURRIED } from './lab';

const slider = (page: Page) => page.getByRole('slider', { name: 'Replay' });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Picked atom' });

/** Everything that a figure draws at present, as text; null until it is drawn. */
async function drawn(page: Page, figure: number): Promise<string | null> {
  return page.locator(`[data-figure="${figure}"]`).evaluate((section) => {
    const plots = [...section.querySelectorAll<HTMLElement>('.js-plotly-plot')];
    const data = plots.map((plot) => (plot as HTMLElement & { data?: unknown }).data ?? null);
    return plots.length === 0 || data.includes(null) ? null : JSON.stringify(data);
  });
}

test('every figure follows the frame that is looked at again', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(lab.picture).toHaveAccessibleName(/24B, 399 atoms, 270 K; 44 %/);
  const figures = await page.locator('[data-figure]').count();
  expect(figures).toBeGreaterThan(5);

  for (let figure = 1; figure <= figures; figure++) {
    const title = await page.locator(`[data-figure="${figure}"] h2`).innerText();
    if (title === 'How far atoms go') {
      // A quench of few frames has no curve of it, at whichever frame.
      await expect(page.locator(`[data-figure="${figure}"]`)).toContainText(
        'at least seven frames',
      );
      continue;
    }
    await test.step(title, async () => {
      await page.keyboard.press('Escape');
      await page.locator(`[data-figure="${figure}"]`).evaluate((section) => {
        section.scrollIntoView({ block: 'start' });
      });
      await expect.poll(() => drawn(page, figure), { timeout: 60_000 }).not.toBeNull();
      // Rings take their time: what is drawn has settled when it stays.
      let latest = await drawn(page, figure);
      await expect
        .poll(
          async () => {
            const before = latest;
            await page.waitForTimeout(1500);
            latest = await drawn(page, figure);
            return latest === before;
          },
          { timeout: 60_000 },
        )
        .toBe(true);
      await slider(page).focus();
      await page.keyboard.press('Home');
      for (let frame = 0; frame < 4; frame++) await page.keyboard.press('ArrowRight');
      await expect(slider(page)).toHaveAttribute('aria-valuetext', /, frame 5 of \d+$/);
      await expect.poll(() => drawn(page, figure), { timeout: 60_000 }).not.toBe(latest);
      await page.keyboard.press('End');
      await expect.poll(() => drawn(page, figure), { timeout: 60_000 }).toBe(latest);
    });
  }
});

test('frames can be scrubbed, stepped and played, and lead to what changed', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(lab.picture).toHaveAccessibleName(/270 K/);
  const cold = await lab.picture.screenshot();
  const last = (await slider(page).getAttribute('max')) ?? '';

  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(lab.picture).toHaveAccessibleName(/399 atoms, \d{4} K, replayed at 0 ps; \d+ %/);
  expect(await lab.temperature()).toBeGreaterThan(1500);
  expect(await lab.picture.screenshot()).not.toEqual(cold);

  await test.step('arrows anywhere on the page', async () => {
    await slider(page).blur();
    await page.keyboard.press('ArrowRight');
    await expect(slider(page)).toHaveValue('1');
    await page.keyboard.press('ArrowLeft');
    await expect(slider(page)).toHaveValue('0');
  });

  await test.step('play and hold, at a chosen speed', async () => {
    await page.getByRole('combobox', { name: 'Frames a second' }).selectOption('20');
    await page.getByRole('button', { name: 'Play from the melt' }).click();
    await expect.poll(() => slider(page).inputValue().then(Number)).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Pause the replay' }).click();
    const held = await slider(page).inputValue();
    await page.waitForTimeout(500);
    expect(await slider(page).inputValue()).toBe(held);
    await page.keyboard.press('k');
    await expect(page.getByRole('button', { name: 'Play from the melt' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(slider(page)).toHaveValue(last);
    await expect(lab.picture).toHaveAccessibleName(/270 K; 44 %/);
  });

  await test.step('a change of coordination leads to its frame', async () => {
    await page.getByRole('button', { name: 'BO₄', exact: true }).click();
    await page.getByRole('button', { name: 'The next lit atom' }).click();
    await expect(panel(page)).toContainText('Bound to four oxygens');
    await panel(page)
      .getByText(/^\d+ changes$/)
      .click();
    const changes = panel(page).getByRole('list', { name: 'Changes' }).getByRole('button');
    const toFour = changes.filter({ hasText: '3 → 4' }).first();
    const oxygen = /O (\d+) came/.exec(await toFour.innerText())?.[1];
    await toFour.click();
    await expect(toFour).toHaveAttribute('aria-current', 'step');
    await expect(slider(page)).not.toHaveValue(last);
    const bound = panel(page).getByRole('list', { name: 'Bound to' });
    await expect(bound.getByRole('listitem')).toHaveCount(4);
    await expect(bound.getByRole('button', { name: `O ${oxygen}`, exact: true })).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    // A frame back, that oxygen was not there yet.
    await expect(bound.getByRole('button', { name: `O ${oxygen}`, exact: true })).toBeHidden();
    await expect(bound.getByRole('listitem')).toHaveCount(3);
  });
});

test('a paused quench is scrubbed; going on comes back to the present', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(UNHURRIED);
  await lab.start.click();
  await page.getByRole('button', { name: 'BO₃', exact: true }).click();
  await lab.isUnderWay(20);
  await expect(lab.picture).toHaveAccessibleName(/Lit: Boron bound to three oxygens: \d+ atom/);
  await lab.pause.click();
  await lab.reaches('Paused');
  const now = await lab.temperature();
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(lab.picture).toHaveAccessibleName(/replayed at [\d.]+ ps/);
  await expect.poll(() => lab.temperature()).not.toBe(now);
  await lab.goOn.click();
  await expect(lab.picture).not.toHaveAccessibleName(/replayed/);
  await lab.isUnderWay(25);
});
