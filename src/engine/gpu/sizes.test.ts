import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../../tests/support/problems';
import { tuningWith } from '../../../tests/support/tuning';
import { bufferBytes, checkSizes, largestBinding, type Sizes } from './sizes';

const SMALL: Sizes = {
  replicas: 1,
  atomStride: 1024,
  meshStride: 24 ** 3,
  meshGroups: 72,
  neighbourCapacity: 1000,
  cellEdge: 0,
  threads: tuningWith(),
};

/** The smallest limits that WebGPU promises. */
const PROMISED = {
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxBufferSize: 256 * 2 ** 20,
} as GPUSupportedLimits;

describe('sizes of buffers', () => {
  it('fit a thousand atoms on every adapter', () => {
    expect(() => checkSizes(SMALL, PROMISED)).not.toThrow();
  });

  it('grow with the replicas', () => {
    const one = bufferBytes(SMALL);
    const six = bufferBytes({ ...SMALL, replicas: 6 });
    for (const name of Object.keys(one) as (keyof typeof one)[]) {
      expect(six[name]).toBe(6 * one[name]);
    }
  });

  it('fit a hundred thousand atoms on every adapter, their neighbour lists in parts', () => {
    const sizes = { ...SMALL, atomStride: 100_032, neighbourCapacity: 1000 };
    expect(bufferBytes(sizes).neighbours).toBeGreaterThan(2 * largestBinding(PROMISED));
    expect(() => checkSizes(sizes, PROMISED)).not.toThrow();
  });

  it('are refused by name, size and limit, with a way out', () => {
    const sizes = { ...SMALL, atomStride: 320_000, neighbourCapacity: 1000 };
    const problem = thrownBy(() => checkSizes(sizes, PROMISED));
    expect(problem.message).toContain('neighbours of 1 × 320000 atoms need 1226 MiB');
    expect(problem.message).toContain('1024 MiB at most');
    expect(problem.hint).toContain('fewer atoms');
  });

  it('obey the smaller of both limits', () => {
    const tight = { maxStorageBufferBindingSize: 2 ** 31, maxBufferSize: 500_000 };
    expect(() => checkSizes(SMALL, tight as GPUSupportedLimits)).toThrow('4 MiB at most');
  });
});
