import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, fileOf, Lab, test } from './lab';

/** Numbers of figures, in the order of the page */
const DISTANCES = 1;
const ANGLES = 4;
const RINGS = 5;
const QN = 6;
const STRUCTURE_FACTOR = 7;

/** The columns of a CSV file by their heads, without what is empty. */
function columnsOf(csv: string): Record<string, (string | number)[]> {
  const [head, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return Object.fromEntries(
    head.map((name, i) => [
      name,
      rows
        .map((row) => row[i])
        .filter((cell) => cell !== '')
        .map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell))),
    ]),
  );
}

async function savedCsv(page: Page, figure: number): Promise<Record<string, (string | number)[]>> {
  const waiting = page.waitForEvent('download');
  await page
    .locator(`[data-figure="${figure}"]`)
    .getByRole('button', { name: 'CSV', exact: true })
    .click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^24B-.+\.csv$/);
  return columnsOf(await readFile(await download.path(), 'utf8'));
}

/** The curves of a figure once it is drawn. */
async function drawn(lab: Lab, figure: number) {
  await expect
    .poll(async () => (await lab.curves(figure)).length, { timeout: 30_000 })
    .toBeGreaterThan(0);
  return (await lab.curves(figure)).filter(({ name }) => name !== 'standard error');
}

test('every figure of the opening glass is drawn, and saved as it is on screen', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();

  // Diffusion, 8, has no curve for a quench of few frames.
  for (const figure of [DISTANCES, 2, 3, ANGLES, RINGS, QN, STRUCTURE_FACTOR, 9]) {
    await test.step(`figure ${figure}`, async () => {
      const curves = await drawn(lab, figure);
      const columns = Object.values(await savedCsv(page, figure));
      const holds = (values: readonly number[]) =>
        columns.some(
          (column) =>
            column.length === values.length && column.every((cell, i) => cell === values[i]),
        );
      // A mark at the top of a panel is a place on the axis: its height is none of the figure's numbers.
      const data = curves.filter(({ name, x }) => x.length > 1 || !/,/.test(name));
      expect(data.length).toBeGreaterThan(0);
      for (const { name, y } of data) expect(holds(y), `${name} of figure ${figure}`).toBe(true);
    });
  }

  await test.step('pictures are saved too, with the words beneath', async () => {
    const section = page.locator(`[data-figure="${ANGLES}"]`);
    for (const [label, begins] of [
      ['SVG', '<svg'],
      ['PNG', '\u0089PNG'],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await section.getByRole('button', { name: label, exact: true }).click();
      const content = await readFile(await (await waiting).path(), 'latin1');
      expect(content.slice(0, 200)).toContain(begins);
      expect(content).toContain('Histograms in bins of');
      if (label === 'PNG') expect(await widthOfPicture(page, content)).toBeGreaterThan(500);
    }
  });
});

/** Pixels, by the browser's own reader of pictures; the picture's bytes come as Latin-1. */
function widthOfPicture(page: Page, bytes: string): Promise<number> {
  return page.evaluate(async (text) => {
    const png = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return (await createImageBitmap(new Blob([png]))).width;
  }, bytes);
}

test('what is chosen changes the curves, and is said', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();

  await test.step('pairs', async () => {
    await drawn(lab, DISTANCES);
    await page.getByRole('combobox', { name: 'Pairs' }).selectOption('The network');
    await expect
      .poll(async () => (await lab.curves(DISTANCES)).map(({ name }) => name))
      .toEqual(expect.arrayContaining(['Si–Si', 'Si–B', 'B–B', 'O–O']));
    await page.getByRole('combobox', { name: 'Pairs' }).selectOption('Oxygens within a distance');
    const running = (await drawn(lab, DISTANCES)).find(({ name }) => name === 'Si–O');
    const at = running?.x.findIndex((r) => r >= 2.2) ?? -1;
    expect(running?.y[at]).toBeCloseTo(4, 0);
  });

  await test.step('ring criterion', async () => {
    const section = page.locator(`[data-figure="${RINGS}"]`);
    const [guttman] = await drawn(lab, RINGS);
    await expect(section).toContainText('Mean size in 24B: Guttman');
    await section.getByRole('combobox', { name: 'Criterion' }).selectOption('King');
    await expect(section).toContainText('Mean size in 24B: King', { timeout: 30_000 });
    const [king] = await drawn(lab, RINGS);
    expect(king.y).not.toEqual(guttman.y);
    await section.getByText('How was this computed?').click();
    await expect(section).toContainText('the shortest ways between two neighbours of an atom');
  });

  await test.step('structure factor', async () => {
    const section = page.locator(`[data-figure="${STRUCTURE_FACTOR}"]`);
    const names = async () => (await lab.curves(STRUCTURE_FACTOR)).map(({ name }) => name);
    const [plain] = await drawn(lab, STRUCTURE_FACTOR);
    await section.getByRole('combobox', { name: 'Window' }).selectOption('Lorch window');
    await expect.poll(names).not.toContain('no window');
    await section.getByRole('combobox', { name: 'Window' }).selectOption('No window, and direct');
    await expect.poll(names, { timeout: 60_000 }).toContain('direct');
    await section.getByRole('combobox', { name: 'Seen by' }).selectOption('X-rays');
    await expect
      .poll(
        async () =>
          (await lab.curves(STRUCTURE_FACTOR)).find(({ name }) => name === 'no window')?.y[0],
      )
      .not.toBe(plain.y[0]);
  });
});

test('a measured curve lies over the structure factor, and can be taken away', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const section = page.locator(`[data-figure="${STRUCTURE_FACTOR}"]`);
  const names = async () => (await lab.curves(STRUCTURE_FACTOR)).map(({ name }) => name);
  const rows = Array.from({ length: 140 }, (_, i) => `${(1 + i / 10).toFixed(1)}\t1.0`);

  await lab.openFile(fileOf('glass-neutron.dat', `# Q  S(Q)\n${rows.join('\n')}\n`));
  await expect(
    page.getByText('glass-neutron.dat lies over the structure factor of neutrons'),
  ).toBeVisible();
  await expect.poll(names).toContain('glass-neutron.dat');
  await expect(section).toContainText(
    /Simulation \(no window\) − glass-neutron\.dat, root mean square: 24B 0\.\d+/,
  );
  const columns = await savedCsv(page, STRUCTURE_FACTOR);
  expect(Object.values(columns).some((column) => column.length === 140 && column[0] === 1)).toBe(
    true,
  );

  await test.step('a bad file says what and where, and leaves the curve', async () => {
    await section
      .getByLabel('Measured S(Q), neutrons')
      .setInputFiles(fileOf('bad.dat', '0.8 1.0\n0.9 x\n1.0 1.1\n'));
    await expect(page.getByRole('alert').filter({ hasText: 'bad.dat, line 2' })).toBeVisible();
    expect(await names()).toContain('glass-neutron.dat');
  });

  await section.getByRole('button', { name: 'Take glass-neutron.dat away' }).click();
  await expect.poll(names).not.toContain('glass-neutron.dat');
});

test('a range is selected by pointer and by keyboard, and is highlighted', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await drawn(lab, QN);
  const section = page.locator(`[data-figure="${QN}"]`);
  const highlighted = () =>
    section.locator('.js-plotly-plot').evaluateAll((plots) =>
      plots.flatMap((plot) => {
        const { layout } = plot as HTMLElement & {
          layout?: { shapes?: { x0: number; x1: number }[] };
        };
        return (layout?.shapes ?? []).map(({ x0, x1 }) => [x0, x1]);
      }),
    );

  await test.step('a bar is pressed', async () => {
    // Q⁴ of silicon: the fifth of five bars.
    const plot = section.locator('.js-plotly-plot').first();
    await plot.scrollIntoViewIfNeeded();
    const bar = await plot.locator('.bars .point path').nth(4).boundingBox();
    if (!bar) throw new Error('the bar is drawn');
    await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2);
    await expect.poll(highlighted).toEqual([[3.5, 4.5]]);
  });

  await test.step('numbers are given', async () => {
    await section.getByText('Light up the atoms of a range').click();
    await section.getByRole('combobox', { name: 'Curve' }).selectOption('oxygen');
    for (const field of ['From', 'To']) {
      await section.getByRole('textbox', { name: field }).fill('1');
      await section.getByRole('textbox', { name: field }).press('Tab');
    }
    await section.getByRole('button', { name: 'Light up' }).click();
    await expect.poll(highlighted).toEqual([[0.5, 1.5]]);
    await section.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(highlighted).toEqual([]);
  });
});
