import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../tests/support/problems';
import { saidBy } from '../../tests/support/said-by';
import { lmpRunner } from './lmp';
import { enginesOf, sizesOf, wholeList, wordList } from './options';
import { runBench } from './program';
import { usualCutoff } from './workload';

async function bench(...words: string[]) {
  return saidBy(runBench, words);
}

describe('npm run bench', () => {
  it('explains itself', async () => {
    const { code, stdout } = await bench('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/--engines <list> +some of vitrine,lammps\.js,lammps/);
  });

  it.each([
    ['--atoms', '1000,many', /whole numbers from 10 to 1000000/],
    ['--atoms', '1000,', /whole numbers/],
    ['--replicas', '0', /whole numbers from 1 to 256/],
    ['--ensemble', 'npt,nph', /some of nve,nvt,npt/],
    ['--engines', 'gromacs', /some of vitrine,lammps\.js,lammps/],
    ['--electrostatics', 'ewald', /prolate, pppm/],
    ['--seconds', '0', /number from 0\.1/],
    ['--accuracy', '1', /number from 1e-8 to 0\.01/],
    ['--cutoff', '-3', /above 0 Å/],
  ])('says what is wrong with %s %s', async (option, value, words) => {
    const { code, stdout, stderr } = await bench(option, value);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(words);
    expect(stderr).toContain(option);
  });

  it.each(['--engines vitrine', '--ensemble nve', '--replicas 6', '--seconds 1', '--kernels'])(
    'measures frames or engines, not both: %s',
    async (option) => {
      const { code, stderr } = await bench('--measurements', ...option.split(' '));
      expect(code).toBe(1);
      expect(stderr).toMatch(/--measurements' cannot be used with/);
    },
  );

  it('finds out at once that the table cannot be written', async () => {
    const { code, stderr } = await bench('--out', '/no/such/folder/table.md');
    expect(code).toBe(1);
    expect(stderr).toMatch(/table\.md cannot be written/);
  });
});

describe('options', () => {
  it('are lists without doubles, in a fixed order of words', () => {
    expect(wholeList(1, 10)('3, 1,3')).toEqual([3, 1]);
    expect(wordList(['nve', 'nvt', 'npt'])('npt,nve,npt')).toEqual(['nve', 'npt']);
  });

  it('ask for less where there is no GPU', () => {
    const software = sizesOf({}, true);
    expect(software.map(({ atoms }) => atoms)).toEqual([400, 1000, 3000, 10_000]);
    expect(new Set(software.map(({ replicas }) => replicas))).toEqual(new Set([1]));
    expect(sizesOf({}, false)).toHaveLength(18);
    expect(sizesOf({ atoms: [30_000] }, true)).toEqual([{ atoms: 30_000, replicas: 1 }]);
    expect(sizesOf({ atoms: [400], replicas: [6, 1] }, false)).toEqual([
      { atoms: 400, replicas: 6 },
      { atoms: 400, replicas: 1 },
    ]);
    expect(enginesOf({})).toEqual(['vitrine', 'lammps.js', 'lammps']);
    expect(enginesOf({ engines: ['vitrine'] })).toEqual(['vitrine']);
  });

  it('fit the cutoff into the box', () => {
    expect([400, 1000, 3000].map(usualCutoff)).toEqual([7, 11, 11]);
  });

  it('say nothing of what a list cannot be', () => {
    expect(() => wholeList(1, 10)('11')).toThrow(/from 1 to 10/);
    expect(() => wordList(['a'])('')).toThrow(/some of a/);
  });
});

describe('the LAMMPS of a machine', () => {
  it('is missed with a hint', async () => {
    const problem = await rejectionOf(lmpRunner(new AbortController().signal, 'no-such-lammps'));
    expect(problem.message).toBe('There is no no-such-lammps on this machine.');
    expect(problem.hint).toMatch(/Install LAMMPS/);
  });
});
