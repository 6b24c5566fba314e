import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { TABLE_1 } from '../src/core/glasses';
import { AUTHORS_BOUNDS, fromUnit } from '../src/learn/bounds';
import { type ParameterSet, WANG_2018 } from '../src/learn/parameters';
import { latinHypercube } from '../src/learn/space-filling';
import { writeTrialsCsv } from '../src/learn/trials-csv';
import { expect, fileOf, Lab, test, UNHURRIED } from './lab';

const GLASSES = [TABLE_1['24B'], TABLE_1['75B']];

/** Density and B4 of a made-up glass: simple functions of the parameters. */
function response(parameters: ParameterSet, b2o3: number) {
  const percent = (key: keyof ParameterSet) => 100 * (parameters[key] / WANG_2018[key] - 1);
  const x = b2o3 / 75;
  return {
    density: 2.5 + 0.2 * x - 0.35 * x * x - 0.018 * x * percent('rhoBB'),
    b4: 1 / (1 + Math.exp(3 * x - 1.6 - 0.35 * percent('rhoBO'))),
  };
}

/** A table of trials of the made-up glass. */
function madeUpTrials(count: number): string {
  const trials = latinHypercube(count, 5, 3, 1).map((point, i) => {
    const parameters = fromUnit(point, AUTHORS_BOUNDS.bo);
    return {
      id: `trial-${i + 1}`,
      parameters,
      results: GLASSES.map((composition) => {
        const { density, b4 } = response(parameters, composition.B2O3);
        return {
          composition,
          density: { value: density, error: null },
          b4: { value: b4, error: null },
        };
      }),
      protocol: 'made-up',
      atoms: 400,
      source: 'a formula',
      unstable: false,
    };
  });
  return writeTrialsCsv(trials);
}

const step = (page: Page, name: string) => page.locator(`[data-fit="${name}"]`);

/** Sets a number field, as a person types into it. */
async function type(page: Page, part: string, label: string, value: string): Promise<void> {
  const field = step(page, part).getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

async function importTrials(page: Page, name: string, csv: string): Promise<void> {
  await page.getByLabel('Import a table of trials').setInputFiles([fileOf(name, csv)]);
}

/** Asks for a few small networks. */
async function trainLittle(page: Page): Promise<void> {
  await step(page, 'surrogate').getByText('More', { exact: true }).click();
  await type(page, 'surrogate', 'Epochs', '150');
  await type(page, 'surrogate', 'Parts', '3');
  await type(page, 'surrogate', 'Networks a part', '1');
}

/** Learns from what there is, with a few small networks. */
async function trainQuickly(page: Page): Promise<void> {
  await trainLittle(page);
  await step(page, 'surrogate').getByRole('button', { name: 'Train', exact: true }).click();
}

test('a fit: trials, training, search, two candidates simulated beside what was predicted', async ({
  page,
}, info) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp({ ...UNHURRIED, atoms: 110, cutoff: 5 });
  await page.getByRole('button', { name: 'Potential lab', exact: true }).click();
  await expect(page).toHaveURL(/#fit$/);
  await expect(page.getByRole('heading', { name: 'Potential lab' })).toBeFocused();

  await test.step('bad tables are refused in words', async () => {
    await importTrials(page, 'wrong.csv', 'a,b\n1,2\n');
    await expect(page.getByRole('alert').filter({ hasText: 'wrong.csv' })).toBeVisible();
    await page.getByRole('alert').getByRole('button', { name: 'Dismiss this notice' }).click();
  });

  await test.step('trials come from a table', async () => {
    await importTrials(page, 'trials.csv', madeUpTrials(14));
    await expect(step(page, 'trials')).toContainText('14 trials.');
    await expect(step(page, 'targets').getByRole('checkbox', { checked: true })).toHaveCount(2);
  });

  await test.step('the surrogate learns, with live curves', async () => {
    await trainQuickly(page);
    const part = step(page, 'surrogate');
    await expect(part.getByRole('button', { name: 'Train again' })).toBeEnabled({
      timeout: 30_000,
    });
    const curves = await part
      .locator('.js-plotly-plot')
      .first()
      .evaluate((plot) => {
        const { data = [] } = plot as HTMLElement & { data?: { name: string; x: number[] }[] };
        return data.filter(({ x }) => x.length > 1).length;
      });
    expect(curves, 'two curves a network').toBeGreaterThanOrEqual(6);
    await expect(part.getByRole('region', { name: 'Errors in held-out trials' })).toContainText(
      '75B',
    );
  });

  await test.step('the sliders answer', async () => {
    const part = step(page, 'try');
    await expect(part.getByText('Your loss')).toBeVisible();
    const before = await part.getByText('Your loss').innerText();
    await part.getByRole('slider', { name: 'ρ(B–O)' }).focus();
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
    await expect(part.getByText('Your loss')).not.toHaveText(before);
  });

  await test.step('the search finds candidates', async () => {
    const part = step(page, 'search');
    await type(page, 'search', 'Candidates wanted', '4');
    await part.getByText('Bounds, objective and method in numbers').click();
    await type(page, 'search', 'Evaluations', '40');
    await part.getByRole('button', { name: 'Search', exact: true }).click();
    const table = part.getByRole('region', { name: 'Candidates' });
    await expect(table).toBeVisible({ timeout: 60_000 });
    await expect(table.getByRole('row', { name: /Wang 2018/ })).toBeVisible();
    for (const name of ['Candidate 3', 'Candidate 4']) {
      await table.getByRole('checkbox', { name }).uncheck();
    }
    await part.screenshot({ path: info.outputPath('search.png') });
  });

  await test.step('two candidates are simulated, and learned from', async () => {
    const part = step(page, 'loop');
    await part.getByLabel('Protocol').selectOption({ label: 'As set up in the lab' });
    await expect(part).toContainText('2 candidates × 2 compositions = 4 glasses of 110 atoms');
    await part.getByRole('button', { name: 'Simulate 2 candidates' }).click();
    await expect(part.getByText(/^Simulating/)).toBeVisible();
    const table = part.getByRole('region', { name: 'Predicted beside simulated' });
    await expect(table).toBeVisible();
    await expect(table).toContainText('to come');
    await lab.isUnderWay();
  });

  await test.step('a round that was interrupted by a reload goes on', async () => {
    await page.reload();
    const part = step(page, 'loop');
    await part.getByRole('button', { name: 'Go on' }).click();
    const table = part.getByRole('region', { name: 'Predicted beside simulated' });
    await expect(table).not.toContainText('to come', { timeout: 200_000 });
    await expect(step(page, 'trials')).toContainText('16 trials');
    await expect(part.locator('.js-plotly-plot').first()).toBeVisible();
    await expect(part.getByRole('button', { name: /^Simulate \d/ })).toBeEnabled({
      timeout: 60_000,
    });
    await part.screenshot({ path: info.outputPath('loop.png') });
  });

  await test.step('all of it is there after a reload', async () => {
    await page.waitForTimeout(1000);
    await page.reload();
    await expect(step(page, 'trials')).toContainText('16 trials');
    await expect(
      step(page, 'loop').getByRole('region', { name: 'Predicted beside simulated' }),
    ).toBeVisible();
  });

  await test.step('the best goes to the lab', async () => {
    await step(page, 'winner').getByRole('button', { name: 'Use in the lab' }).click();
    await expect(page).not.toHaveURL(/#fit/);
    await expect(page.getByLabel('Parameter set')).toHaveValue('fitted');
  });
});

test('first trials of one’s own: stopped, gone on with, handed over', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp({ ...UNHURRIED, atoms: 110, cutoff: 5 });
  await page.getByRole('button', { name: 'Potential lab', exact: true }).click();
  const targets = step(page, 'targets');
  for (const name of ['0B', '6B', '12B', '37B', '50B', '62B', '75B']) {
    await targets.getByRole('checkbox', { name, exact: true }).uncheck();
  }
  const trials = step(page, 'trials');
  await trials.getByLabel('Protocol').selectOption({ label: 'As set up in the lab' });
  await type(page, 'trials', 'Sets besides the four published', '0');
  await expect(trials).toContainText('4 parameter sets × 1 composition = 4 glasses');
  await trials.getByRole('button', { name: 'Make these trials' }).click();
  await lab.isUnderWay();
  await trials.getByRole('button', { name: 'Stop', exact: true }).click();
  await trials.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(trials).toContainText('4 trials.', { timeout: 120_000 });
  await trials.getByText('Show the trials').click();
  await expect(trials.getByRole('row', { name: /Yang 2026/ })).toBeVisible();

  await test.step('four are too few to learn from, and it says so', async () => {
    const part = step(page, 'surrogate');
    await part.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(part.getByRole('alert')).toContainText('too few to learn from');
  });

  await test.step('the run is known already', async () => {
    await page.getByRole('button', { name: 'Back to the lab' }).click();
    await page.getByRole('button', { name: 'Add to the potential lab' }).click();
    await expect(page.getByText('The potential lab has this run already.')).toBeVisible();
  });
});

for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const) {
  test(`no serious barrier in the potential lab at ${width}, ${colorScheme}`, async ({
    page,
  }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const lab = new Lab(page);
    await lab.open('#fit');
    await page.screenshot({ path: info.outputPath(`fit-empty-${width}.png`) });
    await importTrials(page, 'trials.csv', madeUpTrials(12));
    await trainQuickly(page);
    await expect(page.getByRole('button', { name: 'Train again' })).toBeEnabled({
      timeout: 30_000,
    });
    await type(page, 'search', 'Candidates wanted', '3');
    await step(page, 'search').getByText('Bounds, objective and method in numbers').click();
    await type(page, 'search', 'Evaluations', '35');
    await step(page, 'search').getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Candidates' })).toBeVisible({
      timeout: 60_000,
    });
    await step(page, 'trials').getByText('Show the trials').click();
    await step(page, 'trials').getByText('Make trials of your own').click();
    await step(page, 'search').getByText('What each parameter does').click();
    await expect(
      step(page, 'search').getByRole('heading', { name: 'What each parameter does' }),
    ).toBeVisible();
    for (const [name, title] of [
      ['parity', 'Predicted beside simulated'],
      ['candidates', 'Candidates beside the published potentials'],
      ['sensitivity', 'What each parameter does'],
    ] as const) {
      await page
        .getByRole('heading', { name: title })
        .evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.screenshot({ path: info.outputPath(`fit-${name}-${width}.png`) });
    }
    for (const name of ['try', 'trials', 'targets', 'surrogate', 'search', 'loop', 'winner']) {
      await step(page, name).evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.screenshot({ path: info.outputPath(`fit-${name}-${width}.png`) });
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

test('one press learns from the trials that come with the page', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('#fit');
  await trainLittle(page);
  const part = step(page, 'try');
  await part.getByRole('button', { name: 'Learn from Vitrine’s own trials' }).click();
  await expect(step(page, 'trials')).toContainText(/\d\d trials/);
  await expect(part.getByText('Your loss')).toBeVisible({ timeout: 30_000 });
  await expect(part.getByText(/nearer to experiment, says the surrogate/)).toBeVisible();
});
