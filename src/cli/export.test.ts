import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { vitrine } from '../../tests/support/vitrine';
import { TABLE_1 } from '../core/composition';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { readLammpsData, writeLammpsData } from '../formats/lammps-data';
import { placeReplicas } from '../run/replicas';
import { thermalVelocities } from '../run/velocities';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const at = (...names: string[]) => path.join(folder, ...names);
const read = (...names: string[]) => readFileSync(at(...names), 'utf8');
const experiment = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, replicas: 2 });

/** The folder of a run of two replicas, left at a step; no state when `kind` is null. */
function runFolder(name: string, kind: 'last' | 'glass' | null, step = 2500): string {
  mkdirSync(at(name));
  writeFileSync(at(name, 'experiment.json'), JSON.stringify(serialiseExperiment(experiment)));
  for (const [r, placed] of placeReplicas(experiment).entries()) {
    if (kind === null) break;
    const configuration = { ...placed, velocities: thermalVelocities(placed, 300, 1) };
    const title = `24B, yang2026, protocol demo, step ${step}`;
    const text = writeLammpsData(configuration, experiment.potential, title);
    writeFileSync(at(name, `${kind}${r === 0 ? '' : `-${r + 1}`}.data`), text);
  }
  return at(name);
}

describe('vitrine export', () => {
  it('writes a preset with the options of melt-quench, and says how to run it', async () => {
    const words = ['--protocol', 'short', '--atoms', '130', '--cutoff', '5', '--seed', '3'];
    const { code, stdout } = await vitrine('export', '0B', '--lammps', at('a', 'deck'), ...words);
    expect(code).toBe(0);
    expect(stdout).toMatch(/deck: 0B, 1[23]\d atoms, yang2026, seed 3\n.*lmp -in in\.lammps\n/);
    expect(readdirSync(at('a', 'deck')).sort()).toEqual([
      'README.md',
      'experiment.json',
      'in.lammps',
      'start.data',
    ]);
    expect(read('a', 'deck', 'in.lammps')).toContain(
      'run             1350 start 10000 stop 37000\n',
    );
    expect(JSON.parse(read('a', 'deck', 'experiment.json'))).toMatchObject({ seed: 3 });
  });

  it('writes the variants and changes of an experiment file', async () => {
    const variants = [{ name: '24B' }, { name: '75B', composition: TABLE_1['75B'] }];
    const changes = [{ step: 10, quantity: 'B-O.rho', value: 0.126 }] as const;
    const one = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, variants, changes });
    writeFileSync(at('several.json'), JSON.stringify(serialiseExperiment(one)));
    const { stdout } = await vitrine('export', at('several.json'), '--lammps', at('b'), '--json');
    expect(JSON.parse(stdout)).toEqual({
      folder: at('b'),
      step: null,
      decks: [
        expect.objectContaining({ folder: at('b', '24B'), name: '24B' }),
        expect.objectContaining({ folder: at('b', '75B'), name: '75B' }),
      ],
    });
    expect(read('b', '75B', 'in.lammps')).toContain('run             10\n');
    expect(read('b', 'run-all.sh')).toContain("for folder in '24B' '75B'; do");
  });

  it('goes on with a run from the state that it left', async () => {
    const run = runFolder('stopped', 'last');
    const { stdout } = await vitrine('export', run, '--lammps', at('c'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ step: 2500, decks: [{ seed: 1 }, { seed: 2 }] });
    expect(read('c', 'seed-2', 'in.lammps')).toContain('run             500 start 1000 stop 11000');
    const start = readLammpsData(read('c', 'seed-2', 'start.data'), 'start.data');
    const left = readLammpsData(read('stopped', 'last-2.data'), 'last-2.data');
    expect(start.positions).toEqual(left.positions);
    expect(start.velocities).toHaveLength(start.positions.length);
    for (const [i, v] of (start.velocities ?? []).entries()) {
      expect(v).toBeCloseTo(left.velocities?.[i] ?? Number.NaN, 15);
    }
    const { stdout: fresh } = await vitrine(
      ...['export', run, '--lammps', at('d'), '--from', 'start', '--json'],
    );
    expect(JSON.parse(fresh).step).toBeNull();
    expect(read('d', 'seed-1', 'in.lammps')).toContain('minimize');
  });

  it.each([
    ['a run at its end', () => [runFolder('done', 'glass', 12_000)], /at its end, at step 12000/],
    ['a run without a state', () => [runFolder('empty', null)], /holds no state of its run/],
    [
      'options that would change a run',
      () => [runFolder('e', 'last'), '--seed', '2'],
      /stays as it is/,
    ],
    ['a folder that holds no run', () => [folder], /holds no run: there is no experiment\.json/],
    ['a present state of an experiment', () => ['24B', '--from', 'present'], /no present state/],
    ['an unknown preset', () => ['B24'], /no preset "B24"/],
  ])('refuses %s', async (_what, words, message) => {
    const { code, stdout, stderr } = await vitrine('export', ...words(), '--lammps', at('no'));
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: .+\nhint: .+$/);
    expect(existsSync(at('no'))).toBe(false);
  });

  it('does not write over the run that it reads', async () => {
    const run = runFolder('own', 'last');
    const { stderr } = await vitrine('export', run, '--lammps', `${run}/`);
    expect(stderr).toMatch(/LAMMPS would write over the glass of the run/);
  });
});
