import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../tests/support/problems';
import { createExperiment } from '../core/experiment';
import { everyComposition } from '../core/variants';
import type { DeviceRoom } from '../engine/room';
import { checkMemory, memoryNeeded, sayBytes } from './memory-needed';

/** What WebGPU promises on every adapter. */
const PROMISED: DeviceRoom = {
  maxBufferSize: 256 * 2 ** 20,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxComputeWorkgroupStorageSize: 16_384,
};
const BIG: DeviceRoom = {
  ...PROMISED,
  maxBufferSize: 2 ** 31,
  maxStorageBufferBindingSize: 2 ** 31,
};

describe('the memory that an experiment needs', () => {
  it('grows with the replicas, whether they differ in their seed or in more', () => {
    const one = memoryNeeded(createExperiment(), PROMISED);
    const six = memoryNeeded(createExperiment({ replicas: 6 }), PROMISED);
    expect(six.total).toBe(6 * one.total);
    expect(six.largest).toBe(6 * one.largest);
    const nine = memoryNeeded(createExperiment({ variants: everyComposition() }), PROMISED);
    expect(nine.total).toBeGreaterThanOrEqual(9 * one.total);
    expect(nine.total).toBeLessThan(12 * one.total);
  });

  it('is, for a demo, some tens of megabytes at most, and hundreds for the paper', () => {
    const demo = memoryNeeded(createExperiment({ protocol: 'demo' }), BIG);
    expect(demo.total).toBeGreaterThan(1e6);
    expect(demo.total).toBeLessThan(2e7);
    const paper = memoryNeeded(createExperiment({ protocol: 'paper', replicas: 6 }), BIG);
    expect(paper.total).toBeGreaterThan(3e7);
    expect(paper.total).toBeLessThan(5e8);
    expect(paper.largestName).toBe('neighbours');
  });

  it('is refused with the number of replicas that fit, which then do', () => {
    const many = createExperiment({ protocol: 'paper', replicas: 256, atoms: 6000 });
    const problem = thrownBy(() => checkMemory(many, PROMISED));
    expect(problem.message).toMatch(
      /^256 replicas of 6,000 atoms do not fit this adapter: their lists of neighbours need \d\.\d GB, and it takes 1\.1 GB of them\.$/,
    );
    const fitting = Number(/at most (\d+) replicas in all/.exec(problem.hint)?.[1]);
    expect(fitting).toBeGreaterThan(20);
    expect(() => checkMemory({ ...many, replicas: fitting }, PROMISED)).not.toThrow();
    expect(() => checkMemory({ ...many, replicas: fitting + 1 }, PROMISED)).toThrow();
    expect(checkMemory({ ...many, replicas: 100 }, BIG).total).toBeGreaterThan(1e9);
  });

  it('is said in round numbers', () => {
    expect([3e5, 8.49e7, 1.23e9].map(sayBytes)).toEqual(['300 kB', '85 MB', '1.2 GB']);
  });
});
