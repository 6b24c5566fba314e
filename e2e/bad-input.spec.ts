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
      await notice.getByRole('button', { name: 'Dismiss this notice' }).click();
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
  await expect(page).toHaveURL(/#s=2\./);
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

test('numbers are read as people write them, and what makes no sense is said at the field', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  const type = async (label: string, text: string) => {
    await lab.field(label).fill(text);
    await lab.field(label).press('Enter');
  };
  for (const [text, says] of [
    ['many', '"many" is not a number.'],
    ['NaN', '"NaN" is not a number.'],
    ['1e999', '"1e999" is not a number.'],
    ['-5', '-5 is out of range.'],
  ]) {
    await type('Atoms', text);
    await expect(page.getByRole('alert').filter({ hasText: says })).toContainText(
      'Until then it stays 400.',
    );
    await lab.field('Atoms').press('Escape');
    await expect(lab.field('Atoms')).toHaveValue('400');
  }
  await type('Atoms', '');
  await lab.field('Atoms').blur();
  await expect(lab.field('Atoms')).toHaveValue('400');

  await type('Atoms', '1,200');
  await expect(lab.field('Atoms')).toHaveValue('1200');
  await expect(page.getByText('read as 1200')).toBeVisible();
  await type('Melt at', '2,800 K');
  await expect(lab.field('Melt at')).toHaveValue('2800');
  await type('Cutoff', '6,5');
  await expect(lab.field('Cutoff')).toHaveValue('6.5');

  await type('Atoms', '100');
  const said = page.getByRole('alert').filter({ hasText: 'does not fit into a box of 100 atoms' });
  await expect(said).toContainText(/at most \d\.\d\d Å, or at least \d+ atoms/);
  await expect(lab.start).toBeDisabled();
  await type('Cutoff', '5');
  await expect(lab.start).toBeEnabled();
});

test('files of other programs are read or named, and links that were changed on the way open', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  const cases: readonly [string, string, RegExp][] = [
    ['plain.xyz', '2\nwater\nO 0 0 0\nO 1 1 1\n', /plain\.xyz is a plain XYZ file/],
    ['POSCAR', 'x\n1.0\n9 0 0\n0 9 0\n0 0 9\nO\n1\nDirect\n0 0 0\n', /POSCAR is a POSCAR/],
    ['thermo.csv', 'step,time_ps,temperature_K\n0,0,300\n1,1,301\n', /is a series of temperatures/],
  ];
  for (const [name, content, says] of cases) {
    await lab.openFile(fileOf(name, content));
    await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
  }
  await lab.openFile(
    fileOf(
      'types.dump',
      'ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n3\nITEM: BOX BOUNDS pp pp pp\n0 9\n0 9\n0 9\nITEM: ATOMS id type x y z\n1 1 1 1 1\n2 2 2.6 1 1\n3 1 4.2 1 1\n',
    ),
  );
  const question = page.getByRole('region', { name: 'Elements of atom types' });
  await question.getByLabel('Type 1, 2 atoms').selectOption('O');
  await question.getByLabel('Type 2, 1 atoms').selectOption('Si');
  await question.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('img', { name: /3 atoms/ })).toBeVisible();

  await lab.field('Seed').fill('4711');
  await lab.field('Seed').press('Enter');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page).toHaveURL(/#s=2\./);
  const good = new URL(page.url()).hash.slice(1);
  for (const changed of [
    `#/${good}).`,
    `#${encodeURIComponent(good)}&utm_source=x`,
    `#!${good.replace('s=', 'S=')}`,
  ]) {
    const next = await page.context().newPage();
    await next.goto(`./${changed}`);
    await expect(new Lab(next).field('Seed')).toHaveValue('4711');
    await next.close();
  }
});
