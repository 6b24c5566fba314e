import { describe, expect, it } from 'vitest';
import { saidBy } from '../../tests/support/said-by';
import { runValidate } from './program';

async function validate(...words: string[]) {
  return saidBy(runValidate, words);
}

describe('npm run validate', () => {
  it('prints the recorded rows as JSON', async () => {
    const { code, stdout } = await validate('--json');
    expect(code).toBe(0);
    const rows = JSON.parse(stdout);
    const energy = rows.find(({ row }: { row: string }) => row === 'static-24B-1000-melt-energy');
    expect(energy.vitrine).toBeCloseTo(energy.reference, 4);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(
        expect.arrayContaining([
          'row',
          'quantity',
          'vitrine',
          'error',
          'reference',
          'referenceError',
          'pull',
          'adapter',
          'seeds',
        ]),
      );
    }
  });

  it('prints them for a person, and names what is not made yet', async () => {
    const { stdout, stderr } = await validate();
    expect(stdout).toMatch(/^row +Vitrine +reference/);
    expect(stdout).toMatch(/integrators-npt-volume .* agrees/);
    expect(stderr).toMatch(/Not made yet: .*paper-24B-wang2018 \(seeds 1\)/);
  });

  it('says what is wrong with a command', async () => {
    const unknown = await validate('--rerun', 'quench-24B-colour');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toMatch(/no row "quench-24B-colour"/);
    expect((await validate('--seeds', '1,2')).stderr).toMatch(/--seeds goes with --rerun/);
    expect((await validate('--rerun', 'static', '--seeds', 'all')).stderr).toMatch(
      /Give seeds as 4,5,6/,
    );
  });
});
