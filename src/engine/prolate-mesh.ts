import { hypotenuse, power } from '../core/portable-math';
import { COULOMB } from '../core/units';
import { nextMeshSize } from './fft-plan';
import { MAX_MESH_AXIS, SPLIT_TERMS } from './limits';
import { evaluatePolynomial, fitPolynomial } from './polynomial';
import type { ChargeSystem } from './pppm';
import { Prolate } from './prolate';
import type { ProlateMesh } from './types';
import { windowOf } from './window';

/**
 * The Coulomb sum split by a prolate function ψ of bandwidth c (J. Liang, L. Lu, A. Barnett,
 * L. Greengard and S. Jiang, arXiv 2505.09727). With E(x) = ∫₀ˣψ / ∫₀¹ψ and s = r²/cutoff²:
 *
 *   1/r = [1/r − P(s)/cutoff] + P(s)/cutoff,   P(s) = E(√s)/√s
 *
 * The near part in brackets is 0 beyond the cutoff; the waves of the far part, (4π/k²) ψ(k/k_max),
 * end at k_max = c/cutoff.
 */
export interface ProlateSplitting {
  /** P on [0, 1] by powers of 2s − 1, SPLIT_TERMS of them */
  readonly near: readonly number[];
  /** ψ(√q), q = (k/k_max)², by powers of 2q − 1, SPLIT_TERMS of them */
  readonly far: readonly number[];
  /** P(0): a charge and its own far part */
  readonly own: number;
  /** ∫₁^∞ of the square of what lies beyond k_max */
  readonly energyBeyond: number;
}

const splittings = new Map<number, ProlateSplitting>();

/** The splitting of a bandwidth; made once. */
export function prolateSplitting(bandwidth: number): ProlateSplitting {
  const known = splittings.get(bandwidth);
  if (known) return known;
  const psi = new Prolate(bandwidth);
  const share = (s: number) => psi.integralTo(Math.sqrt(s)) / Math.sqrt(s) / psi.integral;
  const made = {
    near: fitPolynomial((u) => share((u + 1) / 2), SPLIT_TERMS - 1),
    far: fitPolynomial((u) => psi.value(Math.sqrt((u + 1) / 2)), SPLIT_TERMS - 1),
    own: 1 / psi.integral,
    energyBeyond: psi.energyBeyond,
  };
  splittings.set(bandwidth, made);
  return made;
}

/** Bandwidths are multiples of this, so that few splittings are ever made. */
const BANDWIDTH_STEP = 0.25;
const SMALLEST_BANDWIDTH = 6;
/** Beyond, f32 sums are worse than the splitting. */
const LARGEST_BANDWIDTH = 20;

/**
 * RMS force error of leaving out the waves beyond k_max, eV/Å: √(Σₖ (4πψ/k)²/V²) of every charge,
 * the sum taken as an integral.
 */
export function truncationError(system: ChargeSystem, bandwidth: number): number {
  const [lx, ly, lz] = system.box;
  const { energyBeyond } = prolateSplitting(bandwidth);
  const waves = (8 * bandwidth * energyBeyond) / system.cutoff / (lx * ly * lz);
  return COULOMB * system.squaredCharge * Math.sqrt(waves / system.atoms);
}

/** The smallest bandwidth whose truncation error is below `goal` (eV/Å); null when there is none. */
function chooseBandwidth(system: ChargeSystem, goal: number): number | null {
  for (let c = SMALLEST_BANDWIDTH; c <= LARGEST_BANDWIDTH; c += BANDWIDTH_STEP) {
    if (truncationError(system, c) <= goal) return c;
  }
  return null;
}

const aliasings = new Map<string, readonly number[]>();

/** Waves of one axis from 0 on: how much of each the mesh's other images add, over its own; made once. */
function aliasing(points: number, order: number): readonly number[] {
  const key = `${points} ${order}`;
  const known = aliasings.get(key);
  if (known) return known;
  const { transform } = windowOf('prolate', order);
  const made = Array.from({ length: Math.ceil(points / 2) }, (_unused, wave) => {
    const kappa = (2 * Math.PI * wave) / points;
    const images = [-2, -1, 1, 2].map((m) => power(transform(kappa + 2 * Math.PI * m), 2));
    return images.reduce((sum, image) => sum + image, 0) / power(transform(kappa), 2);
  });
  aliasings.set(key, made);
  return made;
}

/**
 * RMS force error of the mesh, eV/Å: of every wave the share that its images take, and the whole of
 * a wave that the mesh does not carry (R. W. Hockney and J. W. Eastwood, Computer Simulation Using
 * Particles, eq. 8-23, for charges at random places and waves that end at k_max; ik
 * differentiation, influence function of axisInfluence).
 */
export function prolateMeshError(
  system: ChargeSystem,
  grid: readonly number[],
  order: number,
  bandwidth: number,
): number {
  const { far } = prolateSplitting(bandwidth);
  const largest = bandwidth / system.cutoff;
  const axes = grid.map((points, axis) => {
    const unit = (2 * Math.PI) / system.box[axis];
    const alias = aliasing(points, order);
    return Array.from({ length: Math.floor(largest / unit) + 1 }, (_unused, wave) => ({
      square: power(wave * unit, 2),
      images: wave === 0 ? 1 : 2,
      // of the wave's amplitude, after both sharing and gathering
      kept: wave < alias.length ? power(1 + alias[wave], -2) : 0,
    }));
  });
  let sum = 0;
  for (const x of axes[0]) {
    for (const y of axes[1]) {
      for (const z of axes[2]) {
        const k2 = x.square + y.square + z.square;
        const q = k2 / (largest * largest);
        if (k2 === 0 || q > 1) continue;
        const force = power(4 * Math.PI * evaluatePolynomial(far, 2 * q - 1), 2) / k2;
        sum += x.images * y.images * z.images * force * (1 - x.kept * y.kept * z.kept);
      }
    }
  }
  const [lx, ly, lz] = system.box;
  const strength = (COULOMB * system.squaredCharge) / Math.sqrt(system.atoms);
  return (strength * Math.sqrt(sum)) / (lx * ly * lz);
}

/**
 * The smallest mesh of an order whose estimated RMS force error, truncation and mesh together, is
 * below `accuracy` × the force between two unit charges 1 Å apart. Null when it would need more
 * than `largest` points an axis.
 */
export function chooseProlateMesh(
  system: ChargeSystem,
  accuracy: number,
  order: number,
  largest = MAX_MESH_AXIS,
): ProlateMesh | null {
  const goal = accuracy * COULOMB;
  const bandwidth = chooseBandwidth(system, goal / 2);
  if (bandwidth === null) return null;
  const truncation = truncationError(system, bandwidth);
  const shortest = Math.min(...system.box);
  const fewest = (shortest * bandwidth) / (Math.PI * system.cutoff);
  const first = nextMeshSize(Math.max(order, Math.ceil(fewest)));
  for (let n = first; n <= largest; n = nextMeshSize(n + 1)) {
    const spacing = shortest / n;
    const grid = system.box.map((edge) => nextMeshSize(Math.ceil(edge / spacing - 1e-9))) as [
      number,
      number,
      number,
    ];
    if (Math.max(...grid) > largest) return null;
    const error = hypotenuse(truncation, prolateMeshError(system, grid, order, bandwidth));
    if (error <= goal) return { electrostatics: 'prolate', grid, order, bandwidth };
  }
  return null;
}
