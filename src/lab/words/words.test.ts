import { describe, expect, it } from 'vitest';
import {
  nanosecondsPerDay,
  ordersAboveLaboratory,
  sayDuration,
  sayNumber,
  sayPercent,
  sayRoughly,
  sayTimeLeft,
} from './words';

describe('words', () => {
  it('says durations as people do', () => {
    expect(sayDuration(0.42)).toBe('0.4 s');
    expect(sayDuration(54.4)).toBe('54 s');
    expect(sayDuration(200)).toBe('3 min 20 s');
    expect(sayDuration(7800)).toBe('2 h 10 min');
    expect(sayDuration(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('says what is left in coarse steps', () => {
    const said = [0.4, 9, 34, 56, 100, 377, 700, 3500, 5000, 51_240, 400_000].map(sayTimeLeft);
    expect(said).toEqual([
      'a few seconds',
      ...['about 10 s', 'about 30 s', 'about 1 min', 'about 2 min', 'about 6 min'],
      ...['about 10 min', 'about 1 h', 'about 1 h', 'about 14 h', 'about 5 days'],
    ]);
    expect(sayTimeLeft(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('says durations that are not known well without false digits', () => {
    const said = [0.42, 54.4, 99.6, 377, 5970, 51_240, 172_800, 2_765_000].map(sayRoughly);
    expect(said).toEqual(['0.4 s', '54 s', '2 min', '6 min', '2 h', '14 h', '2 days', '32 days']);
    expect(sayRoughly(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('says numbers in sensible digits', () => {
    expect(sayNumber(2.5111914)).toBe('2.51');
    expect(sayNumber(12_345)).toBe('12,300');
    expect(sayNumber(1840)).toBe('1840');
    expect(sayPercent(0.384)).toBe('38 %');
    expect(sayPercent(null)).toBe('–');
  });

  it('knows speed and the distance from a laboratory', () => {
    expect(nanosecondsPerDay(1000, 1)).toBeCloseTo(86.4, 9);
    expect(ordersAboveLaboratory(1)).toBeCloseTo(12, 9);
    expect(ordersAboveLaboratory(270)).toBeCloseTo(14.43, 2);
  });
});
