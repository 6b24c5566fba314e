import { describe, expect, it } from 'vitest';
import { COULOMB } from '../core/units';
import { evaluatePolynomial } from './polynomial';
import type { ChargeSystem } from './pppm';
import {
  chooseProlateMesh,
  prolateMeshError,
  prolateSplitting,
  truncationError,
} from './prolate-mesh';
import { ORDERS } from './window';

/** About 24B: 3000 atoms, 33.1 Å, 11 Å. */
const system: ChargeSystem = {
  atoms: 3000,
  squaredCharge: 3600,
  box: [33.1, 33.1, 33.1],
  cutoff: 11,
};

describe('the prolate splitting', () => {
  const { near, far, own } = prolateSplitting(13.25);
  const nearPart = (x: number) => 1 / x - evaluatePolynomial(near, 2 * x * x - 1);

  it('leaves 1/r as it is at small distances and nothing at the cutoff', () => {
    expect(nearPart(1e-3)).toBeCloseTo(1e3 - own, 3);
    expect(nearPart(1)).toBeCloseTo(0, 8);
    for (const x of [0.2, 0.5, 0.9]) expect(nearPart(x)).toBeGreaterThan(0);
  });

  it('has a far part whose waves are what the mesh carries', () => {
    // ∫ r² sin(kr)/(kr) of ψ′: 1 − k²∫ r (near part) sin(kr)/k dr = the share of wave k
    for (const share of [0.1, 0.4, 0.8]) {
      const k = share * 13.25;
      const steps = 20000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const x = (i + 0.5) / steps;
        sum += (x * nearPart(x) * Math.sin(k * x)) / steps;
      }
      expect(1 - k * sum).toBeCloseTo(evaluatePolynomial(far, 2 * share * share - 1), 5);
    }
  });

  it('ends at its largest wave', () => {
    expect(evaluatePolynomial(far, -1)).toBeCloseTo(1, 7);
    expect(evaluatePolynomial(far, 1)).toBeLessThan(1e-3);
  });
});

describe('the choice of bandwidth and mesh', () => {
  it.each(ORDERS.prolate)('keeps order %i below the accuracy, with no mesh to spare', (order) => {
    for (const accuracy of [1e-3, 1e-4, 1e-5]) {
      const chosen = chooseProlateMesh(system, accuracy, order);
      if (!chosen) throw new Error('no mesh');
      const { grid, bandwidth } = chosen;
      const errorOf = (n: number) =>
        Math.hypot(
          truncationError(system, bandwidth),
          prolateMeshError(system, [n, n, n], order, bandwidth),
        );
      expect(errorOf(grid[0])).toBeLessThanOrEqual(accuracy * COULOMB);
      const carries = (grid[0] * Math.PI) / system.box[0];
      expect(carries).toBeGreaterThanOrEqual(bandwidth / system.cutoff);
    }
  });

  it('is far smaller than the mesh of Gaussians and splines', () => {
    const [x, y, z] = chooseProlateMesh(system, 1e-5, 6)?.grid ?? [0, 0, 0];
    expect(x * y * z).toBeLessThanOrEqual(16 ** 3);
  });

  it('takes wider bands for higher accuracy', () => {
    const bands = [1e-3, 1e-4, 1e-5, 1e-6].map((a) => chooseProlateMesh(system, a, 8)?.bandwidth);
    expect([...bands].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(bands);
    expect(new Set(bands).size).toBe(4);
  });

  it('gives long axes more points', () => {
    const long = { ...system, box: [24, 36, 48] as const };
    const [x, y, z] = chooseProlateMesh(long, 1e-5, 6)?.grid ?? [0, 0, 0];
    expect(y / x).toBeCloseTo(1.5, 0);
    expect(z / x).toBeCloseTo(2, 0);
  });

  it('is null when the mesh would be too large, or the accuracy beyond f32', () => {
    expect(chooseProlateMesh(system, 1e-5, 6, 12)).toBeNull();
    expect(chooseProlateMesh(system, 1e-9, 8)).toBeNull();
  });
});
