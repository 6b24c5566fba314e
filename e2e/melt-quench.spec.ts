import { expect, Lab, parseXyz, QUICK, test, UNHURRIED, WGSL } from './lab';

test('a glass melts and quenches, and can be saved and shared', WGSL, async ({ page, context }) => {
  const lab = new Lab(page);
  await lab.computeOn('gpu');
  await lab.open();
  await lab.setUp(QUICK);
  await lab.start.click();
  await lab.isUnderWay(20);
  await expect(page).toHaveTitle(/(Melting|Cooling) \d+ K, 24B/);
  await expect(lab.picture).toHaveAccessibleName(/24B, 199 atoms, \d+ K, (melting|cooling); \d+ %/);
  await expect.poll(async () => (await lab.curves(1)).length).toBeGreaterThan(0);
  const hot = await lab.temperature();
  const earlyDistribution = await lab.curves(1);
  const earlyBoron = (await lab.curves(2)).map(({ y }) => y.length);
  await lab.reaches('Done', 180_000);
  expect(await lab.percentDone()).toBe(100);
  expect(await lab.temperature()).toBeLessThan(hot - 500);
  expect(await lab.curves(1)).not.toEqual(earlyDistribution);
  const lateBoron = (await lab.curves(2)).map(({ y }) => y.length);
  expect(Math.max(...lateBoron)).toBeGreaterThan(Math.max(...earlyBoron));
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('g/cm³');

  const trajectory = await lab.save(/Trajectory/);
  expect(trajectory.name).toBe('24B-trajectory.extxyz');
  const frames = parseXyz(trajectory.content.toString());
  expect(frames.length).toBeGreaterThan(10);
  for (const { keys, elements, positions } of frames) {
    expect(keys.Properties).toBe('species:S:1:pos:R:3');
    expect(keys.pbc).toBe('T T T');
    const edge = Number(keys.Lattice.split(' ')[0]);
    expect(elements).toHaveLength(199);
    expect(positions.flat().every((x) => x >= 0 && x <= edge)).toBe(true);
  }
  const [first, last] = [frames[0], frames[frames.length - 1]];
  expect(Number(last.keys.time)).toBeCloseTo(0.6, 6);
  expect(Number(last.keys.temperature)).toBeLessThan(Number(first.keys.temperature) - 500);
  expect(last.positions).not.toEqual(first.positions);
  expect(new Set(last.elements)).toEqual(new Set(['O', 'Si', 'B', 'Na', 'Ca']));

  const data = (await lab.save(/Glass as it is now/)).content.toString();
  expect(data).toMatch(/^199 atoms$/m);
  const series = (await lab.save(/Series/)).content.toString().trim().split('\n');
  expect(series[0]).toContain('step,time_ps,stage,temperature_K,pressure_GPa');
  expect(series.at(-1)).toMatch(/^600,0\.6,rest,/);
  const png = (await lab.save(/Picture/)).content;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(20_000);
  const experiment = JSON.parse((await lab.save(/Experiment/)).content.toString());
  // With how it was computed, so that a repeat on the same adapter gives the same bits.
  const numerics = { lanes: 1, meshLanes: 1, skin: 1, meshPointCost: 30, planeThreads: 4 };
  const carried = { ...QUICK, numerics: { adapter: expect.any(String), ...numerics } };
  expect(experiment).toEqual(carried);

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
  const link = page.url();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const other = new Lab(await context.newPage());
  await other.page.goto(link);
  await expect(other.transport).toContainText('Ready');
  await expect(other.field('Atoms')).toHaveValue('200');
  await expect(other.field('Seed')).toHaveValue('7');
  await expect(other.field('Cool at')).toHaveValue('6750');
  const same = JSON.parse((await other.save(/Experiment/)).content.toString());
  expect(same).toEqual(experiment);
});

test('a run can be held, stepped, changed, and restarted', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(UNHURRIED);

  await page.getByRole('button', { name: 'One step' }).click();
  await lab.reaches('Paused', 120_000);
  await expect(lab.transport).toContainText('1 / 9000', { timeout: 60_000 });
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(lab.transport).toContainText('2 / 9000');

  await page.getByText('B–O and B–B parameters').click();
  await lab.field('B–O ρ, change in per cent').fill('2');
  await lab.field('B–O ρ, change in per cent').press('Enter');
  await lab.goOn.click();
  await lab.isUnderWay(2);
  await lab.pause.click();
  await lab.reaches('Paused');
  const turned = page.getByRole('region', { name: 'How it was made' });
  await expect(turned.getByRole('list', { name: 'Changed during the run' })).toHaveText(
    /^0\.002 ps: B–O ρ to 0\.\d+ Å$/,
  );

  await lab.field('Seed').fill('8');
  await lab.field('Seed').press('Enter');
  await expect(page.getByText('This set-up is for the next run')).toBeVisible();
  await page.getByRole('button', { name: 'Restart' }).click();
  const list = page.getByRole('region', { name: 'Glasses of this session' });
  await expect(list.getByText('not finished')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await lab.reaches('Ready');
});

test('pictures of the running lab, to be looked at: a desk and a hand, light and dark', async ({
  page,
}, info) => {
  const lab = new Lab(page);
  await lab.open();
  const { protocol } = UNHURRIED;
  const [mix, quench, rest] = protocol.stages;
  const stages = [{ ...mix, duration: 0.02 }, { ...quench, duration: 200 }, rest];
  await lab.setUp({ ...UNHURRIED, protocol: { ...protocol, stages } });
  await lab.start.click();
  await lab.isUnderWay();
  await expect.poll(async () => (await lab.curves(3)).length).toBeGreaterThan(0);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await page.screenshot({ path: info.outputPath(`running-${width}-${colorScheme}.png`) });
    }
  }
  await expect(lab.pause).toBeVisible();
});
