import { expect, fileOf, Lab, test } from './lab';

const QUARTZ_LIKE = [
  '6',
  'Lattice="7 0 0 0 7 0 0 0 7" Properties=species:S:1:pos:R:3 pbc="T T T" time=0 temperature=300',
  'Si 1 1 1',
  'O 2.6 1 1',
  'O 1 2.6 1',
  'O 1 1 2.6',
  'O 1 6.4 1',
  'Na 4 4 4',
  '',
].join('\n');

test('without WebGPU the page says why and what to do, and still shows saved glasses', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'gpu');
  });
  const lab = new Lab(page);
  await lab.open();
  const notice = page.getByRole('status').filter({ hasText: 'cannot run the simulation' });
  await expect(notice).toContainText('does not offer WebGPU');
  await expect(notice).toContainText('Use a recent Chrome');
  await expect(lab.start).toBeDisabled();

  await expect(lab.picture).toHaveAccessibleName(/24B, \d+ atoms.* four-fold/);
  await expect.poll(async () => (await lab.curves(1)).length).toBeGreaterThan(0);

  const cold = await lab.temperature();
  await page.getByRole('slider', { name: 'Replay' }).press('Home');
  await expect.poll(() => lab.temperature()).toBeGreaterThan(cold + 1000);
  await page.getByRole('button', { name: 'Play from the melt' }).click();
  await expect.poll(() => lab.temperature(), { timeout: 120_000 }).toBe(cold);

  await lab.openFile(fileOf('small.extxyz', QUARTZ_LIKE));
  await expect(lab.picture).toHaveAccessibleName('small, 6 atoms, 300 K; no boron.');
  await expect(page.getByRole('heading', { name: 'small' })).toBeVisible();

  // A glass that comes with the page
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('75B');
  await page.getByRole('button', { name: 'Show a recorded 75B' }).click();
  await expect(lab.picture).toHaveAccessibleName(/75B, 498 atoms.* four-fold/);

  // On a narrow page its picture is behind another tab
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Set-up' }).click();
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('6B');
  await page.getByRole('button', { name: 'Show a recorded 6B' }).click();
  await expect(page.getByRole('tab', { name: 'Glass' })).toHaveAttribute('aria-selected', 'true');
  await expect(lab.picture).toHaveAccessibleName(/6B, 499 atoms.* four-fold/);
});
