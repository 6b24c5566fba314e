import { describe, expect, it } from 'vitest';
import { finish } from '../../tests/support/finish';
import { CmaEs, reflected } from './cma-es';
import { type CubeFunction, DEFAULT_CMA_ES_SEARCH, searchByCmaEs } from './cma-es-search';

type Test = (x: readonly number[]) => number;

const sphere: Test = (x) => x.reduce((sum, v) => sum + v * v, 0);
const ellipsoid: Test = (x) =>
  x.reduce((sum, v, i) => sum + 10 ** ((6 * i) / (x.length - 1)) * v * v, 0);
const rosenbrock: Test = (x) =>
  x.slice(1).reduce((sum, v, i) => sum + 100 * (x[i] ** 2 - v) ** 2 + (1 - x[i]) ** 2, 0);

/** Evaluations until the value is below 1e-9; null when the run ends before. */
function evaluationsTo(f: Test, start: number, seed: number): number | null {
  const search = new CmaEs({
    start: Array(5).fill(start),
    step: 0.5,
    finest: 1e-12,
    population: null,
    unitCube: false,
    seed,
    stream: 0,
  });
  while (search.end === null) {
    search.tell(search.ask().map(f));
    if (search.best !== null && search.best.value < 1e-9) return search.evaluations;
  }
  return null;
}

/**
 * Hansen's own implementation, pycma 4.5.0, in 5 dimensions, population 8, σ₀ = 0.5, ftarget 1e-9:
 * the median evaluations of seeds 1 to 21, with negative weights as is its default.
 */
const PYCMA = [
  { name: 'sphere', f: sphere, start: 1, evaluations: 688 },
  { name: 'ellipsoid', f: ellipsoid, start: 1, evaluations: 1528 },
  { name: 'Rosenbrock', f: rosenbrock, start: 0, evaluations: 1664 },
] as const;

describe('CMA-ES', () => {
  it.each(PYCMA)('needs no more than 1.3 × pycma on the $name', ({ f, start, evaluations }) => {
    const needed = Array.from({ length: 21 }, (_, i) => evaluationsTo(f, start, i + 1));
    const failed = needed.filter((count) => count === null).length;
    expect(failed).toBeLessThanOrEqual(1);
    const sorted = needed.map((count) => count ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    expect(sorted[10]).toBeLessThanOrEqual(1.3 * evaluations);
  });
});

describe('CMA-ES in the unit cube', () => {
  it('finds an optimum in a corner and never leaves the cube', () => {
    const search = new CmaEs({
      start: [0.4, 0.6, 0.5],
      step: 0.3,
      finest: 1e-9,
      population: null,
      unitCube: true,
      seed: 3,
      stream: 0,
    });
    while (search.end === null && search.evaluations < 4000) {
      const points = search.ask();
      for (const x of points.flat()) expect(x >= 0 && x <= 1).toBe(true);
      search.tell(points.map(([x, y, z]) => (x + 0.5) ** 2 + (y - 1.3) ** 2 + (z - 0.25) ** 2));
    }
    const [x, y, z] = search.best?.point ?? [];
    expect(x).toBeCloseTo(0, 4);
    expect(y).toBeCloseTo(1, 4);
    expect(z).toBeCloseTo(0.25, 4);
  });

  it('folds the line', () => {
    expect([-0.25, 0.25, 1.25, 2.25, -1.75].map(reflected)).toEqual([0.25, 0.25, 0.75, 0.25, 0.25]);
  });

  it('ends where nothing changes, and takes Infinity for worst', () => {
    const options = {
      start: [0.5, 0.5],
      step: 0.3,
      finest: 1e-9,
      unitCube: true,
      seed: 1,
      stream: 0,
    };
    const flat = new CmaEs({ ...options, population: 6 });
    while (flat.end === null) flat.tell(flat.ask().map(() => 1));
    expect(flat.end).toBe('values');
    const half = new CmaEs({ ...options, population: 8 });
    while (half.end === null) {
      const f = ([x, y]: number[]) =>
        x < 0.3 ? Number.POSITIVE_INFINITY : (x - 0.35) ** 2 + y * y;
      half.tell(half.ask().map(f));
    }
    expect(half.best?.point[0]).toBeCloseTo(0.35, 4);
  });
});

describe('CMA-ES with restarts', () => {
  /** Rastrigin's function on [−3, 3]²: 37 optima, the best of 0 at (0.6, 0.6) of the unit square. */
  const rastrigin: CubeFunction = (points) =>
    points.map((point) =>
      point.reduce((sum, share) => {
        const x = 6 * (share - 0.6);
        return sum + x * x + 10 * (1 - Math.cos(2 * Math.PI * x));
      }, 0),
    );
  const options = { ...DEFAULT_CMA_ES_SEARCH, evaluations: 4000, step: 0.2 };

  it('gets out of optima that are not the best', () => {
    const { best, evaluated } = finish(searchByCmaEs(rastrigin, 2, options, 1));
    expect(best.value).toBeLessThan(1e-3);
    expect(evaluated.length).toBeGreaterThanOrEqual(4000);
    expect(evaluated.length).toBeLessThan(4300);
    expect(Math.min(...evaluated.map(({ value }) => value))).toBe(best.value);
  });

  it('begins where it is told, with the population that is chosen, and repeats from its seed', () => {
    const told = { ...options, evaluations: 20, population: 10, step: 1e-3, start: [0.1, 0.9] };
    const [first, again] = [7, 7].map((seed) => finish(searchByCmaEs(rastrigin, 2, told, seed)));
    expect(again).toEqual(first);
    expect(first.evaluated).toHaveLength(20);
    for (const { point } of first.evaluated) {
      expect(Math.abs(point[0] - 0.1) + Math.abs(point[1] - 0.9)).toBeLessThan(0.02);
    }
  });
});
