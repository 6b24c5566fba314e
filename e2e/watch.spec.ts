import type { Page } from '@playwright/test';
import { expect, Lab, TINY, test, WGSL } from './lab';

// Whole runs, on a processor that may have other things to do.
test.slow();

const at = (kelvin: number) => ({ from: kelvin, to: kelvin });
const free = { from: 0, to: 0 };

/** A melt of 75B at 0 GPa, whose box follows quickly. */
function melt75B(kelvin: number) {
  return {
    ...TINY,
    name: '75B',
    composition: { SiO2: 0, B2O3: 75, Na2O: 15, CaO: 10 },
    protocol: {
      ...TINY.protocol,
      stages: [
        { name: 'mix', ensemble: 'nvt', duration: 0.03, temperature: at(kelvin), pressure: null },
        { name: 'melt', ensemble: 'npt', duration: 0.35, temperature: at(kelvin), pressure: free },
        {
          name: 'quench',
          ensemble: 'npt',
          duration: 0.04,
          temperature: { from: kelvin, to: 300 },
          pressure: free,
        },
      ],
      barostatDamping: 0.05,
      averaging: {
        density: { stage: 'melt', last: 0.05 },
        structure: { stage: 'quench', last: 0.02 },
      },
    },
  };
}

const alarmOf = (page: Page) => page.getByRole('region', { name: 'Why the run is paused' });

/** g/cm³, of what is on show */
async function density(page: Page): Promise<number> {
  const glass = page.getByRole('region', { name: 'Glass', exact: true });
  return Number.parseFloat(
    await glass
      .getByText(/g\/cm³$/)
      .first()
      .innerText(),
  );
}

test('a melt that boils off is held and explained; pressed first, it holds together at 3000 K', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(melt75B(6000));
  await lab.start.click();
  await expect(alarmOf(page)).toBeVisible({ timeout: 240_000 });
  await lab.reaches('Paused');
  await expect(alarmOf(page)).toContainText(
    'The melt is boiling off: at 0 GPa and 6,000 K this composition does not hold together.',
  );
  await expect(alarmOf(page)).toContainText('the last good state is kept');
  expect(await density(page)).toBeLessThan(1);
  const held = await lab.transport.innerText();

  await alarmOf(page).getByRole('button', { name: 'pressed at 2 GPa first' }).click();
  await expect(alarmOf(page)).toBeHidden();
  await expect(lab.field('Melt at')).toHaveValue('3000');
  await expect(lab.transport).toContainText('compress');
  expect(held).not.toContain('compress');
  // Cooling takes 40 steps: too few to be seen on a quick machine.
  await lab.reaches('Done', 300_000);
  await expect(alarmOf(page)).toBeHidden();
  expect(await density(page)).toBeGreaterThan(1.2);
});

test('a melt of 75B at 3000 K and 0 GPa raises no alarm', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(melt75B(3000));
  await lab.start.click();
  await lab.reaches('Done', 300_000);
  await expect(alarmOf(page)).toBeHidden();
});

/** What the worker remembers for the test. */
interface Remembering {
  positions?: { readonly buffer: GPUBuffer; readonly device: GPUDevice };
}

/** Done in the worker: remembers the buffer that holds the positions. */
function rememberPositions(): void {
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    if (descriptor.label === 'positions') {
      (self as Remembering).positions = { buffer, device: this };
    }
    return buffer;
  };
}

/** Done in the worker: moves an atom half a box away. */
function corruptPosition(): void {
  const { buffer, device } = (self as Remembering).positions ?? {};
  if (buffer) device?.queue.writeBuffer(buffer, 0, new Uint32Array([2 ** 31, 12_345, 2 ** 30]));
}

test(
  'a position that is corrupted on the device stops the run; the last good state is kept',
  WGSL,
  async ({ page }) => {
    const lab = new Lab(page);
    await lab.computeOn('gpu');
    await lab.open();
    await lab.setUp(TINY);
    await lab.start.click();
    await lab.reaches('Done', 240_000);
    const undisturbed = (await lab.save(/Glass as it is now/)).content;

    const worker = page.workers().find((one) => one.url().includes('simulation'));
    if (!worker) throw new Error('The simulation has no worker.');
    await worker.evaluate(rememberPositions);
    await page.getByRole('button', { name: 'Restart' }).click();
    await expect
      .poll(() => lab.percentDone(), { timeout: 120_000, intervals: [50] })
      .toBeLessThan(50);
    await expect
      .poll(() => lab.percentDone(), { timeout: 120_000, intervals: [50] })
      .toBeGreaterThan(55);
    await worker.evaluate(corruptPosition);
    await expect(alarmOf(page)).toBeVisible({ timeout: 60_000 });
    await expect(alarmOf(page)).toContainText('the last good state is kept');
    await lab.reaches('Paused');
    const alarmed = Number(/at step (\d+)/.exec(await alarmOf(page).innerText())?.[1]);
    const kept = Number(/(\d+) \/ 240/.exec(await lab.transport.innerText())?.[1]);
    expect(alarmed).toBeGreaterThan(120);
    expect(kept).toBeLessThan(alarmed);

    await lab.goOn.click();
    await lab.reaches('Done', 180_000);
    expect((await lab.save(/Glass as it is now/)).content.equals(undisturbed)).toBe(true);
  },
);
