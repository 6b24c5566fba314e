import path from 'node:path';
import { expect, it } from 'vitest';
import { vitrine } from '../../tests/support/vitrine';

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
  const { density, atoms } = JSON.parse(stdout);
  expect(atoms).toBe(199);
  expect(density).toBeCloseTo(2.409, 3);
});
