import { describe, expect, it } from 'vitest';
import { columnsToCsv } from './columns';

describe('columnsToCsv', () => {
  it('has a head, a line a row, and no digits that mean nothing', () => {
    const csv = columnsToCsv({
      r_A: [0.025, 0.07500000000000001],
      'Si-O': Float64Array.of(0, 1 / 3),
    });
    expect(csv).toBe('r_A,Si-O\n0.025,0\n0.075,0.3333333\n');
  });

  it('leaves out what is no number', () => {
    expect(columnsToCsv({ a: [Number.NaN, 1] })).toBe('a\n\n1\n');
  });
});
