import { beforeAll, describe, expect, it } from 'vitest';
import { testDevice, testGpu } from '../../../tests/gpu';
import { type EngineDevice, requestEngineDevice } from '../../engine/device';
import { bench } from './bench';
import { addTimestamps, timeKernels } from './kernel-times';
import { markdownOf } from './markdown';
import type { BenchOptions } from './options';
import type { BenchResults } from './results';
import { prepareWorkloads } from './workload';

const OPTIONS: BenchOptions = {
  atoms: [150],
  replicas: [1, 2],
  ensemble: ['nve', 'npt'],
  engines: ['vitrine', 'lammps.js'],
  cutoff: 5,
  accuracy: 1e-4,
  electrostatics: 'prolate',
  seconds: 0.1,
};

const SILENT = { result: () => {}, note: () => {}, progress: () => {} };

async function benched(options: BenchOptions, signal = new AbortController().signal) {
  const engine = await testDevice();
  return bench(options, { engine, version: '1', terminal: SILENT, signal });
}

describe('a bench', () => {
  let results: BenchResults;
  beforeAll(async () => {
    results = JSON.parse(JSON.stringify(await benched(OPTIONS)));
  });

  it('has a row for every engine at every workload', async () => {
    expect(Object.keys(results)).toEqual(['adapter', 'rows', 'ratios']);
    expect(results.adapter).toBe((await testDevice()).adapter.name);
    const rows = results.rows.map(
      ({ engine, replicas, ensemble }) => `${replicas} ${ensemble} ${engine}`,
    );
    expect(rows).toEqual([
      '1 nve vitrine',
      '1 nve lammps.js',
      '1 npt vitrine',
      '1 npt lammps.js',
      '2 nve vitrine',
      '2 nve lammps.js',
      '2 npt vitrine',
      '2 npt lammps.js',
    ]);
  });

  it('tells what Vitrine does in a step', () => {
    for (const row of results.rows.filter(({ engine }) => engine === 'vitrine')) {
      expect(row).toMatchObject({ atoms: 150, cutoff: 5, accuracy: 1e-4, timeStep: 1 });
      expect(row).toMatchObject({ absent: null, version: '1', kernels: null });
      expect(row.rounds).toHaveLength(3);
      const [slowest, quickest] = row.spread ?? [];
      expect(row.stepsPerSecond).toBeGreaterThanOrEqual(Number(slowest));
      expect(row.stepsPerSecond).toBeLessThanOrEqual(Number(quickest));
      // Six a step, and one that begins a chunk.
      expect(row.dispatchesPerStep).toBeGreaterThan(6);
      expect(row.dispatchesPerStep).toBeLessThanOrEqual(7);
      expect(row.submitsPerStep).toBeGreaterThan(0);
      expect(row.submitsPerStep).toBeLessThanOrEqual(1);
      expect(row.listBuildsPerStep).toBeGreaterThan(0);
      expect(row.listBuildsPerStep).toBeLessThan(1);
      expect(row.hostMillisecondsPerStep).toBeGreaterThan(0);
      expect(row.estimatedAccuracy).toBeGreaterThan(1e-6);
      expect(row.estimatedAccuracy).toBeLessThan(1e-4);
      expect(row.grid).toHaveLength(3);
    }
  });

  it('runs the same box in lammps.js, one at a time', () => {
    const [one, two] = [1, 2].map((count) =>
      results.rows.filter(({ engine, replicas }) => engine === 'lammps.js' && replicas === count),
    );
    for (const row of one) {
      expect(row).toMatchObject({ absent: null, electrostatics: 'pppm', dispatchesPerStep: null });
      expect(row.version).toMatch(/\d{4}/);
      expect(row.rounds).toHaveLength(3);
      expect(row.stepsPerRound).toBeGreaterThanOrEqual(40);
      expect(row.order).toBe(5);
      expect(row.estimatedAccuracy).toBeLessThan(2e-4);
    }
    for (const row of two) {
      expect(row.stepsPerSecond).toBeNull();
      expect(row.absent).toMatch(/one replica at a time/);
    }
    expect(Object.keys(results.ratios)).toEqual(['vitrine/lammps.js']);
    expect(results.ratios['vitrine/lammps.js']).toHaveLength(2);
    for (const { atoms, replicas, ratio } of results.ratios['vitrine/lammps.js']) {
      expect([atoms, replicas]).toEqual([150, 1]);
      expect(ratio).toBeGreaterThan(0);
    }
    expect(markdownOf(results)).toMatch(/Vitrine \/ lammps\.js/);
  });

  it('says which box is too small, and goes on', async () => {
    const { rows } = await benched({
      ...OPTIONS,
      atoms: [20, 150],
      replicas: [1],
      ensemble: ['nvt'],
      engines: ['vitrine'],
      electrostatics: 'pppm',
    });
    expect(rows.map(({ atoms }) => atoms)).toEqual([20, 150]);
    expect(rows[0]).toMatchObject({ stepsPerSecond: null, placed: null });
    expect(rows[0].absent).toMatch(/cutoff of 5 Å does not fit/);
    expect(rows[1]).toMatchObject({ absent: null, electrostatics: 'pppm' });
  });

  it('does nothing once it is stopped', async () => {
    const { rows, ratios } = await benched(OPTIONS, AbortSignal.abort());
    expect(rows).toEqual([]);
    expect(ratios).toEqual({});
  });
});

describe('the kernels of a step', () => {
  async function timed(engine: EngineDevice) {
    const { signal } = new AbortController();
    const size = { atoms: 150, replicas: 1 };
    const [workload] = await prepareWorkloads(engine, size, ['npt'], OPTIONS, signal);
    return timeKernels(engine.device, workload, 0.01, signal);
  }

  const NAMES = ['lists', 'convolve', 'pairs', 'drift', 'lists, rebuilt', 'kick', 'thermostat'];

  it('are timed by the clock of the host', async () => {
    const times = await timed(await testDevice());
    expect(times.map(({ kernel }) => kernel)).toEqual(NAMES);
    for (const { dispatches, microseconds, clock } of times) {
      expect(dispatches).toBe(1);
      expect(microseconds).toBeGreaterThan(0);
      expect(clock).toBe('host');
    }
  });

  it('are timed by the device where it has timestamps', async () => {
    const gpu = await testGpu();
    const adapter = await gpu.requestAdapter();
    addTimestamps(gpu);
    const engine = await requestEngineDevice(gpu);
    expect(engine.device.features.has('timestamp-query')).toBe(
      adapter?.features.has('timestamp-query'),
    );
    const times = await timed(engine);
    expect(times.map(({ kernel }) => kernel)).toEqual(NAMES);
    if (!engine.device.features.has('timestamp-query')) return;
    for (const { clock, microseconds } of times) {
      expect(clock).toBe('device');
      expect(microseconds).toBeGreaterThan(0);
    }
    engine.device.destroy();
  });
});
