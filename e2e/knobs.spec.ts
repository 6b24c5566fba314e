import { expect, fileOf, Lab, TINY, test, UNHURRIED } from './lab';

// Whole runs, on a processor that may have other things to do.
test.slow();

test('a run whose knobs are turned is repeated from its file, bit for bit', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(UNHURRIED);
  const temperature = lab.field('Temperature of the run, K');
  await expect(temperature).toBeDisabled();
  await page.getByRole('button', { name: 'One step' }).click();
  await lab.reaches('Paused', 120_000);
  await expect(temperature).toHaveValue('3000');

  await temperature.fill('2600');
  await temperature.press('Enter');
  const track = page.getByRole('progressbar', { name: 'Progress' });
  await expect(track.getByTitle('0.001 ps: temperature to 2600 K')).toBeVisible();
  await page.getByText('B–O and B–B parameters').click();
  // The run is held: a slow mouse does not come after its end.
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(lab.transport).toContainText(/step\s*2/);

  const slider = page.getByRole('slider', { name: 'B–O ρ, change' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not to be seen.');
  const { x, y, width, height } = box;
  const turns = page.getByRole('region', { name: 'While it runs' }).getByRole('listitem');
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (const part of [0.52, 0.55, 0.6, 0.64, 0.7]) {
    await page.mouse.move(x + part * width, y + height / 2);
  }
  await expect(turns).toHaveCount(1);
  await page.mouse.up();
  await expect(turns).toHaveCount(2);
  await expect(turns.nth(1)).toHaveText(/^[\d.]+ ps: B–O ρ to 0\.\d+ Å$/);

  await lab.goOn.click();
  await lab.reaches('Done', 180_000);
  await expect(turns).toHaveCount(0);
  const made = page.getByRole('region', { name: 'How it was made' });
  await expect(made.getByRole('listitem').filter({ hasText: / ps: / })).toHaveCount(2);
  const series = (await lab.save(/Series/)).content.toString();
  const file = (await lab.save(/Experiment/)).content.toString();
  const { changes, numerics } = JSON.parse(file);
  expect(changes[0]).toEqual({ step: 1, quantity: 'temperature', value: 2600 });
  expect(changes[1].quantity).toBe('B-O.rho');
  expect(numerics.lanes).toBe(1);

  await page.reload();
  await expect(lab.transport).toContainText('Ready');
  await lab.openFile(fileOf('repeat.json', file));
  await expect(page.getByText('is set up, ready to start')).toBeVisible();
  await expect(turns).toHaveCount(2);
  await lab.start.click();
  await lab.reaches('Done', 240_000);
  expect((await lab.save(/Series/)).content.toString()).toBe(series);
});

test('knobs that nothing obeys are off, and turns can be left out', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const [mix, , rest] = TINY.protocol.stages;
  const stages = [{ ...mix, duration: 2 }, rest];
  const changes = [{ step: 40, quantity: 'temperature', value: 2000 }];
  await lab.setUp({ ...TINY, protocol: { ...TINY.protocol, stages }, changes });
  const section = page.getByRole('region', { name: 'While it runs' });
  await expect(section.getByRole('listitem')).toHaveText('0.04 ps: temperature to 2000 K');
  await section.getByRole('button', { name: 'Leave these changes out' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(0);

  await page.getByRole('button', { name: 'One step' }).click();
  await lab.reaches('Paused', 120_000);
  await expect(lab.field('Temperature of the run, K')).toBeEnabled();
  await expect(lab.field('Pressure of the run, GPa')).toBeEnabled();
  await expect(lab.field('Rate of the run, K/ps')).toBeDisabled();
  await lab.field('Pressure of the run, GPa').fill('3');
  await lab.field('Pressure of the run, GPa').press('Enter');
  await expect(section.getByRole('listitem')).toHaveText('0.001 ps: pressure to 3 GPa');
  await expect(lab.field('Pressure of the run, GPa')).toHaveValue('3');

  // Keys in a row are one turn, and there is a way back.
  const temperature = lab.field('Temperature of the run, K');
  for (let press = 0; press < 6; press++) await temperature.press('ArrowDown');
  await expect(section.getByRole('listitem')).toHaveCount(2);
  await expect(section.getByRole('listitem').nth(1)).toHaveText('0.001 ps: temperature to 2700 K');
  await section.getByRole('button', { name: 'Back to 3000 K' }).click();
  await expect(section.getByRole('listitem').last()).toHaveText('0.001 ps: temperature to 3000 K');
  await expect(temperature).toHaveValue('3000');
});
