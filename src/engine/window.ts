import type { Electrostatics } from '../core/experiment';
import { power, sine } from '../core/portable-math';
import { fitPolynomial } from './polynomial';
import { Prolate } from './prolate';

/**
 * How a charge is shared among `order` mesh points an axis: W(d), d the distance of a point in mesh
 * spacings, 0 beyond order/2.
 */
export interface MeshWindow {
  readonly order: number;
  /** W(d) */
  readonly value: (d: number) => number;
  /** ∫ W(d) cos(κd) dd, κ in radians a mesh spacing; 1 at 0 */
  readonly transform: (kappa: number) => number;
  /** Of the polynomials in d, one a mesh cell, that follow W */
  readonly degree: number;
}

/**
 * Bandwidth of the prolate window of an order, over that of a window whose band ends at the mesh's
 * own: wider bands alias less of the charges at small waves, and more at large ones. Chosen by the
 * error (prolate-mesh.ts) of meshes whose largest wave is 0.6 to 0.9 of what they carry.
 */
const BAND: Readonly<Record<number, number>> = { 5: 1.65, 6: 1.45, 7: 1.42, 8: 1.38 };

/** Polynomials of this degree follow the prolate windows within 5·10⁻⁸ of their height. */
const PROLATE_DEGREE = 8;

/** Orders that a mesh of a kind may have. */
export const ORDERS: Readonly<Record<Electrostatics, readonly number[]>> = {
  prolate: [5, 6, 7, 8],
  pppm: [5, 6, 7],
};

/** Cardinal B-spline of an order, centred (U. Essmann et al., J. Chem. Phys. 103, 8577 (1995), eq. 3.8). */
function splineWindow(order: number): MeshWindow {
  const spline = (n: number, u: number): number => {
    if (u <= 0 || u >= n) return 0;
    if (n === 2) return 1 - Math.abs(u - 1);
    return (u * spline(n - 1, u) + (n - u) * spline(n - 1, u - 1)) / (n - 1);
  };
  return {
    order,
    value: (d) => spline(order, d + order / 2),
    transform: (kappa) => (kappa === 0 ? 1 : power(sine(kappa / 2) / (kappa / 2), order)),
    degree: order - 1,
  };
}

/**
 * Prolate window (J. Liang, L. Lu, A. Barnett, L. Greengard and S. Jiang, arXiv 2505.09727): of all
 * windows of its width the one that aliases least.
 */
function prolateWindow(order: number): MeshWindow {
  const half = order / 2;
  const bandwidth = BAND[order] * Math.PI * half;
  const psi = new Prolate(bandwidth);
  const scale = 1 / (2 * half * psi.integral);
  return {
    order,
    value: (d) => (Math.abs(d) > half ? 0 : scale * psi.value(d / half)),
    transform: (kappa) => psi.transform((kappa * half) / bandwidth),
    degree: PROLATE_DEGREE,
  };
}

const windows = new Map<string, MeshWindow>();

/** The window of a kind and an order; made once. */
export function windowOf(kind: Electrostatics, order: number): MeshWindow {
  const key = `${kind} ${order}`;
  const known = windows.get(key);
  if (known) return known;
  const made = kind === 'pppm' ? splineWindow(order) : prolateWindow(order);
  windows.set(key, made);
  return made;
}

/** One of a pair of weights, j and order − 1 − j, that are even ± odd in u; terms of v = u². */
export interface WindowPair {
  readonly even: readonly number[];
  /** Times u */
  readonly odd: readonly number[];
}

/**
 * The window's polynomials: of each pair of mesh points j and order − 1 − j, from the outermost, the
 * weights by u = t − ½, t the fraction of a mesh cell. The middle point of an odd order is even.
 */
export function windowPairs({ order, value, degree }: MeshWindow): WindowPair[] {
  return Array.from({ length: Math.ceil(order / 2) }, (_unused, j) => {
    const middle = j + 0.5 - order / 2;
    // fitted on u = w / 2, −1 ≤ w ≤ 1
    const inW = fitPolynomial((w) => value(middle - w / 2), degree);
    const inU = inW.map((a, k) => a * power(2, k));
    return {
      even: inU.filter((_a, k) => k % 2 === 0),
      odd: inU.filter((_a, k) => k % 2 === 1),
    };
  });
}
