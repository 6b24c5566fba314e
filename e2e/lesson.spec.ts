import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, fileOf, Lab, test } from './lab';

async function noBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'nothing sticks out sideways').toBeLessThanOrEqual(0);
}

/** Moves the focus and presses it, as a keyboard does. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`a lesson by keyboard at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = new Lab(page);
    await lab.open();
    await press(page, 'Lessons');
    await expect(page.getByRole('heading', { name: 'Lessons' })).toBeFocused();
    await noBarrier(page);

    await press(page, /Why boron changes its mind/);
    await expect(page.getByRole('heading', { level: 3, name: /^Look/ })).toBeFocused();
    await expect(page).toHaveURL(/\?lesson=lessons\/boron\.md/);
    await expect(page.getByText('A recorded glass, 500 atoms')).toBeAttached();

    await press(page, 'Next');
    await expect(page.getByRole('heading', { level: 3, name: /^Predict/ })).toBeFocused();
    await page.getByLabel('Your prediction (%)').focus();
    await page.keyboard.type('60 %');
    await page.keyboard.press('Enter');
    await expect(page.getByText('You predicted: 60 %')).toBeVisible();
    await expect(page.getByLabel('Your prediction (%)')).toHaveCount(0);
    await page.getByRole('radio', { name: 'rise', exact: true }).focus();
    await page.keyboard.press('Space');
    await press(page, 'Fix my prediction');
    await expect(page.getByText('You predicted: rise')).toBeVisible();
    await noBarrier(page);

    // What is to be predicted is not on show yet.
    // A narrow page has the picture in another tab.
    const picture = page.locator('[role="img"][aria-label*="atoms"]');
    await expect(picture).toHaveAttribute('aria-label', /3000 K, replayed at 0 ps; \d % of boron/);

    await press(page, 'Next');
    await expect(picture).toHaveAttribute('aria-label', /, 290 K; 44 % of boron is four-fold/);
    const reading = page.locator('[data-task="b4-read"]');
    await reading.getByLabel('What you read (%)').focus();
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    await expect(reading.getByRole('status')).toContainText('90 % is not it yet.');
    await reading.getByLabel('What you read (%)').fill('43');
    await page.keyboard.press('Enter');
    await expect(reading.getByRole('status')).toHaveText('Right: you read 43 %, and it is 44 %.');
    await noBarrier(page);

    await page.reload();
    await expect(page.getByRole('heading', { level: 3, name: /^Read it off/ })).toBeVisible();
    await expect(reading.getByRole('status')).toContainText('Right: you read 43 %');
    await press(page, 'Previous');
    await expect(page.getByText('It came out at 44 %.')).toBeVisible();

    await press(page, 'Close the lessons');
    await expect(page.locator('button[data-lessons]')).toBeFocused();
    await expect(page).not.toHaveURL(/lesson=/);
  });
}

test('the set-up is a press away, and what is read off stays', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?lesson=lessons/boron.md');
  await expect(page.getByRole('heading', { level: 3, name: /^Look/ })).toBeVisible();
  await page.getByRole('button', { name: 'Set-up', exact: true }).click();
  await expect(page.getByLabel('Preset')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the lesson' }).click();
  await page.getByLabel(/^Your words/).fill('It is flat.');
  await page.reload();
  await expect(page.getByLabel(/^Your words/)).toHaveValue('It is flat.');
  await expect(page.getByText('Key:')).toHaveCount(0);
});

test('the teacher sees the key', async ({ page }) => {
  await new Lab(page).open('?lesson=lessons/what-is-a-glass.md&teacher');
  await expect(page.getByText('Misconceptions:')).toBeVisible();
  await expect(page.getByText('Key:')).toBeVisible();
});

test('a lesson from a file, with mistakes, opens and names them', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const text = [
    '---\ntitle: Mine\nminutes: 5\nlanguage: en\n---\n',
    '## Try (5 min)\n\n<script>document.title = "gone"</script>\n',
    '```scene\nrecorded: 99B\n```\n',
    '```explain\nid: why\nask: Why is it so?\n```\n',
  ].join('\n');
  await lab.openFile(fileOf('mine.md', text));
  const lesson = page.getByRole('complementary', { name: 'Lesson' });
  await expect(lesson.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await expect(lesson.getByText('2 mistakes in this lesson')).toBeVisible();
  await expect(lesson.getByText(/^Line 9, HTML: HTML does nothing/).last()).toBeVisible();
  await expect(lesson.getByText(/names a recorded glass that does not exist/).last()).toBeVisible();
  await expect(lesson.getByText('Why is it so?')).toBeVisible();
});

test('a lesson of another host is not fetched, and damaged answers are set aside', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open('?lesson=https://example.org/lesson.md');
  await expect(page.getByText('The lesson is at another host')).toBeVisible();
  await page.evaluate(() => {
    localStorage.setItem('vitrine.lesson /lessons/boron.md', '{"format":"vitrine-answers"');
  });
  await lab.open('?lesson=lessons/boron.md');
  await expect(page.getByText('are damaged, and were set aside')).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: /^Look/ })).toBeVisible();
});
