import { describe, expect, it } from 'vitest';
import { counterRandom } from '../core/random';
import { ColumnAverage } from './average';
import { blockAverage } from './block-average';

/** Columns of two correlated series. */
function columns(count: number): [number, number][] {
  const random = counterRandom(3, 0);
  let slow = 0;
  return Array.from({ length: count }, () => {
    slow = 0.9 * slow + random.gaussian();
    return [1e4 + slow, random.gaussian()];
  });
}

describe('ColumnAverage', () => {
  it.each([1, 2, 7, 8, 15, 16, 33, 1000])(
    'of %i columns is the block average of each entry',
    (n) => {
      const rows = columns(n);
      const average = new ColumnAverage();
      for (const row of rows) average.add(row);
      const result = average.result();
      expect(average.count).toBe(n);
      [0, 1].forEach((entry) => {
        const { mean, standardError } = blockAverage(rows.map((row) => row[entry]));
        expect(result?.mean[entry]).toBeCloseTo(mean, 8);
        if (standardError === null) expect(result?.error).toBeNull();
        else expect(result?.error?.[entry]).toBeCloseTo(standardError, 8);
      });
    },
  );

  it('keeps the entries that all columns have', () => {
    const average = new ColumnAverage();
    for (const column of [
      [1, 2, 3],
      [3, 4],
      [5, 6, 7, 8],
    ])
      average.add(column);
    expect(Array.from(average.result()?.mean ?? [])).toEqual([3, 4]);
    expect(average.result()?.error).toHaveLength(2);
  });

  it('has no result before the first column', () => {
    expect(new ColumnAverage().result()).toBeNull();
  });
});
