import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { magnesia } from '../../tests/support/magnesia';
import { vitrine } from '../../tests/support/vitrine';
import { potentialById } from '../core/potential';
import { writeLammpsData } from '../formats/lammps-data';

const potential = potentialById('guillot-sator2007');
const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'vitrine-elastic-')), 'MgO.data');
writeFileSync(file, writeLammpsData(magnesia(), potential, 'MgO'));

const elastic = (...words: string[]) =>
  vitrine('elastic', file, '--potential', potential.id, '--platform', 'processor', ...words);

it('prints the constants of a glass, as words and as numbers that belong together', async () => {
  const { code, stdout } = await elastic('--json');
  expect(code).toBe(0);
  const { mean, glasses } = JSON.parse(stdout);
  expect(glasses).toHaveLength(1);
  // What the box of 8.4 Å allows, less what is strained
  expect(glasses[0].cutoff).toBe(4.19);
  expect(mean.young.mean).toBeCloseTo(
    (9 * mean.bulk.mean * mean.shear.mean) / (3 * mean.bulk.mean + mean.shear.mean),
    9,
  );
  expect(mean.bulk.mean).toBeCloseTo((mean.C11.mean + 2 * mean.C12.mean) / 3, 9);
});

it('says what is wrong', async () => {
  expect((await elastic('--strain', '0.2')).stderr).toMatch(/--strain/);
  expect((await elastic('--cutoff', '6')).stderr).toMatch(/does not fit MgO\.data/);
});
