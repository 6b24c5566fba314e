import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { vitrineOnProcessor } from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { potentialById } from '../core/potential';
import type { Protocol, Stage } from '../core/protocol';
import { temperatureOf } from '../core/temperature';
import { readExtendedXyz } from '../formats/extended-xyz';
import { readLammpsData, writeLammpsData } from '../formats/lammps-data';
import { placeReplicas } from '../run/replicas';
import { thermalVelocities } from '../run/velocities';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

/** 24B, 150 atoms, at 300 K where it was placed: hot, but well behaved over a few steps. */
function startFile(): string {
  const [placed] = placeReplicas(createExperiment({ preset: '24B', atoms: 150, cutoff: 5 }));
  const ids = Uint32Array.from(placed.types, (_, i) => 500 + i);
  const velocities = thermalVelocities(placed, 300, 1);
  const file = path.join(folder, 'start.data');
  const text = writeLammpsData({ ...placed, velocities, ids }, potentialById('yang2026'), 'start');
  writeFileSync(file, text);
  return file;
}

function table(file: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}

/** A whole protocol in 120 steps. */
function shortProtocol(): Protocol {
  const { protocol } = createExperiment({ preset: '24B' });
  const duration = 0.04;
  const stages: Stage[] = protocol.stages.map((stage) => ({ ...stage, duration }));
  const window = { stage: stages[stages.length - 1].name, last: duration };
  return { ...protocol, id: 'tiny', stages, averaging: { density: window, structure: window } };
}

function experimentFile(name: string, replicas: number): string {
  const experiment = createExperiment({
    preset: '24B',
    protocol: shortProtocol(),
    atoms: 150,
    cutoff: 5,
    seed: 3,
    replicas,
  });
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(serialiseExperiment(experiment)));
  return file;
}

describe('vitrine energy', () => {
  it('prints one JSON object and writes forces with the ids of the file', async () => {
    const forces = path.join(folder, 'forces.csv');
    const words = ['energy', startFile(), '--cutoff', '5', '--forces', forces, '--json'];
    const { code, stdout, stderr } = await vitrineOnProcessor(...words);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^Computing on the processor/);
    const result = JSON.parse(stdout);
    const { buckingham, coulomb, total } = result.energy;
    expect(total).toBeCloseTo(buckingham + coulomb, 3);
    expect(coulomb).toBeLessThan(0);
    expect(Number.isFinite(result.pressure)).toBe(true);
    expect(Object.keys(result.stress)).toEqual(['xx', 'yy', 'zz', 'xy', 'xz', 'yz']);
    expect(result.pppm.grid).toHaveLength(3);
    expect(result.pppm.order).toBeGreaterThanOrEqual(4);
    expect(result.pppm.alpha).toBeGreaterThan(0);

    const rows = table(forces);
    expect(rows).toHaveLength(result.atoms);
    expect(rows[0]).toMatchObject({ id: '500', element: 'O' });
    for (const component of ['fx', 'fy', 'fz']) {
      const net = rows.reduce((sum, row) => sum + Number(row[component]), 0);
      expect(Math.abs(net)).toBeLessThan(0.05);
    }
  });
});

describe('vitrine advance', () => {
  it('writes a row for every step from 0 and an end that it can go on from', async () => {
    const series = path.join(folder, 'series.csv');
    const end = path.join(folder, 'end.data');
    const words = ['--ensemble', 'nve', '--steps', '20', '--cutoff', '5'];
    const start = startFile();
    const first = await vitrineOnProcessor(
      'advance',
      start,
      ...words,
      '--series',
      series,
      '--out',
      end,
    );
    expect(first.code, first.stderr).toBe(0);
    const rows = table(series);
    expect(rows.map((row) => Number(row.step))).toEqual(Array.from({ length: 21 }, (_, i) => i));
    expect(Object.keys(rows[0])).toEqual([
      'step',
      'temperature_K',
      'pressure_GPa',
      'potential_eV',
      'kinetic_eV',
      'volume_A3',
      'conserved_eV',
    ]);
    expect(Number(rows[0].temperature_K)).toBeCloseTo(300, 1);

    const after = readLammpsData(readFileSync(end, 'utf8'), 'end.data');
    expect(Array.from(after.ids?.slice(0, 3) ?? [])).toEqual([500, 501, 502]);
    const velocities = after.velocities ?? new Float64Array();
    expect(temperatureOf(after, velocities)).toBeCloseTo(Number(rows[20].temperature_K), 1);

    const once = [...words, '--series', series];
    const refused = await vitrineOnProcessor('advance', end, ...once);
    expect(refused.stderr).toContain(`${series} is there already`);
    const second = await vitrineOnProcessor('advance', end, ...once, '--overwrite');
    expect(second.code, second.stderr).toBe(0);
    const [again] = table(series);
    expect(Number(again.potential_eV)).toBeCloseTo(Number(rows[20].potential_eV), 2);
  });
});

describe('vitrine melt-quench', () => {
  it('leaves a folder with everything, and prints the summary', async () => {
    const out = path.join(folder, 'deep', 'run');
    const file = experimentFile('experiment.json', 2);
    const { code, stdout, stderr } = await vitrineOnProcessor(
      'melt-quench',
      file,
      '--out',
      out,
      '--json',
    );
    expect(code, stderr).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      'experiment.json',
      'glass-2.data',
      'glass.data',
      'summary.json',
      'thermo-2.csv',
      'thermo.csv',
      'trajectory-2.extxyz',
      'trajectory.extxyz',
    ]);
    const read = (name: string) => readFileSync(path.join(out, name), 'utf8');
    const summary = JSON.parse(stdout);
    expect(JSON.parse(read('summary.json'))).toEqual(summary);
    expect(summary).toMatchObject({ name: '24B', protocol: 'tiny', seed: 3, replicas: 2 });
    expect(summary.density.mean).toBeGreaterThan(2);
    expect(summary.si4Fraction.mean).toBeGreaterThan(0);
    expect(summary.stepsPerSecond).toBeGreaterThan(0);
    expect(parseExperiment(JSON.parse(read('experiment.json')))).toMatchObject({ seed: 3 });

    const rows = table(path.join(out, 'thermo.csv'));
    expect(rows[0]).toMatchObject({ step: '0', stage: 'mix' });
    expect(rows[rows.length - 1]).toMatchObject({ step: '120', stage: 'rest' });
    const frames = readExtendedXyz(read('trajectory.extxyz'), 'trajectory.extxyz');
    expect(frames[0].step).toBe(0);
    expect(frames[frames.length - 1].step).toBe(120);
    const glass = readLammpsData(read('glass.data'), 'glass.data');
    expect(glass.types.length).toBe(summary.atoms);
    expect(glass.velocities).not.toBeNull();
    expect(frames[frames.length - 1].configuration.box[0]).toBeCloseTo(glass.box[0], 6);
  });
});
