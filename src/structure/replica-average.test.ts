import { describe, expect, it } from 'vitest';
import { averageColumns, replicaAverage, withinError } from './replica-average';

describe('averages over replicas', () => {
  it('have the standard error of the mean of independent values', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: sample variance 32/7, so √(32/7/8) of the mean.
    const { mean, standardError } = replicaAverage([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(mean).toBe(5);
    expect(standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
    expect(replicaAverage([1.5])).toEqual({ mean: 1.5, standardError: null });
  });

  it('go entry by entry, as far as every replica has come', () => {
    const { mean, error } = averageColumns([
      [1, 10, 5],
      [3, 10],
    ]);
    expect([...mean]).toEqual([2, 10]);
    expect([...(error ?? [])]).toEqual([1, 0]);
    expect(averageColumns([[1, 2]]).error).toBeNull();
  });
});

describe('a difference', () => {
  const value = (mean: number, standardError: number | null) => ({ mean, standardError });

  it('is within error when it is smaller than the root of the squares', () => {
    expect(withinError(value(2.5, 0.03), value(2.549, 0.04))).toBe(true);
    expect(withinError(value(2.5, 0.03), value(2.551, 0.04))).toBe(false);
  });

  it('takes a value without an error as exact, and says nothing without any', () => {
    expect(withinError(value(0.06, 0), value(0.06, 0))).toBe(true);
    expect(withinError(value(2.5, 0.03), value(2.52, null))).toBe(true);
    expect(withinError(value(2.5, 0.03), value(2.54, null))).toBe(false);
    expect(withinError(value(2.5, null), value(2.5, null))).toBeNull();
  });
});
