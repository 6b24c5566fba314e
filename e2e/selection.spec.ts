import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { anglesBetween } from '../src/structure/angle-distribution';
import { bondAngles } from '../src/structure/bond-angles';
import { BORON_CUTOFF } from '../src/structure/coordination';
import { bondLength, networkOf } from '../src/structure/network';
import { atomsInRings } from '../src/structure/rings/ring-membership';
import { findRings } from '../src/structure/rings/rings';
import { atomsWithCoordination, oxygensWith } from '../tests/support/atoms-with';
import { referenceGlass } from '../tests/support/glass';
import { expect, fileOf, Lab, test } from './lab';

/** 1000 atoms that LAMMPS wrote, numbered from 1 in the order of the file. */
const FILE = '24B-1000-glass.data';
const text = readFileSync(`tests/data/structure/${FILE}`, 'utf8');
const glass = referenceGlass();
const network = networkOf(glass);

const numbers = (atoms: Iterable<number>) =>
  [...new Set(atoms)].sort((a, b) => a - b).map((atom) => atom + 1);

async function openGlass(page: Page): Promise<Lab> {
  const lab = new Lab(page);
  await lab.open();
  await lab.openFile(fileOf(FILE, text));
  await expect(lab.picture).toHaveAccessibleName(/1000 atoms/);
  return lab;
}

const lit = (page: Page) => page.getByRole('region', { name: 'Lit atoms' });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Picked atom' });

/** The numbers of the lit atoms, as the page gives them. */
async function litNumbers(page: Page): Promise<number[]> {
  const list = page.getByTestId('lit-atoms');
  if (!(await list.isVisible())) await lit(page).getByRole('button', { name: 'Numbers' }).click();
  return (await list.innerText()).trim().split(/\s+/).map(Number);
}

test('a range of the angle figure lights up the atoms that make it', async ({ page }) => {
  const lab = await openGlass(page);
  const figure = page.getByRole('region', { name: 'Angles between bonds' });
  await figure.scrollIntoViewIfNeeded();

  await test.step('by keyboard: these angles, these atoms', async () => {
    await figure.getByText('Light up the atoms of a range').click();
    await figure.getByRole('combobox', { name: 'Curve' }).selectOption('O-Si-O');
    await figure.getByRole('textbox', { name: 'From' }).fill('98');
    await figure.getByRole('textbox', { name: 'To' }).fill('101');
    const dark = await lab.picture.screenshot();
    await figure.getByRole('button', { name: 'Light up' }).click();
    const { atoms } = anglesBetween(bondAngles(network)['O-Si-O'], 98, 101);
    const expected = numbers(atoms);
    await expect(lit(page)).toContainText(
      `O–Si–O angles from 98° to 101°: ${expected.length} atoms`,
    );
    expect(await litNumbers(page)).toEqual(expected);
    await expect(lab.picture).toHaveAccessibleName(/Lit: O–Si–O angles from 98° to 101°/);
    expect(await lab.picture.screenshot()).not.toEqual(dark);
  });

  await test.step('the lit atoms can be walked', async () => {
    await lit(page).getByRole('button', { name: 'The next lit atom' }).click();
    const [first] = await litNumbers(page);
    await expect(panel(page).getByRole('textbox')).toHaveValue(String(first));
  });

  await test.step('Escape clears the selection, then the picked atom', async () => {
    await page.keyboard.press('Escape');
    await expect(lit(page)).toBeHidden();
    await expect(panel(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
  });

  await test.step('with the pointer: dragged over the chart', async () => {
    const chart = figure.locator('.js-plotly-plot .nsewdrag').first();
    await chart.scrollIntoViewIfNeeded();
    const place = await chart.boundingBox();
    if (!place) throw new Error('there is no chart');
    const middle = place.y + place.height / 2;
    await page.mouse.move(place.x + 0.35 * place.width, middle);
    await page.mouse.down();
    await page.mouse.move(place.x + 0.45 * place.width, middle, { steps: 5 });
    await page.mouse.up();
    await expect(lit(page)).toContainText(/O–\S+–O angles from [\d.]+° to [\d.]+°: [\d,]+ atoms/);
    expect((await litNumbers(page)).length).toBeGreaterThan(10);
    await page.keyboard.press('Escape');
    await expect(lit(page)).toBeHidden();
  });
});

test('shells, rings, kinds of oxygen and of boron light up too', async ({ page }) => {
  const lab = await openGlass(page);
  const select = async (title: string, curve: string, from: string, to: string) => {
    const figure = page.getByRole('region', { name: title });
    await figure.scrollIntoViewIfNeeded();
    const form = figure.locator('details', { hasText: 'Light up the atoms of a range' });
    await expect(form).toBeVisible({ timeout: 60_000 });
    if (!(await form.getByRole('combobox').isVisible())) await form.locator('summary').click();
    await form.getByRole('combobox', { name: 'Curve' }).selectOption(curve);
    await form.getByRole('textbox', { name: 'From' }).fill(from);
    await form.getByRole('textbox', { name: 'To' }).fill(to);
    await form.getByRole('button', { name: 'Light up' }).click();
  };

  await select('Distances between atoms', 'g_B-O', '1.5', '1.6');
  const { offsets, neighbours } = network;
  const pairs = Array.from(glass.types.keys())
    .filter((atom) => glass.species[glass.types[atom]].element === 'B')
    .flatMap((boron) =>
      Array.from({ length: offsets[boron + 1] - offsets[boron] }, (_, k) => offsets[boron] + k)
        .filter((entry) => bondLength(network, entry) >= 1.5 && bondLength(network, entry) <= 1.6)
        .flatMap((entry) => [boron, neighbours[entry]]),
    );
  await expect(lit(page)).toContainText('B–O pairs 1.50 to 1.60 Å apart');
  await expect.poll(() => litNumbers(page)).toEqual(numbers(pairs));

  await select('Qⁿ and oxygen', 'oxygen', '1', '1');
  await expect(lit(page)).toContainText('Non-bridging oxygen');
  await expect.poll(() => litNumbers(page)).toEqual(numbers(oxygensWith(network, 1)));

  await select('Sizes of rings', 'rings_guttman', '4', '4');
  const rings = atomsInRings(findRings(network, 'guttman'), 4);
  await expect(lit(page)).toContainText(`(Guttman): ${rings.length} atoms`, { timeout: 60_000 });
  expect(await litNumbers(page)).toEqual(numbers(rings));

  await page.getByRole('list', { name: 'Colours' }).getByRole('button', { name: 'BO₄' }).click();
  const borons = atomsWithCoordination(glass, 'B', 'O', BORON_CUTOFF, 4);
  await expect.poll(() => litNumbers(page)).toEqual(numbers(borons));
  await expect(lab.picture).toHaveAccessibleName(/Lit: Boron bound to four oxygens: 71 atoms/);
});

test('the panel of an atom lists its neighbours, and leads on from there', async ({ page }) => {
  const lab = await openGlass(page);
  const [boron] = atomsWithCoordination(glass, 'B', 'O', BORON_CUTOFF, 4);
  const around = (atom: number) =>
    Array.from(
      { length: network.offsets[atom + 1] - network.offsets[atom] },
      (_, k) => network.offsets[atom] + k,
    )
      .sort((a, b) => bondLength(network, a) - bondLength(network, b))
      .map((entry) => ({ atom: network.neighbours[entry], length: bondLength(network, entry) }));
  const bound = panel(page).getByRole('list', { name: 'Bound to' }).getByRole('listitem');

  await page.keyboard.press('a');
  await page.keyboard.type(String(boron + 1));
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Bound to four oxygens');
  const oxygens = around(boron);
  await expect(bound).toHaveText(
    oxygens.map(({ atom, length }) => `O ${atom + 1}${length.toFixed(2)} Å`),
  );
  await expect(lab.picture).toHaveAccessibleName(new RegExp(`Boron ${boron + 1} is picked`));
  await expect(panel(page).getByText(/^Charge balanced: \d\.\d\d of 1$/)).toBeVisible();

  await panel(page)
    .getByText(/^Angles, mean/)
    .click();
  await expect(panel(page).getByRole('list', { name: 'Angles' }).getByRole('listitem')).toHaveCount(
    6,
  );
  const ring = panel(page)
    .getByRole('list', { name: 'Rings by Guttman' })
    .getByRole('button')
    .first();
  await ring.click({ timeout: 60_000 });
  await expect(lit(page)).toContainText('through the picked atom');
  await expect.poll(() => litNumbers(page)).toContain(boron + 1);

  await bound.first().getByRole('button').click();
  const field = panel(page).getByRole('textbox');
  await expect(field).toHaveValue(String(oxygens[0].atom + 1));
  await expect(bound).toHaveText(
    around(oxygens[0].atom).map(
      ({ atom, length }) =>
        `${glass.species[glass.types[atom]].element} ${atom + 1}${length.toFixed(2)} Å`,
    ),
  );

  await test.step('next and previous neighbour by key', async () => {
    await page.keyboard.press('Escape');
    await field.fill(String(boron + 1));
    await field.press('Enter');
    await expect(bound).toHaveCount(4);
    await field.blur();
    await page.keyboard.press('n');
    await expect(field).toHaveValue(String(oxygens[0].atom + 1));
    await page.keyboard.press('n');
    await expect(field).toHaveValue(String(oxygens[1].atom + 1));
    await page.keyboard.press('Shift+N');
    await page.keyboard.press('Shift+N');
    await expect(field).toHaveValue(String(boron + 1));
  });

  await test.step('a number that no atom has is refused in words', async () => {
    await field.fill('1001');
    await field.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(
      'This glass has no atom “1001”. Its atoms have the numbers 1 to 1000.',
    );
  });
});

for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const) {
  test(`panel and lit atoms at ${width} px, ${colorScheme}`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const lab = new Lab(page);
    await lab.open();
    await expect(lab.picture).toHaveAccessibleName(/four-fold/);
    await page.keyboard.press('a');
    await page.keyboard.type('300');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'BO₄', exact: true }).click();
    await expect(panel(page).getByText('Neighbours over time')).toBeVisible();
    await expect(lit(page)).toContainText('atoms');
    await panel(page)
      .getByText(/^\d+ changes?$/)
      .click();
    await page.screenshot({ path: info.outputPath(`selection-${width}-${colorScheme}.png`) });
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
