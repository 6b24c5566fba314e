import type { Page } from '@playwright/test';
import { expect, Lab, TINY, test } from './lab';

/** The points of a panel as plotly has them, with their errors. */
async function points(page: Page, figure: string) {
  const section = page.locator(`[data-series-figure="${figure}"]`);
  await section.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  return section.locator('.js-plotly-plot').evaluateAll((plots) => {
    interface Trace {
      mode?: string;
      marker?: { symbol?: string };
      x?: ArrayLike<number>;
      y?: ArrayLike<number>;
      error_y?: { array?: ArrayLike<number> };
    }
    interface Plot extends HTMLElement {
      data?: Trace[];
      layout?: { xaxis?: { type?: string } };
    }
    return (plots as Plot[]).map(({ data = [], layout }) => {
      const made = data.find(
        ({ mode, marker }) => mode === 'markers' && marker?.symbol === 'circle',
      );
      return {
        type: layout?.xaxis?.type,
        x: Array.from(made?.x ?? []),
        errors: Array.from(made?.error_y?.array ?? []),
      };
    });
  });
}

test('a series of three rates by two seeds, drawn with errors; a link and a reload bring it back', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp({ ...TINY, replicas: 2 });

  const list = page.getByRole('list', { name: 'Points of the series' });
  await test.step('it is set up beside the seeds', async () => {
    await page.getByRole('button', { name: 'A series…' }).click();
    await expect(page.getByRole('combobox', { name: 'Axis' })).toHaveValue('rate');
    const values = lab.field(/^Values/);
    await values.fill('27000, fast');
    await values.press('Enter');
    await expect(page.getByText('"fast" is no number of a series.')).toBeVisible();
    await values.fill('54000, 27000, 16000');
    await values.press('Enter');
    await expect(page.getByText(/3 points × 2 seeds = 6 glasses/)).toBeVisible();
    await expect(list.getByRole('listitem')).toHaveText([
      'rate 54000 K/ps: waits',
      'rate 27000 K/ps: waits',
      'rate 16000 K/ps: waits',
    ]);
  });

  await test.step('one press makes all points', async () => {
    await lab.start.click();
    await expect(list.getByRole('listitem')).toHaveText(
      ['rate 54000 K/ps: done', 'rate 27000 K/ps: done', 'rate 16000 K/ps: done'],
      { timeout: 200_000 },
    );
  });

  await test.step('density and B4 stand on a logarithmic axis with the errors of seeds', async () => {
    await expect
      .poll(async () => (await points(page, 'series-density-and-boron')).map(({ x }) => x))
      .toEqual([
        [16000, 27000, 54000],
        [16000, 27000, 54000],
        [16000, 27000, 54000],
        [16000, 27000, 54000],
      ]);
    for (const { type, errors } of await points(page, 'series-density-and-boron')) {
      expect(type).toBe('log');
      expect(errors).toHaveLength(3);
      expect(Math.max(...errors)).toBeGreaterThan(0);
    }
    const section = page.locator('[data-series-figure="series-density-and-boron"]');
    await expect(section).toContainText('Extrapolated over 16.2 decades to 1 K/s');
    await expect(section).toContainText('nothing here shows');
  });

  await test.step('a link sets the series up for somebody else', async () => {
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page).toHaveURL(/#/);
    const theirs = await browser.newContext();
    const their = await theirs.newPage();
    await their.goto(page.url());
    await expect(their.getByRole('textbox', { name: /^Values/ })).toHaveValue(
      '54000, 27000, 16000',
    );
    await expect(
      their.getByRole('list', { name: 'Points of the series' }).getByRole('listitem'),
    ).toHaveText([/: waits$/, /: waits$/, /: waits$/]);
    await theirs.close();
  });

  await test.step('a reload keeps what is done', async () => {
    await page.reload();
    await expect(list.getByRole('listitem').first()).toHaveText('rate 54000 K/ps: done');
    await expect(page.locator('[data-series-figure="series-density-and-boron"]')).toBeVisible();
  });
});
