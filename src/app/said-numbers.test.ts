import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NUMBER_CLAIMS } from '../../tests/support/number-claims';
import { numbersIn, saidNumbers } from '../../tests/support/prose';

/**
 * What people read: the README, and the texts of the program. Shaders, the styles of pictures and input
 * scripts for LAMMPS are read by machines. docs/validation.md is written from its records, and a test
 * holds it to them; docs/performance.md is itself the record of what was timed, and says nothing of glass.
 */
const FILES = execFileSync('git', ['ls-files', 'README.md', 'index.html', 'src', 'tools'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(md|html|tsx?)$/.test(file) && existsSync(file))
  .filter(
    (file) =>
      !/\.test\.tsx?$|\.d\.ts$|^src\/(engine|viewer)\/|validate\/svg\.ts$|lammps-deck\.ts$/.test(
        file,
      ),
  );

const key = ({ file, said }: { readonly file: string; readonly said: string }) =>
  `${file}: ${said}`;

describe('numbers in the texts for people', () => {
  const found = FILES.flatMap(saidNumbers);
  const claims = new Set(NUMBER_CLAIMS.map(key));

  it('are found, with their units, in words and in templates', () => {
    expect(
      numbersIn('At 270 K/ps six seeds gave 2.37 ± 0.02 g/cm³, 41 % of it at 3 to 4 GPa (2.54).'),
    ).toEqual(['270 K/ps', 'six seeds', '2.37 ± 0.02 g/cm³', '41 %', '3 to 4 GPa', '2.54']);
    expect(
      numbersIn('doi 10.1016/j.jnoncrysol.2018.04.063; Figure 3; 24B; B4; 4000 atoms; 5MgO–2K2O'),
    ).toEqual([]);
    expect(found.length).toBeGreaterThan(60);
  });

  it('all have a record, a source, or are no statement about a glass', () => {
    const unknown = found.filter((one) => !claims.has(key(one)));
    expect(unknown.map((one) => `${key(one)} in “${one.context.slice(0, 80)}”`)).toEqual([]);
  });

  it('are what the records say today', () => {
    for (const claim of NUMBER_CLAIMS) {
      if (!('record' in claim)) continue;
      expect(existsSync(claim.record), claim.record).toBe(true);
      expect(claim.today(), key(claim)).toBe(claim.said);
    }
  });

  it('have claims that are still made', () => {
    const said = new Set(found.map(key));
    expect([...claims].filter((claim) => !said.has(claim))).toEqual([]);
  });
});
