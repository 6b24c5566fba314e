import { beforeAll, describe, expect, it } from 'vitest';
import { readRanges } from '../../src/engine/gpu/buffers';
import { type GpuPlatform, requestGpuPlatform } from '../../src/engine/gpu/platform';
import { testDevice, testGpu } from '../../tests/gpu';
import { benchRows } from './bench';
import { emptyDispatch } from './dispatch-time';
import type { Workload } from './engine';
import { addTimestamps, timeKernels } from './kernel-times';
import type { BenchOptions } from './options';
import { type BenchResults, type BenchRow, resultsOf } from './results';
import { prepareWorkloads } from './workload';

const OPTIONS: BenchOptions = {
  atoms: [20, 150],
  replicas: [1],
  ensemble: ['npt'],
  engines: ['vitrine', 'lammps.js'],
  cutoff: 5,
  accuracy: 1e-4,
  electrostatics: 'prolate',
  seconds: 0.1,
};

const SILENT = { result: () => {}, note: () => {}, progress: () => {} };

async function benched(signal = new AbortController().signal) {
  const engine = await testDevice();
  const rows: BenchRow[] = [];
  const context = { engine, version: '1', terminal: SILENT, signal };
  for await (const row of benchRows(OPTIONS, context)) rows.push(row);
  return resultsOf(engine.platform, engine.adapter.name, rows);
}

describe('a bench', () => {
  let results: BenchResults;
  beforeAll(async () => {
    results = JSON.parse(JSON.stringify(await benched()));
  });

  it('has a row for every engine at every workload', async () => {
    expect(Object.keys(results)).toEqual(['platform', 'adapter', 'rows', 'ratios']);
    expect(results.adapter).toBe((await testDevice()).adapter.name);
    const rows = results.rows.map(({ engine, atoms }) => `${atoms} ${engine}`);
    expect(rows).toEqual(['20 vitrine', '20 lammps.js', '150 vitrine', '150 lammps.js']);
  });

  it('tells what Vitrine does in a step', () => {
    const row = results.rows[2];
    expect(row).toMatchObject({ atoms: 150, replicas: 1, ensemble: 'npt', cutoff: 5 });
    expect(row).toMatchObject({ accuracy: 1e-4, timeStep: 1, electrostatics: 'prolate' });
    expect(row).toMatchObject({ absent: null, version: '1', kernels: null });
    expect(row.rounds).toHaveLength(3);
    const [slowest, quickest] = row.spread ?? [];
    expect(row.stepsPerSecond).toBeGreaterThanOrEqual(Number(slowest));
    expect(row.stepsPerSecond).toBeLessThanOrEqual(Number(quickest));
    // Drift, lists, convolution, pairs, kick, thermostat; list builds and the next beginning included.
    expect(row.dispatchesPerStep).toBe(6);
    expect(row.submitsPerStep).toBeGreaterThan(0);
    expect(row.submitsPerStep).toBeLessThanOrEqual(1);
    expect(row.listBuildsPerStep).toBeGreaterThan(0);
    expect(row.listBuildsPerStep).toBeLessThan(1);
    expect(row.hostMillisecondsPerStep).toBeGreaterThan(0);
    expect(row.estimatedAccuracy).toBeGreaterThan(1e-6);
    expect(row.estimatedAccuracy).toBeLessThan(1e-4);
    expect(row.grid).toHaveLength(3);
  });

  it('runs the same box in lammps.js', () => {
    const row = results.rows[3];
    expect(row).toMatchObject({ absent: null, electrostatics: 'pppm', dispatchesPerStep: null });
    expect(row.placed).toBe(results.rows[2].placed);
    expect(row.version).toMatch(/\d{4}/);
    expect(row.rounds).toHaveLength(3);
    expect(row.stepsPerRound).toBeGreaterThanOrEqual(40);
    expect(row.order).toBe(5);
    expect(row.estimatedAccuracy).toBeLessThan(2e-4);
    expect(Object.keys(results.ratios)).toEqual(['vitrine/lammps.js']);
    const [{ ratio, ...rest }] = results.ratios['vitrine/lammps.js'];
    expect(rest).toMatchObject({ atoms: 150, replicas: 1, ensemble: 'npt' });
    expect(ratio).toBeGreaterThan(0);
  });

  it('says which box is too small', () => {
    for (const row of results.rows.slice(0, 2)) {
      expect(row).toMatchObject({ stepsPerSecond: null, placed: null });
      expect(row.absent).toMatch(/cutoff of 5 Å does not fit/);
    }
  });

  it('does nothing once it is stopped', async () => {
    const { rows, ratios } = await benched(AbortSignal.abort());
    expect(rows).toEqual([]);
    expect(ratios).toEqual({});
  });
});

describe('the kernels of a step', () => {
  const { signal } = new AbortController();
  const NAMES = [
    'lists',
    'convolve',
    'pairs',
    'drift',
    'lists, rebuilt',
    'kick',
    'thermostat',
    '(a dispatch that does nothing)',
  ];

  /** By the clock that a device has. */
  async function expectTimes(engine: GpuPlatform, workload: Workload): Promise<void> {
    const clock = engine.device.features.has('timestamp-query') ? 'device' : 'host';
    const times = await timeKernels(engine, workload, 0.01, signal);
    expect(times.map(({ kernel }) => kernel)).toEqual(NAMES);
    for (const time of times) {
      expect(time).toMatchObject({ dispatches: 1, clock });
      expect(time.microseconds).toBeGreaterThan(0);
    }
  }

  it('each cost at least a dispatch, which waits for the one before', async () => {
    const { device } = await testDevice();
    const { dispatch, count } = emptyDispatch(device);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(dispatch.pipeline);
    pass.setBindGroup(0, dispatch.group);
    for (let n = 0; n < 100; n++) pass.dispatchWorkgroups(...dispatch.workgroups);
    pass.end();
    device.queue.submit([encoder.finish()]);
    const [bytes] = await readRanges(device, [{ buffer: count, offset: 0, size: 4 }]);
    expect(new Uint32Array(bytes)[0]).toBe(100);
    count.destroy();
  });

  it('are timed by the host, or by the device where it has timestamps', async () => {
    const plain = await testDevice();
    const size = { atoms: 150, replicas: 1 };
    const [workload] = await prepareWorkloads(plain, size, ['npt'], OPTIONS, signal);
    expect(plain.device.features.has('timestamp-query')).toBe(false);
    await expectTimes(plain, workload);

    const gpu = await testGpu();
    addTimestamps(gpu);
    const adapter = await gpu.requestAdapter();
    const stamped = await requestGpuPlatform(gpu);
    expect(stamped.device.features.has('timestamp-query')).toBe(
      adapter?.features.has('timestamp-query'),
    );
    await expectTimes(stamped, workload);
    stamped.device.destroy();
  });
});
