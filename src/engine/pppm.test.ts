import { describe, expect, it } from 'vitest';
import { atomCounts, TABLE_1, totalAtoms } from '../core/composition';
import type { Element } from '../core/elements';
import { potentialById } from '../core/potential';
import { COULOMB } from '../core/units';
import { isMeshSize } from './fft-plan';
import { type ChargeSystem, choosePppm, meshError, realSpaceError } from './pppm';
import { ORDERS } from './window';

/** 24B, 33.6 Å, 11 Å: a system of which LAMMPS's own choices are known. */
function referenceSystem(): ChargeSystem {
  const counts = atomCounts(TABLE_1['24B'], 2982);
  const { charges } = potentialById('yang2026');
  const squaredCharge = (Object.entries(counts) as [Element, number][]).reduce(
    (sum, [element, count]) => sum + count * (charges[element] ?? 0) ** 2,
    0,
  );
  return { atoms: totalAtoms(counts), squaredCharge, box: [33.6, 33.6, 33.6], cutoff: 11 };
}

const system = referenceSystem();

/** The splitting at which both errors are equal, by bisection, and the error there over that of unit charges. */
function balance(order: number, n: number): { alpha: number; error: number } {
  const grid = [n, n, n];
  let low = 0.01;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const tooSmall = realSpaceError(system, middle) > meshError(system, grid, order, middle);
    if (tooSmall) low = middle;
    else high = middle;
  }
  const error = Math.hypot(realSpaceError(system, low), meshError(system, grid, order, low));
  return { alpha: low, error: error / COULOMB };
}

describe('the error estimate', () => {
  it.each([
    { order: 5, n: 24, error: 4.8e-5 },
    { order: 5, n: 30, error: 1.8e-5 },
    { order: 5, n: 32, error: 1.3e-5, alpha: 0.28945 },
    { order: 5, n: 36, error: 7.82e-6, alpha: 0.29684 },
    { order: 5, n: 48, error: 2.2e-6 },
    { order: 5, n: 64, error: 6.2e-7 },
    { order: 6, n: 24, error: 1.9e-5 },
    { order: 6, n: 30, error: 5.6e-6 },
    { order: 6, n: 32, error: 4.0e-6, alpha: 0.30619 },
    { order: 6, n: 36, error: 2.1e-6 },
    { order: 6, n: 48, error: 4.4e-7 },
    { order: 7, n: 24, error: 9.2e-6, alpha: 0.29455 },
    { order: 7, n: 30, error: 2.2e-6 },
    { order: 7, n: 32, error: 1.4e-6, alpha: 0.31969 },
  ])('is LAMMPS’s at order $order on $n³ points', ({ order, n, error, alpha }) => {
    const found = balance(order, n);
    expect(Math.abs(found.error / error - 1)).toBeLessThan(0.03);
    if (alpha !== undefined) {
      expect(found.alpha).toBeCloseTo(alpha, 4);
    }
  });
});

describe('the choice of mesh and splitting', () => {
  it('is LAMMPS’s for 24B at 1e-5: 36³ points, order 5, g = 0.29684', () => {
    const chosen = choosePppm(system, 1e-5, 5);
    expect(chosen?.grid).toEqual([36, 36, 36]);
    expect(chosen?.alpha).toBeCloseTo(0.29684418, 4);
  });

  it.each(ORDERS.pppm)('keeps order %i below the accuracy, with no mesh to spare', (order) => {
    let points = 0;
    for (const accuracy of [1e-3, 1e-4, 1e-5, 1e-6]) {
      const chosen = choosePppm(system, accuracy, order);
      if (!chosen) throw new Error('no mesh');
      const { grid, alpha } = chosen;
      expect(grid.every(isMeshSize)).toBe(true);
      const error = Math.hypot(
        realSpaceError(system, alpha),
        meshError(system, grid, order, alpha),
      );
      expect(error).toBeLessThanOrEqual(accuracy * COULOMB);
      const all = grid[0] * grid[1] * grid[2];
      expect(all).toBeGreaterThan(points);
      points = all;
    }
  });

  it('needs fewer points at higher order', () => {
    const points = ORDERS.pppm.map((order) => choosePppm(system, 1e-5, order)?.grid[0] ?? 0);
    expect(points[0]).toBeGreaterThan(points[1]);
    expect(points[1]).toBeGreaterThan(points[2]);
  });

  it('gives long axes more points', () => {
    const long = { ...system, box: [24, 36, 48] as const };
    const chosen = choosePppm(long, 1e-5, 5);
    const [x, y, z] = chosen?.grid ?? [0, 0, 0];
    expect(y / x).toBeCloseTo(1.5, 0);
    expect(z / x).toBeCloseTo(2, 0);
    expect(x).toBeLessThan(y);
    expect(y).toBeLessThan(z);
  });

  it('is null when the mesh would be too large', () => {
    expect(choosePppm(system, 1e-5, 5, 32)).toBeNull();
    expect(choosePppm(system, 1e-5, 6, 32)?.grid[0]).toBeLessThanOrEqual(32);
  });
});
