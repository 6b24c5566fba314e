import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../tests/support/csv';
import { randomGlass } from '../../tests/support/small-glass';
import { vitrine } from '../../tests/support/vitrine';
import { readXml } from '../../tests/support/xml';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { potentialById } from '../core/potential';
import { writeLammpsData } from '../formats/lammps-data';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const at = (name: string) => path.join(folder, name);

function write(name: string, text: string): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
  return at(name);
}

const data = (name: '24B' | '75B', seed: number) =>
  writeLammpsData(randomGlass(name, 400, seed), potentialById('yang2026'), 'a glass');

const glass = write('a.data', data('24B', 1));
const other = write('b.data', data('24B', 2));
const borate = write('c.data', data('75B', 3));

/** The folder of a finished run of two replicas. */
function runFolder(name: string, potential: string): string {
  const experiment = createExperiment({ potential: potentialById(potential), replicas: 2 });
  write(`${name}/experiment.json`, JSON.stringify(serialiseExperiment(experiment)));
  write(`${name}/glass.data`, data('24B', 1));
  write(`${name}/glass-2.data`, data('24B', 2));
  return at(name);
}

describe('vitrine measure --figure', () => {
  it('lists the figures', async () => {
    const { code, stdout } = await vitrine('measure', '--figure', 'list');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(18);
    expect(stdout).toMatch(
      /^ 1 {2}density-and-boron +Density and four-fold boron against composition: 1a Density, 1b Four-fold boron$/m,
    );
    expect(stdout).toMatch(/^ 6 {2}xray-structure-factor .*: 6a 6B, .* 6f 62B$/m);
    expect(stdout).toMatch(/^10 {2}density-and-angle .* 10d Wang et al\.$/m);
    expect(stdout).toMatch(/^ – {2}speciation +Qⁿ and oxygen \(not in the paper\)$/m);
  });

  it('draws a figure of the paper by its number, or one of its panels', async () => {
    const whole = await vitrine('measure', glass, borate, '--figure', '10', '--json');
    expect(JSON.parse(whole.stdout).panels[0].series[0].sizes.name).toBe('B4');
    const words = ['measure', glass, borate, '--figure', '3c', '--json'];
    const [panel, ...others] = JSON.parse((await vitrine(...words)).stdout).panels;
    expect(panel).toMatchObject({ place: '3c', title: 'O–B3–O and O–B4–O' });
    expect(others).toEqual([]);
    const none = await vitrine('measure', glass, '--figure', '6f', '--json');
    expect(none.stderr).toMatch(/give nothing for panel 6f.*\nhint: .*--figure 6/);
  });

  it('writes a picture and the same numbers as CSV and JSON', async () => {
    const to = (ending: string) =>
      vitrine('measure', glass, '--figure', 'bond-angles', '--out', at(`angles.${ending}`));
    expect((await to('svg')).stdout).toBe(`Angles between bonds: ${at('angles.svg')} is written.`);
    await to('csv');
    await to('json');
    expect(readXml(readFileSync(at('angles.svg'), 'utf8')).name).toBe('svg');
    const table = readCsv(readFileSync(at('angles.csv'), 'utf8'));
    const figure = JSON.parse(readFileSync(at('angles.json'), 'utf8'));
    const [series] = figure.panels[1].series;
    expect(series.id).toBe('X-O-X');
    expect(table.angle_degree.map(Number)).toEqual(series.x);
    expect(table['X-O-X_per_degree'].map(Number)).toEqual(series.y);
  });

  it('takes files of the same atoms as replicas, others as other glasses', async () => {
    const { stdout } = await vitrine(
      ...['measure', glass, other, borate, '--figure', '1', '--json'],
    );
    const figure = JSON.parse(stdout);
    expect(figure.panels[0].series[0]).toMatchObject({ x: [24, 75] });
    expect(figure.how).toContain('24B: 2 replicas with one frame each of');
  });

  it('reads how the glasses of a run were made, and tells them apart by it', async () => {
    const wang = runFolder('wang', 'wang2018');
    const yang = runFolder('yang', 'yang2026');
    const { stdout, stderr } = await vitrine(
      ...['measure', wang, yang, glass, '--figure', 'potentials', '--json'],
    );
    expect(stderr).toBe('');
    const figure = JSON.parse(stdout);
    const names = figure.panels[0].series.map(({ name }: { name: string }) => name);
    expect(names.map((name: string) => name.split(',')[0])).toEqual([
      'Wang 2018',
      'Yang 2026',
      'potential not known',
    ]);
    expect(figure.notes.join(' ')).toContain('K/ps');
    const angles = await vitrine('measure', wang, yang, '--figure', 'bond-angles', '--json');
    expect(JSON.parse(angles.stdout).panels[0].series).toMatchObject([
      { name: '24B, Wang 2018' },
      { name: '24B, Yang 2026' },
    ]);
  });

  it('knows how a recorded glass was made', async () => {
    const recorded = new URL('../../public/glasses/24B-270.extxyz.gz', import.meta.url).pathname;
    const { stdout } = await vitrine('measure', recorded, '--last', '--figure', '1', '--json');
    const figure = JSON.parse(stdout);
    expect(figure.panels[0].series[0].x).toEqual([24]);
    expect(figure.notes.join(' ')).toMatch(/This run: \d+ K\/ps, 399 atoms, cutoff 7 Å/);
  });

  it('draws a measured curve', async () => {
    const curve = write('wand.csv', 'Q;S\n0,9;0,3\n5,5;1,4\n12,0;0,98\n');
    const { stdout } = await vitrine(
      ...['measure', glass, '--figure', 'neutron-structure-factor', '--curve', curve, '--json'],
    );
    expect(JSON.parse(stdout).panels[0].overlays[0]).toMatchObject({
      name: 'wand.csv',
      x: [0.9, 5.5, 12],
      y: [0.3, 1.4, 0.98],
      residual: expect.stringMatching(/^Simulation \(no window\) − wand\.csv, root mean square/),
    });
  });
});

describe('vitrine measure, of what cannot be drawn', () => {
  const unfinished = write('unfinished/experiment.json', '').replace('/experiment.json', '');
  writeFileSync(
    path.join(unfinished, 'experiment.json'),
    JSON.stringify(serialiseExperiment(createExperiment())),
  );

  it.each([
    [[glass, '--figure', 'rdf', '--out', at('x.svg')], /no figure "rdf".*\nhint: .*ring-sizes/],
    [['--figure', 'density', '--out', at('x.svg')], /nothing to draw/],
    [[glass, '--figure', 'density'], /not said where/],
    [[glass, '--figure', 'density', '--out', at('x.png')], /x\.png does not say.*\nhint: .*\.svg/],
    [[glass, '--figure', 'density', '--json', '--curve', glass], /no room for the curve/],
    [[glass, '--figure', '5', '--json', '--curve', at('none.dat')], /none\.dat cannot be read/],
    [[glass, '--out', at('x.svg')], /--out belongs to a figure/],
    [[], /no file to measure/],
    [[folder, '--figure', 'density', '--json'], /holds no run/],
    [[unfinished, '--figure', 'density', '--json'], /holds no glass\.data/],
  ])('%j', async (words, complaint) => {
    const { code, stdout, stderr } = await vitrine('measure', ...words);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(complaint);
  });
});
