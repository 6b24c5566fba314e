import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Files,
  HAS_LMP,
  lammpsInWebAssembly,
  lammpsOfThisMachine,
} from '../../tests/support/lammps';
import { readLammpsDump } from '../../tests/support/lammps-dump';
import { vitrine } from '../../tests/support/vitrine';
import type { Change } from '../core/change';
import { createExperiment, type Experiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import type { Stage } from '../core/protocol';
import { temperatureOf } from '../core/temperature';
import { readLammpsData } from '../formats/lammps-data';
import { RUN_SERIES_COLUMNS } from '../formats/series-csv';

const DEMO = createExperiment({ preset: '24B' });
const CUTOFF = 5;

/** 150 atoms of 24B through stages of its own. */
function small(stages: readonly Stage[], changes: readonly Change[] = []): Experiment {
  const { name, duration } = stages[stages.length - 1];
  const window = { stage: name, last: duration };
  const averaging = { density: window, structure: window };
  const protocol = { ...DEMO.protocol, id: 'tiny', stages, averaging };
  return createExperiment({ preset: '24B', protocol, atoms: 150, cutoff: CUTOFF, changes });
}

function write(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
}

function filesIn(folder: string): Files {
  const names = readdirSync(folder);
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

function fileOf(files: Files, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text;
}

const experimentFile = (experiment: Experiment): [string, string] => [
  'experiment.json',
  JSON.stringify(serialiseExperiment(experiment)),
];

async function json(...words: string[]) {
  const { code, stdout, stderr } = await vitrine(...words, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

const computed = (...words: string[]) => json(...words, '--platform', 'processor');

function table(csv: string): Record<string, string>[] {
  const [head, ...lines] = csv.trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

const oracles = [
  { name: 'lammps.js', run: lammpsInWebAssembly, here: true },
  { name: 'lmp', run: lammpsOfThisMachine, here: HAS_LMP },
];

describe.each(oracles)('an exported deck in $name', ({ run, here }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
  const at = (name: string) => path.join(folder, name);
  let left: Files = new Map();

  beforeAll(async () => {
    if (!here) return;
    const stages = DEMO.protocol.stages.map((stage) => ({ ...stage, duration: 0.04 }));
    const experiment = small(stages, [
      { step: 25, quantity: 'B-O.rho', value: 0.126 },
      { step: 60, quantity: 'pressure', value: 0.5 },
    ]);
    write(folder, new Map([experimentFile(experiment)]));
    await json('export', at('experiment.json'), '--lammps', at('deck'));
    const files = filesIn(at('deck'));
    const script = fileOf(files, 'in.lammps').replace(
      /^min_style/m,
      'run 0\nprint "$(pe:%.15g)" file energy.txt\nmin_style',
    );
    left = await run(new Map([...files, ['in.lammps', script]]), 'in.lammps');
    write(at('left'), left);
  });

  it.runIf(here)('begins at the energy that Vitrine computes', async () => {
    const start = path.join(at('deck'), 'start.data');
    const { atoms, energy } = await computed('energy', start, '--cutoff', String(CUTOFF));
    const lammps = Number(fileOf(left, 'energy.txt'));
    expect(Math.abs(energy.total - lammps) / atoms).toBeLessThan(5e-5);
  });

  it.runIf(here)('leaves a dump, a series and a glass that Vitrine reads', async () => {
    const glass = readLammpsData(fileOf(left, 'glass.data'), 'glass.data');
    const { frames, cut } = readLammpsDump(fileOf(left, 'dump.lammpstrj'), 'dump.lammpstrj');
    expect(cut).toBeNull();
    expect(frames.map(({ step }) => step)).toEqual(Array.from({ length: 121 }, (_, i) => i));
    expect(frames[50].time).toBeCloseTo(0.05, 9);
    const [{ configuration: first }] = frames;
    expect(temperatureOf(first, first.velocities ?? new Float64Array())).toBeCloseTo(3000, 1);
    const { configuration: last } = frames[120];
    for (const [i, id] of (glass.ids ?? []).entries()) {
      expect(last.types[id - 1]).toBe(glass.types[i]);
      expect(last.positions[3 * id - 3]).toBeCloseTo(glass.positions[3 * i], 3);
    }
    const measured = await json('measure', path.join(at('left'), 'dump.lammpstrj'), '--last');
    expect(measured.density).toBeCloseTo(
      (await json('measure', path.join(at('left'), 'glass.data'))).density,
      6,
    );
    const rows = table(fileOf(left, 'thermo.csv'));
    expect(Object.keys(rows[0])).toEqual(RUN_SERIES_COLUMNS.map(({ name }) => name));
    expect([...new Set(rows.map(({ stage }) => stage))]).toEqual(['mix', 'quench', 'rest']);
    expect(Number(rows[rows.length - 1].density_g_cm3)).toBeCloseTo(measured.density, 5);
  });

  it.runIf(here)('goes on from a state as Vitrine does, in the middle of a ramp', async () => {
    const ramp: Stage = {
      name: 'ramp',
      ensemble: 'npt',
      duration: 0.1,
      temperature: { from: 600, to: 500 },
      pressure: { from: 1, to: 2 },
    };
    const state = fileOf(left, 'glass.data').replace(/^.*/, 'glass, step 40, units = metal');
    write(at('run'), new Map([['last.data', state], experimentFile(small([ramp]))]));
    const { step, decks } = await json('export', at('run'), '--lammps', at('rest'));
    expect(step).toBe(40);
    const [{ atoms }] = decks;
    const after = await run(filesIn(at('rest')), 'in.lammps');
    const lammps = table(fileOf(after, 'thermo.csv'));
    expect(lammps.map(({ step }) => Number(step))).toEqual(
      Array.from({ length: 61 }, (_, i) => 40 + i),
    );

    const words = ['--ensemble', 'npt', '--temperature', '560:500', '--pressure', '1.4:2'];
    const sizes = ['--steps', '60', '--cutoff', String(CUTOFF), '--series', at('series.csv')];
    await computed('advance', path.join(at('run'), 'last.data'), ...words, ...sizes);
    const own = table(readFileSync(at('series.csv'), 'utf8'));
    expect(own).toHaveLength(lammps.length);
    for (const [i, row] of own.entries()) {
      const apart = (name: string) => Math.abs(Number(row[name]) - Number(lammps[i][name]));
      expect(apart('temperature_K')).toBeLessThan(0.3);
      expect(apart('volume_A3') / Number(row.volume_A3)).toBeLessThan(2e-5);
      expect(apart('potential_eV') / atoms).toBeLessThan(1e-4);
    }
  });
});
