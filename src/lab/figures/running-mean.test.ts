import { describe, expect, it } from 'vitest';
import { runningMean } from './running-mean';

describe('runningMean', () => {
  it('averages a value with its neighbours, and keeps the ends', () => {
    expect(runningMean([1, 5, 0, 4, 10], 3)).toEqual([1, 2, 3, 14 / 3, 10]);
  });

  it('keeps a straight line', () => {
    const line = [0, 1, 2, 3, 4, 5, 6];
    expect(runningMean(line, 5)).toEqual(line);
  });
});
