import { describe, expect, it } from 'vitest';
import { finish } from '../../tests/support/finish';
import {
  type Acquisition,
  DEFAULT_BAYESIAN,
  expectedImprovement,
  normalShare,
  searchByBayes,
} from './bayesian-search';

/** Branin's function on [−5, 10] × [0, 15], as the unit square; three optima of 0.397887. */
function branin([u, v]: readonly number[]): number {
  const x = 15 * u - 5;
  const y = 15 * v;
  const bend = y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6;
  return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

const HARTMANN_A = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const HARTMANN_P = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];

/** Hartmann's function of six variables; optimum −3.32237. */
function hartmann6(x: readonly number[]): number {
  return -[1, 1.2, 3, 3.2].reduce((sum, alpha, i) => {
    const away = x.reduce((s, v, j) => s + HARTMANN_A[i][j] * (v - HARTMANN_P[i][j]) ** 2, 0);
    return sum + alpha * Math.exp(-away);
  }, 0);
}

/** Of ten seeds, how many come within 5 % of the optimum's value. */
function successes(
  f: (x: readonly number[]) => number,
  dimensions: number,
  optimum: number,
  evaluations: number,
  acquisition: Acquisition,
): number {
  const options = { ...DEFAULT_BAYESIAN, evaluations, initial: 5 * dimensions, acquisition };
  const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
  return seeds.filter((seed) => {
    for (const report of searchByBayes((points) => points.map(f), dimensions, options, seed)) {
      expect(report.evaluations).toBeLessThanOrEqual(evaluations);
      if (report.best - optimum <= 0.05 * Math.abs(optimum)) return true;
    }
    return false;
  }).length;
}

describe('Bayesian optimisation', () => {
  it.each(['lcb', 'ei'] as const)('finds the optimum of Branin in 60 evaluations by %s', (way) => {
    expect(successes(branin, 2, 0.397887, 60, way)).toBeGreaterThanOrEqual(8);
  });

  it.each(['lcb', 'ei'] as const)('finds that of Hartmann-6 in 120 by %s', (way) => {
    expect(successes(hartmann6, 6, -3.32237, 120, way)).toBeGreaterThanOrEqual(8);
  });
});

describe('a Bayesian search', () => {
  const square = (points: readonly (readonly number[])[]) =>
    points.map(([x, y]) => (x - 0.2) ** 2 + (y - 1) ** 2);

  it('repeats from its seed, and keeps what it evaluated', () => {
    const options = { ...DEFAULT_BAYESIAN, evaluations: 20, initial: 8 };
    const [first, second, other] = [1, 1, 2].map((seed) =>
      finish(searchByBayes(square, 2, options, seed)),
    );
    expect(first.evaluated).toHaveLength(20);
    expect(second).toEqual(first);
    expect(other.evaluated).not.toEqual(first.evaluated);
    expect(first.best.value).toBeLessThan(0.01);
    for (const x of first.evaluated.flatMap(({ point }) => point)) {
      expect(x >= 0 && x <= 1).toBe(true);
    }
  });

  it('bears a function that is flat', () => {
    const flat = (points: readonly unknown[]) => points.map(() => 3);
    const options = { ...DEFAULT_BAYESIAN, evaluations: 12, initial: 6 };
    expect(finish(searchByBayes(flat, 3, options, 1)).best.value).toBe(3);
  });
});

describe('the improvement to expect', () => {
  it('is that of the normal distribution', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 7);
    expect(normalShare(1.96)).toBeCloseTo(0.9750021, 6);
    expect(normalShare(-1)).toBeCloseTo(0.1586553, 6);
    expect(expectedImprovement(0, 1)).toBeCloseTo(0.3989423, 6);
    expect(expectedImprovement(2, 1e-9)).toBeCloseTo(2, 9);
    expect(expectedImprovement(-5, 0.1)).toBeCloseTo(0, 9);
  });
});
