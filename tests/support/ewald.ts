import type { Configuration } from '../../src/core/configuration';
import { erfc } from '../../src/core/erfc';
import { type Potential, pairOf } from '../../src/core/potential';
import { COULOMB } from '../../src/core/units';

/** Energy and forces in double precision. */
export interface DirectSum {
  /** eV */
  readonly buckingham: number;
  /** eV */
  readonly coulomb: number;
  /** eV/Å, 3N */
  readonly forces: Float64Array;
}

/** How far a term of either sum may have decayed before it is left out: e^−26 is 5e-12. */
const DECAY = 26;

/**
 * The Ewald sum over all images (conducting surroundings) and Buckingham pairs of nearest images,
 * truncated at `cutoff` without shift or tail. The splitting is chosen so that the real-space sum
 * has decayed within half the shortest edge; it shares nothing with the engine's.
 */
export function directSum(
  { types, species, positions, box }: Configuration,
  potential: Potential,
  cutoff: number,
): DirectSum {
  const elements = Array.from(types, (type) => species[type].element);
  const charges = elements.map((element) => potential.charges[element] ?? Number.NaN);
  const reach = Math.min(...box) / 2;
  const alpha = Math.sqrt(DECAY) / reach;
  const forces = new Float64Array(positions.length);
  let buckingham = 0;
  let coulomb = 0;

  for (let i = 0; i < charges.length; i++) {
    coulomb -= (COULOMB * alpha * charges[i] ** 2) / Math.sqrt(Math.PI);
    for (let j = i + 1; j < charges.length; j++) {
      const d = [0, 1, 2].map((k) => {
        const difference = positions[3 * i + k] - positions[3 * j + k];
        return difference - box[k] * Math.round(difference / box[k]);
      });
      const r = Math.hypot(...d);
      let slope = 0; // −dV/dr
      if (r < reach) {
        const strength = COULOMB * charges[i] * charges[j];
        const screened = erfc(alpha * r);
        const gauss = (2 * alpha * Math.exp(-((alpha * r) ** 2))) / Math.sqrt(Math.PI);
        coulomb += (strength * screened) / r;
        slope += strength * (screened / r ** 2 + gauss / r);
      }
      const pair = pairOf(potential, elements[i], elements[j]);
      if (pair && r < cutoff) {
        const repulsion = pair.A * Math.exp(-r / pair.rho);
        buckingham += repulsion - pair.C / r ** 6;
        slope += repulsion / pair.rho - (6 * pair.C) / r ** 7;
      }
      for (let k = 0; k < 3; k++) {
        forces[3 * i + k] += (slope * d[k]) / r;
        forces[3 * j + k] -= (slope * d[k]) / r;
      }
    }
  }
  coulomb += waves(positions, charges, box, alpha, forces);
  return { buckingham, coulomb, forces };
}

/** The sum over wave vectors; adds its forces. */
function waves(
  positions: Float64Array,
  charges: readonly number[],
  box: readonly number[],
  alpha: number,
  forces: Float64Array,
): number {
  const longest = 2 * alpha * Math.sqrt(DECAY);
  const most = box.map((edge) => Math.ceil((longest * edge) / (2 * Math.PI)));
  const volume = box[0] * box[1] * box[2];
  const cosines = new Float64Array(charges.length);
  const sines = new Float64Array(charges.length);
  let energy = 0;
  for (let nx = 0; nx <= most[0]; nx++) {
    for (let ny = -most[1]; ny <= most[1]; ny++) {
      for (let nz = -most[2]; nz <= most[2]; nz++) {
        const k = [nx, ny, nz].map((n, axis) => (2 * Math.PI * n) / box[axis]);
        const k2 = k[0] ** 2 + k[1] ** 2 + k[2] ** 2;
        if (k2 === 0 || k2 > longest ** 2) continue;
        // Half of the wave vectors stand for all of them.
        const weight = nx === 0 ? 1 : 2;
        const factor =
          ((weight * 2 * Math.PI * COULOMB) / (volume * k2)) * Math.exp(-k2 / (4 * alpha ** 2));
        let real = 0;
        let imaginary = 0;
        for (let i = 0; i < charges.length; i++) {
          const phase =
            k[0] * positions[3 * i] + k[1] * positions[3 * i + 1] + k[2] * positions[3 * i + 2];
          cosines[i] = charges[i] * Math.cos(phase);
          sines[i] = charges[i] * Math.sin(phase);
          real += cosines[i];
          imaginary += sines[i];
        }
        energy += factor * (real ** 2 + imaginary ** 2);
        for (let i = 0; i < charges.length; i++) {
          const push = 2 * factor * (real * sines[i] - imaginary * cosines[i]);
          for (let axis = 0; axis < 3; axis++) {
            forces[3 * i + axis] += push * k[axis];
          }
        }
      }
    }
  }
  return energy;
}
