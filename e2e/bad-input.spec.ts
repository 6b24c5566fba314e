import { expect, fileOf, Lab, QUICK, test } from './lab';

const BAD_FILES: readonly {
  readonly what: string;
  readonly name: string;
  readonly content: string;
  readonly says: RegExp;
}[] = [
  {
    what: 'a foreign file',
    name: 'notes.txt',
    content: 'hello',
    says: /notes\.txt is none of the files/,
  },
  { what: 'an empty file', name: 'empty.data', content: '', says: /empty\.data is empty/ },
  { what: 'cut JSON', name: 'cut.json', content: '{"version": 1,', says: /cut\.json/ },
  {
    what: 'a composition that does not sum',
    name: 'sum.json',
    content: JSON.stringify({ ...QUICK, composition: { SiO2: 60, B2O3: 24, Na2O: 15, CaO: 10 } }),
    says: /109 mol%, not 100/,
  },
  {
    what: 'a negative share',
    name: 'negative.json',
    content: JSON.stringify({ ...QUICK, composition: { SiO2: 91, B2O3: 24, Na2O: -25, CaO: 10 } }),
    says: /Na2O/,
  },
  {
    what: 'an absurd size',
    name: 'size.json',
    content: JSON.stringify({ ...QUICK, atoms: 1e12 }),
    says: /atoms/,
  },
  {
    what: 'a truncated LAMMPS data file',
    name: 'cut.data',
    content:
      'glass\n\n3 atoms\n1 atom types\n0 9 xlo xhi\n0 9 ylo yhi\n0 9 zlo zhi\n\nMasses\n\n1 15.999\n\nAtoms # charge\n\n1 1 -0.945 1 1 1\n',
    says: /cut\.data/,
  },
  {
    what: 'a truncated trajectory',
    name: 'cut.extxyz',
    content: '3\nLattice="9 0 0 0 9 0 0 0 9" Properties=species:S:1:pos:R:3\nO 1 1 1\n',
    says: /cut\.extxyz, frame 1/,
  },
];

test('files that cannot be read are said, and the page stays usable', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  for (const { what, name, content, says } of BAD_FILES) {
    await test.step(what, async () => {
      await lab.openFile(fileOf(name, content));
      const notice = page.getByRole('alert').filter({ hasText: says });
      await expect(notice).toBeVisible();
      await notice.getByRole('button', { name: 'Put this notice away' }).click();
      await expect(notice).toBeHidden();
    });
  }
  await expect(lab.start).toBeEnabled();
  await expect(lab.field('Atoms')).toHaveValue('400');
});

test('links that were cut, changed or made too long are said', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=1\./);
  const good = new URL(page.url()).hash;
  const middle = Math.floor(good.length / 2);
  const flipped = good[middle] === 'A' ? 'B' : 'A';
  const bad = [
    good.slice(0, -10),
    good.slice(0, middle) + flipped + good.slice(middle + 1),
    `#s=1.${'A'.repeat(20_000)}`,
    '#s=9.AAAA',
  ];
  for (const fragment of bad) {
    const next = await page.context().newPage();
    await next.goto(`./${fragment}`);
    await expect(next.getByRole('alert').first()).toContainText(/link/);
    await expect(next.getByRole('button', { name: 'Melt and quench' })).toBeEnabled();
    await next.close();
  }
});

test('numbers that make no sense never reach an experiment', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  for (const text of ['', 'many', 'NaN', '1e999']) {
    await lab.field('Atoms').fill(text);
    await lab.field('Atoms').press('Enter');
    await lab.field('Atoms').blur();
    await expect(lab.field('Atoms')).toHaveValue('400');
  }
  await lab.field('Atoms').fill('-5');
  await lab.field('Atoms').press('Enter');
  await expect(lab.field('Atoms')).toHaveValue('100');
  const said = page.getByRole('alert').filter({ hasText: 'does not fit into a box of 100 atoms' });
  await expect(said).toContainText(/at most \d\.\d\d Å, or at least \d+ atoms/);
  await expect(lab.start).toBeDisabled();
  await lab.field('Cutoff').fill('5');
  await lab.field('Cutoff').press('Enter');
  await expect(lab.start).toBeEnabled();
});
