import type { Page } from '@playwright/test';
import { expect, Lab, parseXyz, test, UNHURRIED } from './lab';

/** Six of these at once last some seconds on the processor. */
const SMALL = { ...UNHURRIED, atoms: 110, cutoff: 5 };

/** A curve as a figure draws it, with the errors that it tells the pointer. */
interface DrawnCurve {
  readonly name: string;
  readonly y: number[];
  readonly errors: number[] | null;
  readonly filled: boolean;
}

async function drawn(page: Page, figure: number): Promise<DrawnCurve[]> {
  const section = page.locator(`[data-figure="${figure}"]`);
  // Figures are drawn when they come into view.
  await section.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  return section.locator('.js-plotly-plot').evaluateAll((plots) => {
    interface Trace {
      name?: string;
      y?: ArrayLike<number>;
      /** ' ± 0.1', or nothing where a mean is of one seed */
      customdata?: ArrayLike<string>;
      fill?: string;
    }
    const data = plots.flatMap((plot) => (plot as HTMLElement & { data?: Trace[] }).data ?? []);
    return data.map(({ name = '', y = [], customdata, fill }) => ({
      name,
      y: Array.from(y),
      errors: customdata
        ? Array.from(customdata, (words) => Number.parseFloat(words.replace(/^[ ±]+/, '')))
        : null,
      filled: fill === 'toself',
    }));
  });
}

async function curve(page: Page, figure: number, name: string): Promise<DrawnCurve> {
  const found = (await drawn(page, figure)).find((candidate) => candidate.name === name);
  expect(found, `figure ${figure} draws “${name}”`).toBeDefined();
  return found as DrawnCurve;
}

const thin = async (page: Page, figure: number) =>
  (await drawn(page, figure)).map(({ name }) => name).filter((name) => name.startsWith('seed'));

test('six seeds: means with error bars, a replica picked in 3D, figures that follow', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(SMALL);

  await test.step('one press sets the ensemble up, and says what it needs', async () => {
    await page.getByRole('button', { name: 'Six seeds' }).click();
    await expect(lab.field('Replicas')).toHaveValue('6');
    await expect(page.getByText('6 seeds run side by side')).toBeVisible();
    await expect(page.getByText(/Needs about \d+ MB of memory\./)).toBeVisible();
  });

  await lab.start.click();
  await lab.isUnderWay();
  const picker = page.getByRole('combobox', { name: 'Replica on show' });

  await test.step('a replica is picked while the run goes on', async () => {
    await expect(picker.locator('option')).toHaveCount(6);
    await expect(lab.picture).toHaveAccessibleName(/24B, replica 1 of 6, seed 7, 109 atoms/);
    await picker.selectOption({ label: '3: seed 9' });
    await expect(lab.picture).toHaveAccessibleName(/replica 3 of 6, seed 9/);
    await expect.poll(() => thin(page, 3)).toEqual(['seed 9', 'seed 9', 'seed 9']);
  });

  await lab.reaches('Done', 200_000);

  await test.step('every figure has the mean and its standard error', async () => {
    for (const [figure, name] of [
      [1, 'B–O'],
      [2, 'B4'],
      [3, 'temperature'],
      [3, 'density'],
      [3, 'energy'],
    ] as const) {
      await expect
        .poll(async () => {
          const found = (await drawn(page, figure)).find((candidate) => candidate.name === name);
          return Math.max(0, ...(found?.errors ?? []).filter(Number.isFinite));
        })
        .toBeGreaterThan(0);
      const { y, errors } = await curve(page, figure, name);
      expect(errors, name).toHaveLength(y.length);
      // Where a mean is of one seed there is no error.
      expect(errors?.every((error) => !(error < 0))).toBe(true);
    }
    const bands = async (figure: number) =>
      (await drawn(page, figure)).filter(({ filled }) => filled).length;
    expect(await Promise.all([1, 2, 3].map(bands))).toEqual([4, 1, 4]);
    const label = page.getByRole('figure', { name: /density \d\.\d+ ± 0\.\d+ g\/cm³/ });
    await expect(label).toBeVisible();
  });

  await test.step('the results are means of six with their errors', async () => {
    const results = page.getByRole('region', { name: 'Results' });
    await expect(results.getByRole('columnheader', { name: 'mean of 6' })).toBeVisible();
    await expect(results.getByRole('row', { name: /Density/ }).first()).toContainText(
      /\d\.\d+ ± 0\.\d+/,
    );
    await expect(results).toContainText('± one standard error of the mean of 6 seeds');
    await results.getByText('Each of the 6 replicas').click();
    await expect(results.getByRole('button', { name: /^seed \d+$/ })).toHaveCount(6);
  });

  await test.step('another replica is looked at: picture, curves and files follow', async () => {
    const before = await curve(page, 3, 'seed 9');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press(']');
    await expect(lab.picture).toHaveAccessibleName(/replica 4 of 6, seed 10/);
    await expect.poll(() => thin(page, 3)).toEqual(['seed 10', 'seed 10', 'seed 10']);
    expect((await curve(page, 3, 'seed 10')).y).not.toEqual(before.y);
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await expect(lab.picture).toHaveAccessibleName(/replica 2 of 6, seed 8/);

    const trajectory = await lab.save(/Trajectory/);
    expect(trajectory.name).toBe('24B-seed-8-trajectory.extxyz');
    const [first] = parseXyz(trajectory.content.toString());
    expect(first.elements).toHaveLength(109);
    expect((await lab.save(/All replicas/)).name).toBe('24B-replicas.zip');
  });

  await test.step('single replicas are drawn on demand', async () => {
    await page.getByRole('checkbox', { name: 'Single replicas' }).check();
    await expect.poll(async () => new Set(await thin(page, 3)).size).toBe(6);
    await expect.poll(async () => (await thin(page, 2)).length).toBe(6);
  });
});

test('ensembles of the paper are a press away, refused when they do not fit, and undone', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  const offers = page.getByRole('group', { name: 'Side by side' });
  await offers.getByRole('button', { name: 'All nine compositions' }).click();
  await expect(page.getByText('9 compositions run side by side')).toBeVisible();
  await expect(page.getByText(/^75B, 62B, .+ 10B run side by side/)).toBeVisible();
  await expect(page.getByRole('slider', { name: 'B₂O₃', exact: true })).toBeDisabled();
  await lab.field('Seeds of each').fill('2');
  await lab.field('Seeds of each').press('Enter');
  await expect(
    page.getByText('9 compositions × 2 seeds: 18 glasses run side by side'),
  ).toBeVisible();

  await offers.getByRole('button', { name: 'Four potentials side by side' }).click();
  await expect(page.getByText(/Yang 2026, .+ run side by side/)).toBeVisible();

  await lab.field('Atoms').fill('50000');
  await lab.field('Atoms').press('Enter');
  await lab.field('Cutoff').fill('11');
  await lab.field('Cutoff').press('Enter');
  await lab.field('Seeds of each').fill('256');
  await lab.field('Seeds of each').press('Enter');
  const refusal = page.getByRole('alert').filter({ hasText: 'do not fit' });
  await expect(refusal).toContainText(/1024 replicas of 50,000 atoms/);
  await expect(refusal).toContainText(/in all, fewer atoms or a shorter cutoff|Use fewer atoms/);
  await expect(lab.start).toBeDisabled();

  await page.getByRole('button', { name: 'Back to a single glass' }).click();
  await expect(lab.field('Replicas')).toHaveValue('1');
  await expect(page.getByRole('slider', { name: 'B₂O₃', exact: true })).toBeEnabled();
});
