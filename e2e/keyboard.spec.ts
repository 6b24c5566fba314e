import { expect, Lab, test, UNHURRIED } from './lab';

test('everything can be done from the keyboard', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(UNHURRIED);
  const polyhedra = page.getByRole('button', { name: 'Polyhedra' });

  await test.step('single keys', async () => {
    await page.keyboard.press('p');
    await expect(polyhedra).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('p');
    await expect(polyhedra).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('c');
    await expect(page.getByRole('button', { name: 'BO₃ / BO₄' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await page.keyboard.press('b');
    await expect(page.getByRole('button', { name: 'Bonds' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await page.keyboard.press('2');
    await expect(page.locator('[data-figure="2"]')).toBeFocused();
    await page.keyboard.press('l');
    await expect(page).toHaveURL(/#s=2\./);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    const single = page.getByRole('checkbox', { name: 'Use single-key shortcuts' });
    await single.uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await expect(page.getByRole('button', { name: 'Polyhedra' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.getByRole('button', { name: 'All keys' }).click();
    await single.check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('Tab reaches every control in reading order, with a ring to be seen', async () => {
    await page.reload();
    await expect(lab.picture).toHaveAccessibleName(/four-fold/);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'To the run' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(lab.start).toBeFocused();
    await page.reload();
    await expect(lab.picture).toHaveAccessibleName(/four-fold/);
    const seen: string[] = [];
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const ringed = [element, element.parentElement].some(
          (candidate) => candidate && getComputedStyle(candidate).outlineStyle !== 'none',
        );
        const name =
          element.getAttribute('aria-label') ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent ??
          '';
        return { name: name.trim(), ringed };
      });
      if (focus === null) break;
      expect(focus.ringed, `the focus on “${focus.name}” is to be seen`).toBe(true);
      seen.push(focus.name);
    }
    const order = [
      'Open',
      'Save',
      'Preset',
      'SiO₂',
      'Protocol',
      'Melt at',
      'Parameter set',
      'Atoms',
      'Polyhedra',
      'Melt and quench',
    ];
    const places = order.map((name) => seen.indexOf(name));
    expect(places, seen.join(' → ')).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  await test.step('a slider moves with the arrows, and the glass still sums to 100 %', async () => {
    await page.getByRole('slider', { name: 'B₂O₃', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(lab.field('B₂O₃, mol%')).toHaveValue('25');
    const shares = await Promise.all(
      ['SiO₂', 'B₂O₃', 'Na₂O', 'CaO'].map((oxide) => lab.field(`${oxide}, mol%`).inputValue()),
    );
    expect(shares.map(Number).reduce((a, b) => a + b)).toBeCloseTo(100, 9);
  });

  await test.step('start, hold, step, restart', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Space');
    await lab.isUnderWay();
    await page.keyboard.press('Space');
    await lab.reaches('Paused');
    const before = await lab.transport.innerText();
    await page.keyboard.press('.');
    await expect.poll(() => lab.transport.innerText()).not.toBe(before);
    await page.keyboard.press('r');
    await expect(page.getByTestId('announcer')).toContainText(/Preparing|Melting|Cooling/);
  });
});
