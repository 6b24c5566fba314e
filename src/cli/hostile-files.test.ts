import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { vitrine } from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { writeExtendedXyzFrame } from '../formats/extended-xyz-writer';
import { placeReplicas } from '../run/replicas';

const hostile = (name: string) =>
  path.resolve(import.meta.dirname, '../../tests/data/hostile', name);

it.each([
  ['measure-nm-units.xyz', /look like nanometres, not Å/, /--lengths nm/],
  ['measure-half-box.xyz', /has 0\.629 atoms per Å³/, /half as long/],
  ['tiny.xyz', /edges of the box away|too short for any atom/, /same unit|Correct its box/],
  ['huge.xyz', /box.* edges? of 1\.?0?e\+200/, /./],
  ['origin.xyz', /Origin="0 0" has 2 numbers instead of 3/, /Origin="x y z"/],
  ['dupid.xyz', /atom 7 comes twice|number 7/, /of its own/],
  ['count.xyz', /4294967295|ends after 1 of/, /./],
])('measure refuses %s, and says what to do', async (name, reason, hint) => {
  for (const words of [
    ['measure', hostile(name)],
    ['energy', hostile(name)],
  ]) {
    const { code, stdout, stderr } = await vitrine(...words);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    const [error, advice] = stderr.split('\n').slice(-2);
    expect(error).toMatch(reason);
    expect(advice).toMatch(hint);
  }
});

it('measures a file in nanometres when it is told so', async () => {
  const file = hostile('measure-nm-units.xyz');
  const { code, stdout } = await vitrine(
    'measure',
    file,
    '--lengths',
    'nm',
    '--no-rings',
    '--json',
  );
  expect(code).toBe(0);
  const { density, atoms, assumed } = JSON.parse(stdout);
  expect(assumed).toEqual(['measure-nm-units.xyz: Lengths read in nanometres, as you say.']);
  expect(atoms).toBe(199);
  expect(density).toBeCloseTo(2.409, 3);
});

/** A glass that is read as it stands. */
const [placed] = placeReplicas(createExperiment({ preset: '24B', atoms: 200 }));
const GLASS = writeExtendedXyzFrame(placed);
const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

it.each([
  ['far', /^(O\s+)\S+/m, '$11e17', /has a coordinate of 100000000000000000 Å/],
  ['farther', /^(O\s+)\S+/m, '$1-1e300', /has a coordinate of -1e\+300 Å/],
  ['endless', /^(O\s+)\S+/m, '$1inf', /"inf" is not a finite number/],
  ['two', 'pbc="T T T"', 'pbc="T T"', /pbc="T T" does not say of three directions/],
  ['open', 'pbc="T T T"', 'pbc="T T F"', /not periodic in all directions/],
])('measure refuses a glass that is changed (%s)', async (name, from, to, reason) => {
  const file = path.join(folder, `${name}.xyz`);
  const changed = GLASS.replace(from, to);
  expect(changed).not.toBe(GLASS);
  writeFileSync(file, changed);
  const { code, stdout, stderr } = await vitrine('measure', file);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(reason);
});

it('measures that glass as it stands', async () => {
  const file = path.join(folder, 'whole.xyz');
  writeFileSync(file, GLASS);
  const { code, stderr } = await vitrine('measure', file, '--no-rings');
  expect(code, stderr).toBe(0);
});

it('draws no series of a run as if it were a structure factor', async () => {
  const thermo = path.join(folder, 'thermo.csv');
  writeFileSync(thermo, 'step,time,temperature,pressure\n0,0,3000,1\n1,0.001,2990,1.1\n');
  const glass = path.join(folder, 'glass.xyz');
  writeFileSync(glass, GLASS);
  const words = ['measure', glass, '--figure', '5', '--curve', thermo];
  const { code, stderr } = await vitrine(...words, '--out', path.join(folder, 'figure.svg'));
  expect(code).toBe(1);
  expect(stderr).toContain('thermo.csv is a series of temperatures and energies');
});
