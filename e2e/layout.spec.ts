import type { Page } from '@playwright/test';
import { expect, Lab, test } from './lab';

/** Widths and heights as people have them: phones, tablets, laptops, and pages at 200 and 400 %. */
const SIZES = [
  [390, 844],
  [768, 1024],
  [820, 1180],
  [1024, 768],
  [1440, 900],
  [720, 450],
  [900, 560],
  [320, 256],
] as const;

/** What sticks out of the page, and which parts of the stage lie over each other. */
const faults = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide`);
    const seen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 2;
    for (const button of document.querySelectorAll('header button, footer button')) {
      const { left, right } = button.getBoundingClientRect();
      if (seen(button) && (left < 0 || right > clientWidth + 0.5))
        found.push(`${button.getAttribute('aria-label') ?? button.textContent} is off the page`);
    }
    const stage = document.querySelector('section[aria-label="Glass"]');
    if (!stage || !seen(stage)) return [...found, 'no glass'];
    const box = stage.getBoundingClientRect();
    if (box.height < 180) found.push(`the glass is ${Math.round(box.height)} px high`);
    const overlay = [
      ...stage.querySelectorAll('h1, dl, [role="toolbar"] > *, ul > li, input[type="range"]'),
    ].filter(seen);
    for (const [i, one] of overlay.entries()) {
      const a = one.getBoundingClientRect();
      if (a.left < box.left - 1 || a.right > box.right + 1)
        found.push(`${one.textContent} is off the stage`);
      for (const other of overlay.slice(i + 1)) {
        const b = other.getBoundingClientRect();
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (over > 1 && down > 1 && !one.contains(other))
          found.push(`${one.textContent} lies over ${other.textContent}`);
      }
    }
    return found;
  });

for (const [width, height] of SIZES) {
  test(`at ${width} × ${height} nothing sticks out or lies over anything else`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width, height });
    const lab = new Lab(page);
    await lab.open();
    await expect(lab.picture).toHaveAccessibleName(/four-fold/);
    for (const theme of ['Dark colours', 'Light colours']) {
      await page.getByRole('button', { name: theme }).click();
      await page.screenshot({ path: info.outputPath(`${width}-${theme.slice(0, 4)}.png`) });
    }
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Paper', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Back to the lab' }).click();
    await expect(page.getByRole('button', { name: 'Paper', exact: true })).toBeFocused();
  });
}

/** px, of the labels of the first chart's axes */
const tickSize = (page: Page) =>
  page
    .locator('[data-figure="1"] .xtick text')
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const) {
  test(`for a projector figures are drawn anew, at ${width} × ${height}`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width, height });
    const lab = new Lab(page);
    await lab.open();
    await expect.poll(() => tickSize(page)).toBeGreaterThan(8);
    const usual = await tickSize(page);
    await page.getByRole('button', { name: 'Projector' }).click();
    await expect.poll(() => tickSize(page)).toBeGreaterThan(1.3 * usual);
    await page.screenshot({ path: info.outputPath(`projector-${width}.png`) });
    expect(await faults(page)).toEqual([]);
    // A figure that is gone to is seen whole, its axis with its title.
    await page.keyboard.press('1');
    await expect(page.locator('[data-figure="1"]')).toBeFocused();
    const below = () =>
      page.evaluate(() => {
        const panel = document.querySelector('#panel-figures')?.getBoundingClientRect();
        const title = document.querySelector('[data-figure="1"] .xtitle')?.getBoundingClientRect();
        return (title?.bottom ?? 1e4) - (panel?.bottom ?? 0);
      });
    await expect.poll(below).toBeLessThan(0);
    await page.getByRole('button', { name: 'Projector' }).click();
    await expect.poll(() => tickSize(page)).toBe(usual);
  });
}

test('colours by element have their own names', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(lab.picture).toHaveAccessibleName(/four-fold/);
  const colours = page.getByRole('list', { name: 'Colours' });
  await expect(colours.getByRole('button', { name: 'BO₃' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(colours.getByRole('button', { name: 'B', exact: true })).toBeVisible();
  await expect(colours.getByRole('button', { name: 'BO₃' })).toBeHidden();
  await colours.getByRole('button', { name: 'B', exact: true }).click();
  await expect(lab.picture).toHaveAccessibleName(/Lit: All boron/);
});
