import AxeBuilder from '@axe-core/playwright';
import { expect, Lab, test } from './lab';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`no serious barrier at ${width} × ${height}, ${colorScheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      const lab = new Lab(page);
      await lab.open();
      await expect(lab.picture).toHaveAccessibleName(/four-fold/);
      const tabs = width < 700 ? ['Glass', 'Figures', 'Set-up'] : [null];
      for (const tab of tabs) {
        if (tab) await page.getByRole('tab', { name: tab }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        );
        expect(
          grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([]);
        const name = `idle-${width}-${colorScheme}${tab ? `-${tab}` : ''}.png`;
        await page.screenshot({ path: info.outputPath(name) });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0);
      }
    });
  }
}

test('on a narrow page every control is large enough for a finger', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = new Lab(page);
  await lab.open();
  for (const tab of ['Glass', 'Figures', 'Set-up']) {
    await page.getByRole('tab', { name: tab }).click();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, input[type="range"], [role="tab"], summary')]
        // The tools inside a plot come with the pointer; a finger has the Save menu.
        .filter((element) => !element.matches('.modebar-btn'))
        .filter((element) => (element as HTMLElement).checkVisibility({ visibilityProperty: true }))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 1 && height > 0 && height < 44;
        })
        .map((element) => `${element.getAttribute('aria-label') ?? element.textContent}`),
    );
    expect(small, tab).toEqual([]);
  }
});
