import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, fileOf, Lab, TINY, test } from './lab';

/** Scrolls to a figure of the paper and waits until it is drawn. */
async function figureOf(page: Page, number: number) {
  const section = page.locator(`[data-paper-figure="${number}"]`);
  await section.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expect(section.locator('.js-plotly-plot').first()).toBeVisible({ timeout: 30_000 });
  return section;
}

test('ten figures of the paper, each with its words and how its glasses were made', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Paper', exact: true }).click();
  await expect(page).toHaveURL(/#paper$/);
  await expect(page.getByRole('heading', { name: 'The paper, figure by figure' })).toBeFocused();
  await expect(page.locator('[data-paper-figure]')).toHaveCount(10);
  for (let number = 1; number <= 10; number++) {
    const section = await figureOf(page, number);
    await expect(section.getByRole('heading', { name: `Figure ${number}. ` })).toBeVisible();
    await expect(section).toContainText('Short quench, ');
    await expect(section).toContainText(/The paper: .*(Yes|No|Not decided) of these glasses\./);
    await section.getByText('How was this computed?').click();
  }

  await test.step('panels stand as the paper has them, and each is saved alone', async () => {
    const section = await figureOf(page, 3);
    await expect(section).toContainText('(c) O–B3–O and O–B4–O');
    await section.getByLabel('What is saved').selectOption('3c');
    const download = page.waitForEvent('download');
    await section.getByRole('button', { name: 'SVG' }).click();
    expect((await download).suggestedFilename()).toBe('figure-3-angles-3c.svg');
  });

  await test.step('keys go to figures; back leads to the lab', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('4');
    await expect(page.locator('[data-paper-figure="4"]')).toBeFocused();
    await page.goBack();
    await expect(lab.start).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The paper, figure by figure' })).toHaveCount(0);
  });
});

test('a link opens the paper; a measured curve lies over Figures 5 and 6', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('#paper');
  const rows = Array.from({ length: 100 }, (_, i) => `${(1 + i / 10).toFixed(1)} 1.0`).join('\n');
  await lab.openFile(fileOf('neutron.dat', rows), fileOf('xray.dat', rows));
  for (const [number, name] of [
    [5, 'neutron.dat'],
    [6, 'xray.dat'],
  ] as const) {
    const section = await figureOf(page, number);
    await expect(section).toContainText(`− ${name}, root mean square: `);
  }
});

test('a figure that lacks glasses offers the run that makes it, and then draws it', async ({
  page,
}) => {
  // Only one of the recorded glasses, however many the project keeps.
  await page.route('**/paper/glasses.json', async (route) => {
    const response = await route.fetch();
    const { glasses } = (await response.json()) as {
      glasses: { name: string; potential: string }[];
    };
    const one = glasses.find(({ name, potential }) => name === '24B' && potential === 'Yang 2026');
    await route.fulfill({ response, json: { glasses: [one] } });
  });
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp({ ...TINY, atoms: 110, protocol: { ...TINY.protocol } });
  await page.getByRole('button', { name: 'Paper', exact: true }).click();
  const first = await figureOf(page, 1);
  await expect(first).toContainText('Only 24B is there.');
  await first.getByRole('button', { name: 'Run all nine compositions' }).click();
  await expect(page).not.toHaveURL(/#paper/);
  await expect(page.getByText('9 compositions: run for the figure.')).toBeVisible();
  await lab.reaches('Done', 220_000);

  await page.getByRole('button', { name: 'Paper', exact: true }).click();
  const again = await figureOf(page, 1);
  await expect(again).toContainText('of this session', { timeout: 60_000 });
  await expect(again.getByRole('button', { name: 'Run all nine compositions' })).toHaveCount(0);
  const compositions = () =>
    again
      .locator('.js-plotly-plot')
      .first()
      .evaluate((plot) => {
        const { data = [] } = plot as HTMLElement & { data?: { name: string; x: number[] }[] };
        // The one recorded glass was cooled otherwise, and has a series of its own.
        return Math.max(0, ...data.map(({ x }) => new Set(x).size));
      });
  await expect.poll(compositions, { timeout: 60_000 }).toBe(9);
});

for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const) {
  test(`no serious barrier in the paper at ${width}, ${colorScheme}`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const lab = new Lab(page);
    await lab.open('#paper');
    await figureOf(page, 1);
    for (const number of [1, 3, 8, 10]) {
      await figureOf(page, number);
      await page.screenshot({
        path: info.outputPath(`paper-${number}-${width}-${colorScheme}.png`),
      });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0);
  });
}
