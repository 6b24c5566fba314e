import { describe, expect, it } from 'vitest';
import { blockAverage } from './block-average';

/** A reproducible normal deviate from a linear congruential generator; enough for statistics. */
function noise(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe('blockAverage', () => {
  it('of independent values is near σ/√n', () => {
    const next = noise(1);
    const { mean, standardError } = blockAverage(Array.from({ length: 4096 }, () => 5 + next()));
    expect(mean).toBeCloseTo(5, 1);
    expect(standardError).toBeGreaterThan(0.9 / 64);
    expect(standardError).toBeLessThan(2 / 64);
  });

  it('grows with correlation, as √((1 + φ)/(1 − φ)) for an AR(1) series', () => {
    const next = noise(2);
    const phi = 0.9;
    let value = 0;
    const series = Array.from({ length: 16384 }, () => {
      value = phi * value + next();
      return value;
    });
    const expected = Math.sqrt(1 / (1 - phi * phi) / 16384) * Math.sqrt((1 + phi) / (1 - phi));
    const { standardError } = blockAverage(series);
    expect(standardError).toBeGreaterThan(0.8 * expected);
    expect(standardError).toBeLessThan(2 * expected);
  });

  it('has no error for a single value, and none of a constant', () => {
    expect(blockAverage([3])).toEqual({ mean: 3, standardError: null });
    expect(blockAverage([3, 3, 3])).toEqual({ mean: 3, standardError: 0 });
  });
});
