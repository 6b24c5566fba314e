import { errorFunction, exponential } from '../core/portable-math';
import { evaluatePolynomial, fitPolynomial } from './polynomial';
import { prolateSplitting } from './prolate-mesh';
import type { MeshSettings } from './types';

/**
 * What of two unit charges' 1/r the mesh carries within the cutoff, as polynomials in
 * u = 2 r²/cutoff² − 1, constant terms first:
 *
 *   V(r) = 1/r − h(u),   −r V′(r) = 1/r − g(u)
 */
export interface NearPart {
  /** h, Å⁻¹ */
  readonly energy: readonly number[];
  /** g, Å⁻¹ */
  readonly work: readonly number[];
}

/** What a term less may cost, over the cutoff's 1/r: f32 sums of h and g are no better. */
const ENERGY_ERROR = 1e-7;
const WORK_ERROR = 1e-6;
const MOST_TERMS = 24;
const CHECKED_POINTS = 200;

/** The shortest polynomials of the near part of a splitting, of equal lengths. */
export function nearPart(mesh: MeshSettings, cutoff: number): NearPart {
  const { energy, work } =
    mesh.electrostatics === 'prolate'
      ? prolatePart(mesh.bandwidth)
      : gaussianPart(mesh.alpha * cutoff);
  for (let terms = 2; ; terms++) {
    const short = {
      energy: fitPolynomial(energy, terms - 1),
      work: fitPolynomial(work, terms - 1),
    };
    const good = worst(energy, short.energy) < ENERGY_ERROR && worst(work, short.work) < WORK_ERROR;
    if (good || terms === MOST_TERMS) {
      return {
        energy: short.energy.map((term) => term / cutoff),
        work: short.work.map((term) => term / cutoff),
      };
    }
  }
}

/** Functions of u, times the cutoff. */
interface Splitting {
  readonly energy: (u: number) => number;
  readonly work: (u: number) => number;
}

function prolatePart(bandwidth: number): Splitting {
  const { near } = prolateSplitting(bandwidth);
  const slopes = near.map((term, k) => k * term).slice(1);
  return {
    energy: (u) => evaluatePolynomial(near, u),
    work: (u) => -2 * (u + 1) * evaluatePolynomial(slopes, u),
  };
}

/** Gaussians of width 1/α: erf(αr)/r. @param alpha α times the cutoff */
function gaussianPart(alpha: number): Splitting {
  const root = (u: number) => Math.sqrt(Math.max((u + 1) / 2, 1e-8));
  const energy = (u: number) => errorFunction(alpha * root(u)) / root(u);
  return {
    energy,
    work: (u) => {
      const x = alpha * root(u);
      return energy(u) - ((2 * alpha) / Math.sqrt(Math.PI)) * exponential(-x * x);
    },
  };
}

function worst(f: (u: number) => number, polynomial: readonly number[]): number {
  let most = 0;
  for (let i = 0; i <= CHECKED_POINTS; i++) {
    const u = -1 + (2 * i) / CHECKED_POINTS;
    most = Math.max(most, Math.abs(f(u) - evaluatePolynomial(polynomial, u)));
  }
  return most;
}
