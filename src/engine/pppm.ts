import { exponential, hypotenuse, power } from '../core/portable-math';
import { COULOMB } from '../core/units';
import { nextMeshSize } from './fft-plan';
import { MAX_MESH_AXIS } from './limits';
import type { PppmMesh } from './types';

/**
 * Coefficients of the error of ik-differentiated PPPM by assignment order (M. Deserno and
 * C. Holm, J. Chem. Phys. 109, 7694 (1998), Table I; as LAMMPS's PPPM::estimate_ik_error uses them).
 */
const ERROR_COEFFICIENTS: Readonly<Record<number, readonly number[]>> = {
  5: [1 / 23232, 7601 / 13628160, 143 / 69120, 517231 / 106536960, 106640677 / 11737571328],
  6: [
    691 / 68140800,
    13 / 57600,
    47021 / 35512320,
    9694607 / 2095994880,
    733191589 / 59609088000,
    326190917 / 11700633600,
  ],
  7: [
    1 / 345600,
    3617 / 35512320,
    745739 / 838397952,
    56399353 / 12773376000,
    25091609 / 1560084480,
    1755948832039 / 36229939200000,
    4887769399 / 37838389248,
  ],
};

/** What an accuracy depends on. */
export interface ChargeSystem {
  readonly atoms: number;
  /** Σq², e² */
  readonly squaredCharge: number;
  /** Å */
  readonly box: readonly [number, number, number];
  /** Å */
  readonly cutoff: number;
}

/** RMS force error of the real-space part, eV/Å (Kolafa and Perram; as in LAMMPS's PPPM::final_accuracy). */
export function realSpaceError(system: ChargeSystem, alpha: number): number {
  const [lx, ly, lz] = system.box;
  const strength = COULOMB * system.squaredCharge;
  return (
    (2 * strength * exponential(-power(alpha * system.cutoff, 2))) /
    Math.sqrt(system.atoms * system.cutoff * lx * ly * lz)
  );
}

/** RMS force error of the mesh part, eV/Å (Deserno and Holm 1998; LAMMPS PPPM::estimate_ik_error). */
export function meshError(
  system: ChargeSystem,
  grid: readonly number[],
  order: number,
  alpha: number,
): number {
  const strength = COULOMB * system.squaredCharge;
  let sum = 0;
  for (let axis = 0; axis < 3; axis++) {
    const edge = system.box[axis];
    const ha = (edge / grid[axis]) * alpha;
    const series = ERROR_COEFFICIENTS[order].reduce((s, a, m) => s + a * power(ha, 2 * m), 0);
    const error =
      (strength *
        power(ha, order) *
        Math.sqrt((alpha * edge * Math.sqrt(2 * Math.PI) * series) / system.atoms)) /
      (edge * edge);
    sum += error * error;
  }
  return Math.sqrt(sum / 3);
}

/** The splitting at which real-space and mesh errors are equal, as LAMMPS's PPPM::adjust_gewald seeks it. */
function balancedSplitting(system: ChargeSystem, grid: readonly number[], order: number): number {
  let low = 1e-3 / system.cutoff;
  let high = 20 / system.cutoff;
  for (let i = 0; i < 100; i++) {
    const middle = 0.5 * (low + high);
    if (realSpaceError(system, middle) > meshError(system, grid, order, middle)) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return 0.5 * (low + high);
}

/**
 * The smallest mesh of an order whose estimated RMS force error, real-space and mesh parts
 * together, is below `accuracy` × the force between two unit charges 1 Å apart (the meaning that
 * LAMMPS gives to an accuracy). Null when it would need more than `largest` points an axis.
 */
export function choosePppm(
  system: ChargeSystem,
  accuracy: number,
  order: number,
  largest = MAX_MESH_AXIS,
): PppmMesh | null {
  const goal = accuracy * COULOMB;
  const shortest = Math.min(...system.box);
  for (let n = nextMeshSize(order); n <= largest; n = nextMeshSize(n + 1)) {
    const spacing = shortest / n;
    const grid = system.box.map((edge) => nextMeshSize(Math.ceil(edge / spacing - 1e-9))) as [
      number,
      number,
      number,
    ];
    if (Math.max(...grid) > largest) {
      return null;
    }
    const alpha = balancedSplitting(system, grid, order);
    const error = hypotenuse(realSpaceError(system, alpha), meshError(system, grid, order, alpha));
    if (error <= goal) {
      return { electrostatics: 'pppm', grid, order, alpha };
    }
  }
  return null;
}
