import type { Element } from '../core/elements';
import { type BuckinghamPair, type Potential, pairOf } from '../core/potential';
import { COULOMB } from '../core/units';
import { MAX_SPECIES } from './layout';

/** −dV/dr of a whole pair (Buckingham and bare Coulomb), eV/Å. */
function pairForce(pair: BuckinghamPair, chargeProduct: number, r: number): number {
  return (
    (pair.A / pair.rho) * Math.exp(-r / pair.rho) -
    (6 * pair.C) / r ** 7 +
    (COULOMB * chargeProduct) / r ** 2
  );
}

const STEP = 0.002;

/**
 * The inner maximum of a pair's energy, Å: closer in, the r⁻⁶ attraction wins and two atoms would
 * fuse. Null when there is none above 0.2 Å.
 */
export function innerMaximum(pair: BuckinghamPair, chargeProduct: number): number | null {
  let r = 3;
  while (r > 0.2 && pairForce(pair, chargeProduct, r) <= 0) {
    r -= STEP;
  }
  while (r > 0.2 && pairForce(pair, chargeProduct, r) > 0) {
    r -= STEP;
  }
  return r > 0.2 ? r : null;
}

/** Below this distance the Buckingham part goes on as a straight line, Å. */
export function guardRadius(pair: BuckinghamPair, chargeProduct: number): number {
  return 1.2 * (innerMaximum(pair, chargeProduct) ?? 0.2);
}

/**
 * Table of pairs for shaders/pairs-and-inverse.wgsl: [8·a + b] = (A, 1/ρ, C, guard radius), zero where a pair
 * is Coulomb only.
 */
export function pairTable(potential: Potential, elements: readonly Element[]): Float32Array {
  const table = new Float32Array(4 * MAX_SPECIES * MAX_SPECIES);
  elements.forEach((a, i) => {
    elements.forEach((b, j) => {
      const pair = pairOf(potential, a, b);
      if (pair && (pair.A !== 0 || pair.C !== 0)) {
        const product = (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0);
        table.set(
          [pair.A, 1 / pair.rho, pair.C, guardRadius(pair, product)],
          4 * (MAX_SPECIES * i + j),
        );
      }
    });
  });
  return table;
}
