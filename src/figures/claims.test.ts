import { describe, expect, it } from 'vitest';
import { type ClaimPoint, decidingSlope, exceeds, trendClaim } from './claims';

const WORDS = { unit: '%', decimals: 1 };

const points = (values: readonly number[], standardError: number | null = null): ClaimPoint[] =>
  values.map((mean, i) => ({
    name: `${i}B`,
    x: 10 * i,
    y: { mean, standardError },
    seeds: standardError === null ? 1 : 6,
  }));

describe('a trend', () => {
  it('of three single glasses takes Student’s t of one degree of freedom', () => {
    // Slope −10 a step, its error 1.7: six times, where 12.71 decide.
    expect(trendClaim('it falls', points([30, 23, 10]), 'falls', WORDS).verdict).toBe('undecided');
    // Error 0.17: sixty times.
    expect(trendClaim('it falls', points([30, 20.3, 10]), 'falls', WORDS).verdict).toBe('shown');
    expect(trendClaim('it rises', points([30, 20.3, 10]), 'rises', WORDS).verdict).toBe(
      'not shown',
    );
  });

  it('between means of seeds is judged by their own errors', () => {
    expect(trendClaim('it falls', points([30, 23, 10], 3), 'falls', WORDS).verdict).toBe('shown');
    expect(trendClaim('it falls', points([30, 23, 26], 3), 'falls', WORDS).verdict).toBe(
      'undecided',
    );
  });

  it('of two glasses is none', () => {
    expect(trendClaim('it falls', points([30, 10], 0.1), 'falls', WORDS).verdict).toBe('undecided');
  });
});

it('a slope decides by Student’s t, two-sided 5 %, of its points less two', () => {
  expect([2, 3, 4, 8, 9, 40].map(decidingSlope)).toEqual([
    Number.POSITIVE_INFINITY,
    12.71,
    4.3,
    2.45,
    2.36,
    2,
  ]);
  expect(exceeds({ mean: 6, standardError: 1 }, decidingSlope(3))).toBeNull();
  expect(exceeds({ mean: 6, standardError: 1 }, decidingSlope(4))).toBe(true);
});
