import { expect, Lab, TINY, test } from './lab';

const DISTANCES = 1;

/** A soda-lime glass with alumina and magnesia, small. */
const ALUMINOUS = {
  ...TINY,
  name: 'aluminous',
  composition: { SiO2: 60, Na2O: 15, CaO: 5, Al2O3: 15, MgO: 5 },
  potential: 'guillot-sator2007',
};

test('an oxide is added; a potential that cannot make it is named, and one that can is chosen', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(page.getByRole('slider', { name: 'Al₂O₃' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Add an oxide' }).selectOption('Al2O3');
  await expect(page.getByRole('slider', { name: 'Al₂O₃' })).toHaveValue('5');
  await expect(lab.field('SiO₂, mol%')).toHaveValue('48.45');

  const setUp = page.getByRole('complementary', { name: 'Set-up' });
  await expect(setUp.getByText('Yang 2026 has no Al–O').first()).toBeVisible();
  await expect(lab.start).toBeDisabled();
  // With boron in the glass only the mixture has all bonds, and says that nobody has tested it.
  await expect(setUp.getByRole('button', { name: 'Choose Guillot–Sator 2007' })).toHaveCount(0);
  await setUp.getByRole('button', { name: /Choose Yang 2026 \+ Guillot–Sator 2007/ }).click();
  await expect(setUp.getByRole('combobox', { name: 'Parameter set' })).toHaveValue(
    'yang2026-guillot-sator2007',
  );
  await expect(setUp.getByText('Nobody has tested the two together').first()).toBeVisible();
  await expect(lab.start).toBeEnabled();
});

test('a glass with aluminium is made; legend, results and figure name it', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(ALUMINOUS);
  await expect(page.getByRole('slider', { name: 'MgO' })).toHaveValue('5');
  await lab.start.click();
  await lab.reaches('Done');

  const legend = page.getByRole('list', { name: 'Colours' });
  for (const entry of ['SiO₄', 'AlO₄', 'Na', 'Ca', 'Mg', 'O']) {
    await expect(legend.getByRole('button', { name: entry, exact: true })).toBeVisible();
  }
  await expect(legend.getByRole('button', { name: 'BO₄' })).toHaveCount(0);
  await legend.getByRole('button', { name: 'AlO₄', exact: true }).click();
  await expect(page.getByText(/aluminium bound to four oxygens/i).first()).toBeVisible();

  await expect
    .poll(async () => (await lab.curves(DISTANCES)).map(({ name }) => name), { timeout: 30_000 })
    .toEqual(expect.arrayContaining(['Si–O', 'Al–O', 'Na–O', 'Ca–O', 'Mg–O']));
  await expect(page.getByRole('rowheader', { name: 'Al4' })).toBeVisible();
});
