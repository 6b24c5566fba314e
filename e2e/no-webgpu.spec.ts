import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { KNOWN_EXPERIMENT, KNOWN_STATE } from '../tests/support/known-state';
import { expect, fileOf, INSECURE_HOST, Lab, TINY, test } from './lab';

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

/** Done in the page: what it and a worker of it know of WebGPU. */
async function lookForWebGpu(): Promise<readonly (readonly boolean[])[]> {
  const look = async () => [
    'gpu' in navigator,
    Boolean(await (navigator as { gpu?: GPU }).gpu?.requestAdapter()),
  ];
  const code = `(${look})().then(postMessage)`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const there = new Promise<readonly boolean[]>((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
  });
  return [await look(), await there];
}

/** Serves the page from another computer's address, without https, where browsers withhold much. */
async function serveInsecurely(page: Page): Promise<string> {
  const { origin } = new URL(test.info().project.use.baseURL ?? '');
  const address = `http://${INSECURE_HOST}`;
  await page.context().route(`${address}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(address, origin) });
    await route.fulfill({ response });
  });
  return `${address}/`;
}

const stateOf = (lab: Lab) =>
  lab.page
    .getByRole('region', { name: 'Results' })
    .getByText(/^Final state/)
    .getAttribute('title');

test('without WebGPU the processor melts and quenches, to the same bits from a link', async ({
  page,
  context,
}) => {
  const lab = new Lab(page);
  await lab.open();
  for (const [, adapter] of await page.evaluate(lookForWebGpu)) expect(adapter).toBe(false);
  await expect(page.getByLabel('Compute on')).toHaveValue('auto');
  await expect(page.getByText(/Runs on the processor/).first()).toBeVisible();
  await lab.setUp(TINY);
  await lab.start.click();
  await lab.isUnderWay(5);
  await lab.reaches('Done', 120_000);
  const state = await stateOf(lab);
  expect(state).toMatch(/^[0-9a-f]{64}$/);
  expect((await lab.save(/Glass as it is now/)).content.toString()).toContain('121 atoms');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );

  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
  const theirs = new Lab(await context.newPage());
  await theirs.page.goto(page.url());
  const card = theirs.page.getByRole('region', { name: 'The glass that is waited for' });
  await card.getByRole('button', { name: 'Make it' }).click();
  await theirs.reaches('Done', 120_000);
  expect(await stateOf(theirs)).toBe(state);
});

test('a run has the bits that it has in Node', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(KNOWN_EXPERIMENT);
  await lab.start.click();
  await lab.reaches('Done', 120_000);
  expect(await stateOf(lab)).toBe(KNOWN_STATE);
});

test('from an address without https there is no WebGPU at all, and everything else works', async ({
  page,
}) => {
  const lab = new Lab(page);
  await page.goto(await serveInsecurely(page));
  await expect(lab.transport).toContainText('Ready');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  for (const [offered] of await page.evaluate(lookForWebGpu)) expect(offered).toBe(false);
  await lab.setUp(KNOWN_EXPERIMENT);
  await lab.start.click();
  await lab.reaches('Done', 120_000);
  expect(await stateOf(lab)).toBe(KNOWN_STATE);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
});

test('three seeds run side by side', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp({ ...TINY, replicas: 3 });
  await lab.start.click();
  await lab.reaches('Done', 120_000);
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('3');
});

test('where nothing can compute the page says why, and still shows saved glasses', async ({
  page,
}) => {
  // The worker that simulates looks for both.
  await page.addInitScript(() => {
    const Plain = Worker;
    window.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        const module = JSON.stringify(String(new URL(url, location.href)));
        const code = `import ${module}; WebAssembly.validate = () => false;`;
        const wanted = String(url).includes('simulation');
        super(
          wanted ? URL.createObjectURL(new Blob([code], { type: 'text/javascript' })) : url,
          options,
        );
      }
    };
    localStorage.setItem('vitrine.platform', 'processor');
  });
  const lab = new Lab(page);
  await lab.open();
  const notice = page.getByRole('status').filter({ hasText: 'cannot run the simulation' });
  await expect(notice).toContainText('no WebAssembly with SIMD');
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
  const made = page.getByRole('region', { name: 'How it was made' });
  await expect(made).toContainText('Recorded by Vitrine');

  // The same cooled faster, with what six seeds come to
  const recordings = page.getByRole('combobox', { name: 'How the recorded glass was made' });
  await expect(recordings.locator('option').first()).toHaveText(/^quenched at 10 K\/ps/);
  await recordings.selectOption({ label: 'quenched at 100 K/ps, 498 atoms' });
  await page.getByRole('button', { name: 'Show a recorded 75B' }).click();
  await expect(made).toContainText(
    /Glasses of 6 seeds .* \d\.\d+ ± 0\.\d+ g\/cm³ and \d+.* ± .* % of boron four-fold/,
  );

  // On a narrow page its picture is behind another tab
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Set-up' }).click();
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('6B');
  await page.getByRole('button', { name: 'Show a recorded 6B' }).click();
  await expect(page.getByRole('tab', { name: 'Glass' })).toHaveAttribute('aria-selected', 'true');
  await expect(lab.picture).toHaveAccessibleName(/6B, 499 atoms.* four-fold/);
});
