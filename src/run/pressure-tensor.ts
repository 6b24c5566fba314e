import type { Configuration } from '../core/configuration';
import { volume } from '../core/configuration';
import { erfc } from '../core/erfc';
import { pairForce } from '../core/pair-wall';
import { type Potential, pairOf } from '../core/potential';
import { COULOMB, GPA_PER_EV_PER_CUBIC_ANGSTROM } from '../core/units';
import { forEachPair } from '../structure/neighbours';

/** Components in this order. */
export const PRESSURE_COMPONENTS = ['xx', 'yy', 'zz', 'yz', 'xz', 'xy'] as const;

/** Of atoms at rest, GPa; positive where the box would grow. The stress is its negative. */
export type PressureTensor = Readonly<Record<(typeof PRESSURE_COMPONENTS)[number], number>>;

/** The two axes of each component. */
const AXES = [
  [0, 0],
  [1, 1],
  [2, 2],
  [1, 2],
  [0, 2],
  [0, 1],
] as const;

/** Where a term of either part of the Ewald sum has decayed enough: e^−20 is 2·10⁻⁹. */
const DECAY = 20;

/**
 * The pressure tensor of a configuration at rest, from the virial of its forces, in double precision on
 * the host; the engine computes the trace alone.
 *
 * P_ab V = Σ_pairs r_a F_b + (2πk/V) Σ_q (e^(−q²/4α²)/q²) |ρ_q|² [δ_ab − 2 q_a q_b (1/q² + 1/4α²)],
 *
 * with the Buckingham pairs within `cutoff`, as LAMMPS counts them (no shift, no tail, nothing for what
 * jumps there), and the Coulomb sum by Ewald in conducting surroundings (S. Nosé, M. L. Klein, Mol.
 * Phys. 50, 1055, 1983). A pair that is nearer than its guard radius is not expected.
 *
 * @param cutoff of the Buckingham forces, Å; at most half the shortest edge
 */
export function pressureTensor(
  configuration: Configuration,
  potential: Potential,
  cutoff: number,
): PressureTensor {
  const { species, types, box } = configuration;
  const charges = species.map(({ element }) => potential.charges[element] ?? 0);
  const alpha = Math.sqrt(DECAY) / cutoff;
  const sums = pairVirial(configuration, potential, charges, cutoff, alpha);
  const waves = waveVirial(
    configuration,
    Float64Array.from(types, (type) => charges[type]),
    alpha,
  );
  const scale = GPA_PER_EV_PER_CUBIC_ANGSTROM / volume(box);
  return Object.fromEntries(
    PRESSURE_COMPONENTS.map((name, c) => [name, (sums[c] + waves[c]) * scale]),
  ) as PressureTensor;
}

/** Σ r_a F_b of the pairs within the cutoff, eV, by `PRESSURE_COMPONENTS`. */
function pairVirial(
  { species, types, positions, box }: Configuration,
  potential: Potential,
  charges: readonly number[],
  cutoff: number,
  alpha: number,
): Float64Array {
  const pairs = species.map(({ element: a }) =>
    species.map(({ element: b }) => pairOf(potential, a, b)),
  );
  const sums = new Float64Array(PRESSURE_COMPONENTS.length);
  const between = new Float64Array(3);
  forEachPair({ positions, box }, cutoff, (i, j, square) => {
    const [a, b] = [types[i], types[j]];
    const r = Math.sqrt(square);
    const strength = COULOMB * charges[a] * charges[b];
    const gauss = (2 * alpha * Math.exp(-alpha * alpha * square)) / Math.sqrt(Math.PI);
    const pair = pairs[a][b];
    const force =
      (pair ? pairForce(pair, 0, r) : 0) + strength * (erfc(alpha * r) / square + gauss / r);
    for (let k = 0; k < 3; k++) {
      const difference = positions[3 * i + k] - positions[3 * j + k];
      between[k] = difference - box[k] * Math.round(difference / box[k]);
    }
    for (let c = 0; c < AXES.length; c++) {
      sums[c] += (between[AXES[c][0]] * between[AXES[c][1]] * force) / r;
    }
  });
  return sums;
}

/** The part of the wave vectors, eV, by `PRESSURE_COMPONENTS`. */
function waveVirial(
  { positions, box }: Configuration,
  charges: Float64Array,
  alpha: number,
): Float64Array {
  const sums = new Float64Array(PRESSURE_COMPONENTS.length);
  const longest = 2 * alpha * Math.sqrt(DECAY);
  const most = box.map((edge) => Math.floor((longest * edge) / (2 * Math.PI)));
  const phases = [0, 1, 2].map((k) => phasesAlong(positions, k, box[k], most[k]));
  const [alongX, alongY, alongZ] = phases;
  const atoms = charges.length;
  const step = box.map((edge) => (2 * Math.PI) / edge);
  for (let x = 0; x <= most[0]; x++) {
    for (let y = -most[1]; y <= most[1]; y++) {
      for (let z = -most[2]; z <= most[2]; z++) {
        // One of each two opposite waves.
        if (x === 0 && (y < 0 || (y === 0 && z <= 0))) continue;
        const q = [x * step[0], y * step[1], z * step[2]];
        const square = q[0] ** 2 + q[1] ** 2 + q[2] ** 2;
        if (square > longest ** 2) continue;
        const [px, py, pz] = [alongX[x], alongY[Math.abs(y)], alongZ[Math.abs(z)]];
        const [sy, sz] = [Math.sign(y), Math.sign(z)];
        let [real, imaginary] = [0, 0];
        for (let i = 0; i < atoms; i++) {
          const [cy, siny] = [py[2 * i], sy * py[2 * i + 1]];
          const [cz, sinz] = [pz[2 * i], sz * pz[2 * i + 1]];
          const c = px[2 * i] * cy - px[2 * i + 1] * siny;
          const s = px[2 * i] * siny + px[2 * i + 1] * cy;
          real += charges[i] * (c * cz - s * sinz);
          imaginary += charges[i] * (c * sinz + s * cz);
        }
        const fall = Math.exp(-square / (4 * alpha * alpha)) / square;
        const weight =
          ((4 * Math.PI * COULOMB) / volume(box)) * fall * (real ** 2 + imaginary ** 2);
        for (let c = 0; c < AXES.length; c++) {
          const [a, b] = AXES[c];
          const bent = 2 * q[a] * q[b] * (1 / square + 1 / (4 * alpha * alpha));
          sums[c] += weight * ((a === b ? 1 : 0) - bent);
        }
      }
    }
  }
  return sums;
}

/** [n]: cos and sin of 2π n x/L of each atom in turn, n up to `most`. */
function phasesAlong(
  positions: Float64Array,
  axis: number,
  edge: number,
  most: number,
): readonly Float64Array[] {
  return Array.from({ length: most + 1 }, (_, n) => {
    const phases = new Float64Array((2 * positions.length) / 3);
    for (let i = 0; i < phases.length / 2; i++) {
      const angle = (2 * Math.PI * n * positions[3 * i + axis]) / edge;
      phases[2 * i] = Math.cos(angle);
      phases[2 * i + 1] = Math.sin(angle);
    }
    return phases;
  });
}
