import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync, strFromU8, unzipSync } from 'fflate';
import { expect, fileOf, Lab, parseXyz, test, UNHURRIED } from './lab';

/** The first and the last frame of the glass that the page opens with. */
const recorded = gunzipSync(readFileSync('public/glasses/24B-270.extxyz.gz'));
const trajectory = parseXyz(strFromU8(recorded));
const frames = [trajectory[0], trajectory[trajectory.length - 1]];
const TYPES = ['O', 'Si', 'B', 'Na', 'Ca'];

/** Frames as LAMMPS dumps them: atoms in any order, the box not at the origin. */
function dump(columns: 'element' | 'type'): string {
  const texts = frames.map(({ keys, elements, positions }, frame) => {
    const edge = Number(keys.Lattice.split(' ')[0]);
    const atoms = elements.map((element, i) => {
      const kind = columns === 'element' ? element : TYPES.indexOf(element) + 1;
      const velocity = Math.sin(i) * (frame === 0 ? 12 : 4);
      return [...positions[i].map((x) => x - 5), i + 1, kind, velocity, -velocity, 0].join(' ');
    });
    return [
      ...(frame === 0 ? ['ITEM: UNITS', 'metal'] : []),
      ...['ITEM: TIME', frame * 12, 'ITEM: TIMESTEP', frame * 12_000],
      ...['ITEM: NUMBER OF ATOMS', atoms.length, 'ITEM: BOX BOUNDS pp pp pp'],
      ...[0, 1, 2].map(() => `-5 ${edge - 5}`),
      `ITEM: ATOMS x y z id ${columns} vx vy vz`,
      ...atoms.reverse(),
      '',
    ].join('\n');
  });
  return texts.join('');
}

const masses = [15.999, 28.085, 10.81, 22.99, 40.078];
const DATA = [
  ...['start', '', '1 atoms', '5 atom types', '0 9 xlo xhi', '0 9 ylo yhi', '0 9 zlo zhi', ''],
  ...['Masses', '', ...masses.map((mass, i) => `${i + 1} ${mass}`), ''],
  ...['Atoms # charge', '', '1 1 -0.945 1 1 1', ''],
].join('\n');

test('a dump of LAMMPS opens and plays; one that gives types needs its data file', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  const atoms = frames[0].elements.length;
  await lab.openFile(fileOf('melt.lammpstrj', dump('element')));
  await expect(page.getByRole('heading', { name: 'melt', exact: true })).toBeVisible();
  await expect(lab.picture).toHaveAccessibleName(
    new RegExp(`melt, ${atoms} atoms, \\d+ K.* four-fold`),
  );
  const cold = await lab.temperature();
  await page.getByRole('slider', { name: 'Replay' }).press('Home');
  await expect.poll(() => lab.temperature()).toBeGreaterThan(5 * cold);

  await lab.openFile(fileOf('typed.lammpstrj', dump('type')));
  const asked = page.getByRole('region', { name: 'Elements of atom types' });
  await expect(asked).toContainText('Which elements are the atom types of typed.lammpstrj?');
  await asked.getByRole('button', { name: 'Leave it' }).click();
  await expect(lab.picture).toHaveAccessibleName(new RegExp(`melt, ${atoms} atoms`));
  const together = [fileOf('start.data', DATA), fileOf('typed.lammpstrj', dump('type'))];
  await lab.openFile(...together);
  await expect(lab.picture).toHaveAccessibleName(new RegExp(`typed, ${atoms} atoms`));

  await lab.openFile(fileOf('cut.lammpstrj', dump('element').slice(0, -2000)));
  await expect(page.getByRole('alert').filter({ hasText: 'cut.lammpstrj' })).toContainText(
    'the frame ends after',
  );
  await expect(lab.picture).toHaveAccessibleName(new RegExp(`cut, ${atoms} atoms`));
});

test('an experiment is exported to LAMMPS by menu and by key', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const { name, content } = await lab.save(/What is set up/);
  expect(name).toBe('24B-lammps.zip');
  const files = unzipSync(content);
  expect(Object.keys(files).sort()).toEqual(
    ['README.md', 'experiment.json', 'in.lammps', 'start.data'].map((file) => `24B-lammps/${file}`),
  );
  const script = strFromU8(files['24B-lammps/in.lammps']);
  expect(script).toContain('pair_style      buck/coul/long 7\n');
  expect(script).toContain('run             500 start 1000 stop 11000\n');
  await expect(page.getByText('24B-lammps.zip holds 24B for LAMMPS, from the start')).toBeVisible();

  const waiting = page.waitForEvent('download');
  await page.keyboard.press('x');
  const again = await readFile(await (await waiting).path());
  expect(strFromU8(unzipSync(again)['24B-lammps/in.lammps'])).toBe(script);

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /This run from its start/ })).toBeEnabled();
  await expect(page.getByRole('menuitem', { name: /This run from here on/ })).toBeDisabled();
});

test('a run that is held is exported from its start and from here on', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setUp(UNHURRIED);
  await lab.start.click();
  await lab.isUnderWay(20);
  await lab.pause.click();
  await lab.reaches('Paused');

  const present = unzipSync((await lab.save(/This run from here on/)).content);
  const script = strFromU8(present['24B-lammps/in.lammps']);
  const step = Number(/^reset_timestep +(\d+)$/m.exec(script)?.[1]);
  expect(step).toBeGreaterThan(1500);
  const legs = [...script.matchAll(/^run +(\d+) start 1500 stop 7500$/gm)];
  expect(legs.reduce((end, [, steps]) => end + Number(steps), step)).toBe(7500);
  expect(strFromU8(present['24B-lammps/start.data'])).toContain('\nVelocities\n');

  const start = unzipSync((await lab.save(/This run from its start/)).content);
  expect(strFromU8(start['24B-lammps/start.data'])).not.toContain('Velocities');
  expect(strFromU8(start['24B-lammps/in.lammps'])).toContain('minimize');
});
