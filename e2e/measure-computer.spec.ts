import { expect, Lab, TINY, test, UNHURRIED, WGSL } from './lab';

// Kernels are compiled, and steps taken, on a processor that may have other things to do.
test.slow();

test('the computer is measured, and tells how long each protocol takes', WGSL, async ({ page }) => {
  const lab = new Lab(page);
  await lab.computeOn('gpu');
  await lab.open();
  const computer = page.getByRole('region', { name: 'This computer' });
  const row = (protocol: string) =>
    computer.getByRole('row').filter({ has: page.getByRole('rowheader', { name: protocol }) });

  await computer.getByRole('button', { name: 'Measure this computer' }).click();
  await expect(computer.getByRole('status')).toContainText('Measuring, 400 atoms');
  const again = computer.getByRole('button', { name: 'Measure again' });
  await expect(again).toBeVisible({ timeout: 180_000 });

  await expect(row('Demo').getByRole('cell')).toHaveText([
    '400',
    /^[\d.,]+$/,
    /^[\d.,]+$/,
    /^\d+ (s|min|h)$/,
  ]);
  for (const protocol of ['Short', 'Class', 'Paper']) {
    await expect(row(protocol).getByRole('cell').last()).toHaveText(/^(≈\s)?\d+ (s|min|h|days)$/);
  }
  await expect(computer).toContainText(/Measured \d+ \w+ \d{4} on .*: [\d.]+.* dispatches a step/);
  const [, rate] = await row('Demo').getByRole('cell').allInnerTexts();

  // It is remembered for the adapter, and a new try that is stopped changes nothing.
  await page.reload();
  await expect(row('Demo').getByRole('cell').nth(1)).toHaveText(rate);
  await again.click();
  await computer.getByRole('button', { name: 'Stop measuring' }).click();
  await expect(again).toBeEnabled({ timeout: 60_000 });
  await expect(row('Demo').getByRole('cell').nth(1)).toHaveText(rate);

  // What is set up is told too, and a run is not disturbed.
  await lab.setUp(TINY);
  await expect(computer).toContainText(/What is set up above takes about \d/);
  await page.getByRole('button', { name: 'One step' }).click();
  await lab.reaches('Paused', 120_000);
  await expect(again).toBeDisabled();
  await expect(computer).toContainText('Not possible while a run goes on.');
  await lab.transport.getByRole('button', { name: 'Stop' }).click();
  await expect(again).toBeEnabled();
});

test('a run may be started while the computer is measured', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(UNHURRIED);
  const computer = page.getByRole('region', { name: 'This computer' });
  await computer.getByRole('button', { name: 'Measure this computer' }).click();
  await expect(computer.getByRole('status')).toContainText('Measuring');
  await lab.start.click();
  // It stops for the run; or else it is done, and could be asked for again.
  await expect(computer).toContainText('Not possible while a run goes on.', { timeout: 60_000 });
  await expect(
    computer.getByRole('button', { name: /^Measure (this computer|again)$/ }),
  ).toBeDisabled();
  await lab.reaches('Done', 180_000);
});
