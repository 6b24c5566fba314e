import type { Browser, Page } from '@playwright/test';
import jsQR from 'jsqr';
import { expect, Lab, TINY, test } from './lab';

// Nothing here is long but a run; what waits for ever has failed.
test.setTimeout(200_000);

/** Where the tests' own address is said to be out of reach for others. */
const NOT_FOR_OTHERS =
  /Others cannot open it: localhost:\d+ is this computer alone\. Save the experiment/;

/** A page that knows nothing of what was done before. */
async function fresh(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Shows the recorded glass of a preset. */
async function showRecorded(lab: Lab, glass: string): Promise<void> {
  await lab.page.getByRole('combobox', { name: 'Preset' }).selectOption(glass);
  await lab.page.getByRole('button', { name: `Show a recorded ${glass}` }).click();
  await expect(lab.picture).toHaveAccessibleName(new RegExp(`^${glass}, .* four-fold`));
}

const figureAtTop = (page: Page) =>
  page.evaluate(() => {
    const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')];
    const top = document.querySelector('#panel-figures')?.getBoundingClientRect().top ?? 0;
    return figures.find((figure) => figure.getBoundingClientRect().bottom > top + 40)?.dataset
      .figure;
  });

/** What a camera reads in a picture of dark on light. */
async function scanned(page: Page, png: Buffer): Promise<string | undefined> {
  const { dark, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let pixels = '';
    for (let at = 0; at < data.length; at += 4) pixels += data[at] < 128 ? '1' : '0';
    return { dark: pixels, width: bitmap.width, height: bitmap.height };
  }, png.toString('base64'));
  const data = new Uint8ClampedArray(4 * dark.length).fill(255);
  for (let pixel = 0; pixel < dark.length; pixel++) {
    if (dark[pixel] === '1') data.fill(0, 4 * pixel, 4 * pixel + 3);
  }
  return jsQR(data, width, height)?.data;
}

test('a link to a recorded glass shows a stranger what its sender saw', async ({
  page,
  browser,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await showRecorded(lab, '75B');
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Bonds' }).click();
  const colours = page.getByRole('list', { name: 'Colours' });
  await colours.getByRole('button', { name: 'Na' }).click();
  // A figure's choice, and the figure itself in view
  const figure = page.locator('[data-figure="7"]');
  await figure.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const choice = figure.getByRole('combobox').first();
  const options = await choice.locator('option').allInnerTexts();
  await choice.selectOption({ label: options.at(-1) ?? '' });
  // Another moment, from another side
  await page.getByRole('slider', { name: 'Replay' }).press('Home');
  await expect.poll(() => lab.temperature()).toBeGreaterThan(1500);
  await lab.picture.press('ArrowLeft');
  await lab.picture.press('ArrowLeft');
  await lab.picture.press('+');
  await page
    .locator('[data-figure="7"]')
    .evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expect(lab.picture).toHaveAccessibleName(/Lit: All sodium/);
  const seen = (await lab.picture.getAttribute('aria-label')) ?? '';
  const top = await figureAtTop(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
  const link = page.url();

  const theirs = new Lab(await fresh(browser));
  await theirs.page.goto(link);
  await expect(theirs.picture).toHaveAccessibleName(seen, { timeout: 60_000 });
  await expect(theirs.page.getByRole('heading', { level: 1 })).toHaveText('75B');
  await expect(theirs.page.getByRole('combobox', { name: 'Preset' })).toHaveValue('75B');
  await expect(theirs.page.getByRole('button', { name: 'BO₃ / BO₄' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(theirs.page.getByRole('button', { name: 'Bonds' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(
    theirs.page.getByRole('list', { name: 'Colours' }).getByRole('button', { name: 'Na' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await expect(theirs.page.locator('[data-figure="7"]').getByRole('combobox').first()).toHaveValue(
    await choice.inputValue(),
  );
  await expect.poll(() => figureAtTop(theirs.page)).toBe(top);
  // Looked at anew, it is the same link to the last character: the camera with it.
  await theirs.page.waitForTimeout(1500);
  expect(theirs.page.url()).toBe(link);

  // What a link shows is no preference of who opens it.
  await theirs.page.goto('about:blank');
  await theirs.page.goto(new URL('/', link).href);
  await expect(theirs.picture).toHaveAccessibleName(/24B/);
  await expect(theirs.page.getByRole('button', { name: 'BO₃ / BO₄' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('a link to a run shows no other glass, and makes it on request', async ({ page, browser }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp({ ...TINY, name: '12B', composition: { SiO2: 63, B2O3: 12, Na2O: 15, CaO: 10 } });
  await lab.start.click();
  await lab.reaches('Done', 180_000);
  await page.getByRole('list', { name: 'Colours' }).getByRole('button', { name: 'Ca' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
  const made = (await lab.save(/Glass as it is now/)).content.toString();

  const theirs = new Lab(await fresh(browser));
  await theirs.page.goto(page.url());
  const card = theirs.page.getByRole('region', { name: 'The glass that is waited for' });
  await expect(card).toContainText('This 12B has to be made');
  await expect(card).toContainText('120 atoms');
  await expect(card.getByRole('button', { name: 'Show a recorded 12B' })).toBeVisible();
  await expect(theirs.page.getByRole('img', { name: 'No glass is on show yet.' })).toBeVisible();
  await card.getByRole('button', { name: 'Make it' }).click();
  await theirs.reaches('Done', 180_000);
  await expect(card).toBeHidden();
  await expect(theirs.picture).toHaveAccessibleName(/^12B, 119 atoms, .*Lit: All calcium/);
  expect((await theirs.save(/Glass as it is now/)).content.toString()).toBe(made);
});

test('what was changed after a link stays: Paper and back, Back, reload', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await showRecorded(lab, '75B');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
  const link = page.url();
  const soda = lab.field('Na₂O, mol%');

  await page.goto('about:blank');
  await page.goto(link);
  await expect(lab.picture).toHaveAccessibleName(/^75B/);
  await soda.fill('20');
  await soda.press('Enter');
  await expect.poll(() => page.url(), 'the address follows').not.toBe(link);
  const changed = page.url();
  expect(changed).toMatch(/#s=2\./);

  await test.step('Paper, then Back', async () => {
    await page.getByRole('button', { name: 'Paper' }).click();
    await expect(page).toHaveURL(/#paper$/);
    await page.goBack();
    await expect(page).toHaveURL(changed);
    await expect(soda).toHaveValue('20');
    await expect(lab.picture).toHaveAccessibleName(/^75B/);
  });

  await test.step('Paper, then Back to the lab: the link is there', async () => {
    await page.getByRole('button', { name: 'Paper' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Back to the lab' }).click();
    await expect(page).toHaveURL(changed);
    await expect(soda).toHaveValue('20');
  });

  await test.step('a reload', async () => {
    await page.reload();
    await expect(soda).toHaveValue('20');
    await expect(lab.picture).toHaveAccessibleName(/^75B/);
    await showRecorded(lab, '12B');
    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('12B');
    await expect(lab.picture).toHaveAccessibleName(/^12B/);
  });

  await test.step('another link, and back to what this place had', async () => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    await expect(lab.picture).toHaveAccessibleName(/^75B/);
    await expect(soda).toHaveValue('15');
    await page.goBack();
    await expect(lab.picture).toHaveAccessibleName(/^12B/);
    await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('12B');
    await page.goForward();
    await expect(lab.picture).toHaveAccessibleName(/^75B/);
  });

  await test.step('without a link the set-up stays after a reload, too', async () => {
    await page.goto('about:blank');
    await lab.open();
    await lab.field('Seed').fill('77');
    await lab.field('Seed').press('Enter');
    await page.reload();
    await expect(lab.field('Seed')).toHaveValue('77');
    expect(new URL(page.url()).hash).toBe('');
  });
});

test('a link says who can open it', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const said = page.getByRole('status').filter({ hasText: 'The link is copied' });
  await expect(said).toContainText(NOT_FOR_OTHERS);
});

test('a link goes through a QR code as it is', async ({ page, browser }) => {
  const lab = new Lab(page);
  await lab.open();
  await showRecorded(lab, '75B');
  await lab.field('Seed').fill('41');
  await lab.field('Seed').press('Enter');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Show it as a QR code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Scan this link' });
  const link = await dialog.getByLabel('The link').inputValue();
  const code = dialog.getByRole('img', { name: 'QR code of the link' });
  expect(await scanned(page, await code.screenshot())).toBe(link);

  const theirs = new Lab(await fresh(browser));
  await theirs.page.goto(link);
  await expect(theirs.field('Seed')).toHaveValue('41', { timeout: 60_000 });
  await expect(theirs.page.getByRole('heading', { level: 1 })).toHaveText('75B');

  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('q');
  await expect(dialog).toBeVisible();
});

test('where the browser withholds the clipboard, a link is there to be copied', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'clipboard');
    document.execCommand = () => false;
  });
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy this link' });
  await expect(dialog.getByLabel('The link')).toHaveValue(/^http:\/\/localhost:\d+\/#s=2\./);
  await expect(dialog).toContainText(NOT_FOR_OTHERS);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});
