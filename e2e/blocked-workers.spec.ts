import { type Page, test } from '@playwright/test';
import { ATOMS, xyzText } from '../tests/support/glass-texts';
import { expect, fileOf, Lab, TINY } from './lab';

// Where a script does not come the browser itself logs an error, so that these take the plain `test`.

/** What a worker is for, how its absence is met, what the page says then, and how it is known to be back. */
interface Case {
  /** Its script */
  readonly worker: string;
  /** Does what the worker is asked for */
  readonly meet: (lab: Lab) => Promise<void>;
  readonly says: RegExp;
  readonly wayOn: RegExp;
  readonly isBack: (lab: Lab) => Promise<void>;
}

async function openXyz(lab: Lab): Promise<void> {
  await lab.openFile(fileOf('small.extxyz', xyzText()));
}

const CASES: readonly Case[] = [
  {
    worker: 'reading-worker',
    meet: openXyz,
    says: /small\.extxyz could not be read: its worker could not be loaded\./,
    wayOn: /Open it again/,
    isBack: async (lab) => {
      await openXyz(lab);
      await expect(lab.picture).toHaveAccessibleName(new RegExp(`^small, ${ATOMS} atoms`));
    },
  },
  {
    worker: 'analysis-worker',
    meet: async ({ page }) => {
      await page.reload();
    },
    says: /The glass could not be drawn: its worker could not be loaded\./,
    wayOn: /Try it again/,
    isBack: async (lab) => {
      await openXyz(lab);
      await expect(lab.picture).toHaveAccessibleName(new RegExp(`^small, ${ATOMS} atoms`));
    },
  },
  {
    worker: 'selection-worker',
    meet: async ({ page }) => {
      await page.getByRole('button', { name: 'BO₃', exact: true }).click();
    },
    says: /The atoms could not be looked for: its worker could not be loaded\./,
    wayOn: /Try it again/,
    isBack: async ({ page, picture }) => {
      await page.getByRole('button', { name: 'BO₃', exact: true }).click();
      await expect(picture).toHaveAccessibleName(/Lit: Boron bound to three oxygens/);
    },
  },
  {
    worker: 'figure-worker',
    meet: async ({ page }) => {
      await page.reload();
    },
    says: /What figures show could not be measured: its worker could not be loaded\./,
    wayOn: /Try it again/,
    isBack: async (lab) => {
      await openXyz(lab);
      await expect.poll(async () => (await lab.curves(1)).length).toBeGreaterThan(0);
    },
  },
  {
    worker: 'fit-worker',
    meet: async ({ page }) => {
      await page.getByRole('button', { name: 'Potential lab', exact: true }).click();
      await page.getByRole('button', { name: 'Learn from Vitrine’s own trials' }).click();
    },
    says: /The learning stopped: its worker could not be loaded\./,
    wayOn: /Try it again/,
    isBack: async ({ page }) => {
      const part = page.locator('section').filter({ hasText: 'Networks a part' });
      await part.getByText('More', { exact: true }).click();
      for (const [label, value] of [
        ['Epochs', '150'],
        ['Parts', '3'],
        ['Networks a part', '1'],
      ]) {
        await part.getByLabel(label, { exact: true }).fill(value);
        await part.getByLabel(label, { exact: true }).press('Enter');
      }
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Train again' })).toBeEnabled({
        timeout: 120_000,
      });
    },
  },
  {
    worker: 'simulation-worker',
    meet: async (lab) => {
      await lab.page.reload();
    },
    says: /The simulation could not be loaded: its worker could not be loaded\./,
    wayOn: /Reload the page/,
    isBack: async (lab) => {
      await lab.page.reload();
      await lab.setUp(TINY);
      await lab.start.click();
      await lab.reaches('Done');
    },
  },
  {
    worker: 'replica-worker',
    meet: async (lab) => {
      await lab.page.reload();
      await lab.setUp({ ...TINY, replicas: 3 });
      await lab.start.click();
    },
    says: /A thread of the simulation was lost: it could not be loaded\./,
    wayOn: /Go on from the latest checkpoint/,
    isBack: async (lab) => {
      await lab.page.reload();
      await lab.setUp({ ...TINY, replicas: 3 });
      await lab.start.click();
      await lab.reaches('Done');
    },
  },
];

/** Keeps a script from the page; a worker within a worker by a wrong name of its script. */
async function block(page: Page, worker: string): Promise<() => Promise<void>> {
  const context = page.context();
  if (worker !== 'replica-worker') {
    const script = `**/${worker}*`;
    await context.route(script, (route) => route.abort());
    return () => context.unroute(script);
  }
  const parent = '**/simulation-worker*';
  await context.route(parent, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    expect(text).toContain(worker);
    await route.fulfill({ response, body: text.replaceAll(worker, 'no-such-worker') });
  });
  return () => context.unroute(parent);
}

for (const { worker, meet, says, wayOn, isBack } of CASES) {
  test(`without its ${worker} the page says what it lacks, and a way on`, async ({ page }) => {
    const lab = new Lab(page);
    await lab.open();
    await expect(lab.picture).toHaveAccessibleName(/atoms/);
    const unblock = await block(page, worker);
    await meet(lab);
    await expect(page.getByText(says).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(wayOn).first()).toBeVisible();
    await unblock();
    await isBack(lab);
  });
}
