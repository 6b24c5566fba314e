import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { vitrine } from '../../../tests/support/vitrine';

const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'vitrine-')), 'decks');
const at = (...names: string[]) => path.join(folder, ...names);
const SERIES = 'Na2O:SiO2=10,20,30';
const HEADER = 'step,time_ps,stage,temperature_K,potential_eV';

/** Leaves a glass where LAMMPS would: the placed atoms of the deck itself. */
function finish(...names: string[]): void {
  writeFileSync(at(...names, 'glass.data'), readFileSync(at(...names, 'start.data')));
  writeFileSync(at(...names, 'thermo.csv'), `${HEADER}\n0,0,mix,3000,-1\n`);
}

describe('vitrine collect', () => {
  beforeAll(async () => {
    const words = ['--series', SERIES, '--replicas', '2', '--atoms', '120', '--cutoff', '5'];
    const { code } = await vitrine('export', '24B', '--lammps', folder, ...words);
    expect(code).toBe(0);
  });

  it('says when LAMMPS has finished nothing', async () => {
    const { code, stderr } = await vitrine('collect', folder);
    expect(code).toBe(1);
    expect(stderr).toContain('LAMMPS has finished nothing of the series');
    expect(stderr).toContain('run-all.sh');
  });

  it('measures what is there as measure does, and names what is gone, half done or cut', async () => {
    for (const seed of ['seed-1', 'seed-2']) finish('Na2O-in-SiO2-10', seed);
    finish('Na2O-in-SiO2-30', 'seed-1');
    finish('Na2O-in-SiO2-30', 'seed-2');
    const cut = at('Na2O-in-SiO2-30', 'seed-2', 'glass.data');
    writeFileSync(cut, readFileSync(cut, 'utf8').slice(0, 3000));
    rmSync(at('Na2O-in-SiO2-20', 'seed-1'), { recursive: true });
    writeFileSync(
      at('Na2O-in-SiO2-20', 'seed-2', 'thermo.csv'),
      `${HEADER}\n700,0.7,mix,3000,-1\n800,0.8,mi`,
    );

    const { code, stdout, stderr } = await vitrine('collect', folder, '--json');
    expect(code).toBe(0);
    const { points, lacking } = JSON.parse(stdout);
    expect(points.map(({ seeds }: { seeds: unknown[] }) => seeds.length)).toEqual([2, 0, 1]);
    expect(lacking).toHaveLength(3);
    expect(lacking[0]).toMatch(/Na2O-in-SiO2-20.seed-1 is not there\.$/);
    expect(lacking[1]).toMatch(/seed-2 is not finished: its series ends at step 700 of \d+\.$/);
    expect(lacking[2]).toContain('glass.data');
    for (const sentence of lacking) expect(stderr).toContain(sentence);

    const glass = at('Na2O-in-SiO2-10', 'seed-2', 'glass.data');
    const measured = JSON.parse((await vitrine('measure', glass, '--json')).stdout);
    expect(points[0].seeds[1].values.density).toBeCloseTo(measured.density, 9);
  });

  it('prints a table', async () => {
    const { stdout } = await vitrine('collect', folder);
    expect(stdout).toMatch(/^point +seeds +density, g\/cm³/);
    expect(stdout).toMatch(/^Na₂O 10 mol% +2 /m);
  });

  it('refuses what is no exported series', async () => {
    const single = at('Na2O-in-SiO2-10');
    const { code, stderr } = await vitrine('collect', single);
    expect(code).toBe(1);
    expect(stderr).toContain('holds no series');
  });
});
