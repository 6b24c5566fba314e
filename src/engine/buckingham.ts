import type { Element } from '../core/elements';
import { pairWall } from '../core/pair-wall';
import { type BuckinghamPair, type Potential, pairOf } from '../core/potential';
import { MAX_SPECIES } from './limits';

/** Guard radius of a pair that attracts at every distance, Å; such a one is refused before a run. */
const NO_WALL_RADIUS_ANGSTROM = 0.24;

/** Below this distance the engine keeps the force of a pair what it is there, Å (`PairWall`). */
export function guardRadius(pair: BuckinghamPair, chargeProduct: number): number {
  return pairWall(pair, chargeProduct)?.guard ?? NO_WALL_RADIUS_ANGSTROM;
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
