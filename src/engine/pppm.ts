import { COULOMB } from '../core/units';
import { MAX_FFT_STAGES, MAX_MESH_AXIS } from './layout';
import type { PppmSettings } from './types';

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

export const ASSIGNMENT_ORDERS: readonly number[] = [5, 6, 7];

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

/** RMS force error of the real-space part, eV/Å (Kolafa and Perram; LAMMPS PPPM::compute_df_kspace's partner). */
export function realSpaceError(system: ChargeSystem, alpha: number): number {
  const [lx, ly, lz] = system.box;
  const strength = COULOMB * system.squaredCharge;
  return (
    (2 * strength * Math.exp(-((alpha * system.cutoff) ** 2))) /
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
    const series = ERROR_COEFFICIENTS[order].reduce((s, a, m) => s + a * ha ** (2 * m), 0);
    const error =
      (strength *
        ha ** order *
        Math.sqrt((alpha * edge * Math.sqrt(2 * Math.PI) * series) / system.atoms)) /
      edge ** 2;
    sum += error * error;
  }
  return Math.sqrt(sum / 3);
}

/** Radices (2, 3, 4, 5) of n in the order the FFT takes them, or null if n has another prime factor. */
export function fftRadices(n: number): number[] | null {
  const radices: number[] = [];
  let rest = n;
  for (const radix of [5, 4, 3, 2]) {
    while (rest % radix === 0) {
      radices.push(radix);
      rest /= radix;
    }
  }
  return rest === 1 && radices.length <= MAX_FFT_STAGES ? radices : null;
}

/** The smallest size ≥ n that the FFT takes. */
export function nextMeshSize(n: number): number {
  let size = Math.max(n, 2);
  while (!fftRadices(size)) {
    size++;
  }
  return size;
}

/** The splitting at which real-space and mesh errors are equal: to a percent where their sum is least. */
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
): PppmSettings | null {
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
    const error = Math.hypot(
      realSpaceError(system, alpha),
      meshError(system, grid, order, alpha),
    );
    if (error <= goal) {
      return { grid, order, alpha };
    }
  }
  return null;
}

/** Position p of the forward FFT's output holds wave number digitReversal(n)[p], in 0 … n − 1. */
export function digitReversal(radices: readonly number[]): number[] {
  const n = radices.reduce((product, radix) => product * radix, 1);
  const waves: number[] = [];
  for (let place = 0; place < n; place++) {
    let rest = place;
    let block = n;
    let wave = 0;
    let weight = 1;
    for (const radix of radices) {
      block /= radix;
      wave += Math.floor(rest / block) * weight;
      rest %= block;
      weight *= radix;
    }
    waves.push(wave);
  }
  return waves;
}

/**
 * Box-independent part of the influence function along one axis: sinc²ᴾ / (Σₘ sinc²ᴾ)², with sinc
 * taken at wave/n + m (LAMMPS compute_gf_ik with m = 0 only, and compute_gf_denom's sum).
 */
export function axisInfluence(wave: number, n: number, order: number): number {
  const alias = (m: number): number => {
    const x = Math.PI * (wave / n + m);
    return x === 0 ? 1 : (Math.sin(x) / x) ** (2 * order);
  };
  let sum = 0;
  for (let m = -20; m <= 20; m++) {
    sum += alias(m);
  }
  return alias(0) / (sum * sum);
}

/** The plan of one axis for shaders/lib/fft.wgsl: four floats a place, MAX_MESH_AXIS places. */
export function axisPlan(n: number, order: number): Float32Array {
  const radices = fftRadices(n);
  if (!radices) {
    throw new RangeError(`an FFT of ${n} points is not a product of 2, 3 and 5`);
  }
  const waves = digitReversal(radices);
  const plan = new Float32Array(4 * MAX_MESH_AXIS);
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    const wave = waves[i] > n / 2 ? waves[i] - n : waves[i];
    plan.set([Math.cos(angle), Math.sin(angle), wave, axisInfluence(wave, n, order)], 4 * i);
  }
  return plan;
}
