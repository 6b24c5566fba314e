import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../tests/support/problems';
import { TABLE_1 } from '../core/composition';
import { createExperiment } from '../core/experiment';
import { parseExperiment } from '../core/experiment-json';
import { potentialById } from '../core/potential';
import { readLammpsData } from '../formats/lammps-data';
import { exportToLammps } from './lammps-export';
import { placeReplicas } from './replicas';
import { thermalVelocities } from './velocities';

const small = { preset: '24B', atoms: 120, cutoff: 5 };

describe('exportToLammps', () => {
  it('writes one deck beside its README', () => {
    const experiment = createExperiment(small);
    const { files } = exportToLammps(experiment, null);
    expect([...files.keys()]).toEqual(['README.md', 'experiment.json', 'start.data', 'in.lammps']);
    const [placed] = placeReplicas(experiment);
    expect(readLammpsData(files.get('start.data') ?? '', 'start.data')).toEqual(placed);
    const json = JSON.parse(files.get('experiment.json') ?? '');
    expect(parseExperiment(json)).toEqual(experiment);
    const readme = files.get('README.md') ?? '';
    expect(readme).toContain('lmp -in in.lammps');
    expect(readme).toContain('#SBATCH --ntasks=1\n');
    expect(readme).toContain('other random numbers');
    expect(readme).not.toContain('at rest');
    expect(readme).toMatch(/12000 steps of 1 fs, cutoff 5 Å/);
  });

  it('gives each point of a series a folder, with its own protocol, and runs all of them', () => {
    const series = { axis: 'rate', values: [54_000, 27_000] };
    const experiment = createExperiment({ ...small, replicas: 2, series });
    const { decks, files } = exportToLammps(experiment, null);
    const folders = [54_000, 27_000].flatMap((rate) =>
      [1, 2].map((seed) => `rate-${rate}/seed-${seed}`),
    );
    expect(decks.map(({ folder }) => folder)).toEqual(folders);
    for (const folder of folders) {
      expect(files.get('run-all.sh')).toContain(`'${folder}'`);
      expect(files.has(`${folder}/start.data`)).toBe(true);
    }
    // 2700 K at 54,000 K/ps are 50 steps of 1 fs, between 1 ps of melt and 1 ps of rest.
    const steps = (folder: string) =>
      new RegExp(`\\| ${folder} \\| \\d+ \\| \\d+ \\| \\d \\| (\\d+) \\|`).exec(
        files.get('README.md') ?? '',
      );
    expect(Number(steps(folders[2])?.[1]) - Number(steps(folders[0])?.[1])).toBe(50);
    expect(files.get(`${folders[0]}/in.lammps`)).not.toBe(files.get(`${folders[2]}/in.lammps`));
    const json = JSON.parse(files.get('experiment.json') ?? '');
    expect(parseExperiment(json)).toEqual(experiment);
    const point = JSON.parse(files.get('rate-27000/experiment.json') ?? '');
    expect(parseExperiment(point).protocol).toEqual(decks[2].deck.experiment.protocol);
    expect(files.get('README.md')).toContain('`vitrine measure */*/glass.data`');
  });

  it('gives each seed of each variant a folder, whatever they are called', () => {
    const variants = [
      { name: 'no boron / 0B', composition: TABLE_1['0B'] },
      { name: 'µ', potential: potentialById('wang2018') },
      { name: '../up', potential: potentialById('cma-es') },
      { name: 'up' },
    ];
    const experiment = createExperiment({ ...small, seed: 7, replicas: 2, variants });
    const { decks, files } = exportToLammps(experiment, null);
    const folders = decks.map(({ folder }) => folder);
    expect(folders).toEqual([
      ...['no-boron-0B-seed-7', 'no-boron-0B-seed-8'],
      ...['variant-2-seed-7', 'variant-2-seed-8', '3-up-seed-7', '3-up-seed-8'],
      ...['4-up-seed-7', '4-up-seed-8'],
    ]);
    for (const [r, configuration] of placeReplicas(experiment).entries()) {
      const data = files.get(`${folders[r]}/start.data`) ?? '';
      expect(readLammpsData(data, 'start.data')).toEqual(configuration);
    }
    expect(files.get('variant-2-seed-7/in.lammps')).toContain('206941.81 0.124 35.0018');
    const all = files.get('run-all.sh') ?? '';
    for (const folder of folders) {
      expect(all).toContain(`'${folder}'`);
      expect(files.get('README.md')).toContain(`| ${folder} |`);
    }
  });

  it('goes on from a state on the way, until nothing is left', () => {
    const experiment = createExperiment({
      ...small,
      changes: [{ step: 100, quantity: 'B-O.rho', value: 0.126 }],
    });
    const [placed] = placeReplicas(experiment);
    const configurations = [{ ...placed, velocities: thermalVelocities(placed, 300, 1) }];
    const { files } = exportToLammps(experiment, { step: 2000, configurations });
    expect(files.get('start.data')).toContain('\nVelocities\n');
    expect(files.get('README.md')).toMatch(/from step 2000 on, 10000 of 12000 steps/);
    expect(files.get('README.md')).toContain('The hand-over');
    expect(files.get('README.md')).toContain('A changed parameter of the potential');
    const end = thrownBy(() => exportToLammps(experiment, { step: 12_000, configurations }));
    expect(end.message).toMatch(/at its end, at step 12000 of 12000/);
  });

  it('refuses an experiment that could not run', () => {
    const experiment = { ...createExperiment(small), cutoff: 9 };
    expect(thrownBy(() => exportToLammps(experiment, null)).message).toMatch(/cutoff of 9 Å/);
  });

  it.each(['ansi', 'md', 'newline', 'triple-name'])(
    'writes the texts of %s as texts, and nothing that anybody would carry out',
    (name) => {
      const file = path.resolve(import.meta.dirname, `../../tests/data/hostile/${name}.json`);
      const experiment = parseExperiment(JSON.parse(readFileSync(file, 'utf8')), name);
      const { files } = exportToLammps(experiment, null);
      const commands = (text: string) =>
        text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const { potential, protocol } = experiment;
      const tame = {
        ...experiment,
        name: 'tame',
        potential: { ...potential, name: 'tame', citation: 'tame' },
        protocol: { ...protocol, id: 'tame' },
      };
      const expected = exportToLammps(tame, null).files;
      const script = files.get('in.lammps') ?? '';
      expect(commands(script)).toEqual(commands(expected.get('in.lammps') ?? ''));
      expect(script).not.toMatch(/^#.*("""|&$)|[^\x20-\x7e\n]/m);
      const lines = (of: ReadonlyMap<string, string>) => (of.get('README.md') ?? '').split('\n');
      expect(lines(files)).toHaveLength(lines(expected).length);
      // But for the two lines that carry the name
      const shape = (of: ReadonlyMap<string, string>) =>
        lines(of).filter((line, i) => i > 0 && /^(#(?!SBATCH --job-name)|```)/.test(line));
      expect(shape(files)).toEqual(shape(expected));
      expect(lines(files)[0]).toMatch(/^# .+ for LAMMPS$/);
      expect(files.get('README.md')).toMatch(/^#SBATCH --job-name=[\w.+-]+$/m);
      expect(files.get('README.md')).not.toMatch(/(?<!\\)[[<]|\p{Cc}(?<!\n)/u);
    },
  );

  it('keeps variants of like names apart', () => {
    const names = ['a b', 'a-b', '1-a-b', '2-a-b', 'A+B', 'con', 'README.md'];
    const variants = names.map((name) => ({ name }));
    for (const replicas of [1, 2]) {
      const experiment = createExperiment({ ...small, replicas, variants });
      const { decks } = exportToLammps(experiment, null);
      const folders = decks.map(({ folder }) => folder.toLowerCase());
      expect(new Set(folders).size).toBe(names.length * replicas);
      expect(folders).not.toContain('con');
    }
  });
});
