import type { AtomCounts } from '../../core/composition';
import { ELEMENT_ORDER } from '../../core/elements';
import { type Potential, pairOf } from '../../core/potential';
import type { BuckinghamSum } from '../pair-energy';

/** The bounds of the watch, each with what it rests on. */

/**
 * The density below which a melt is becoming a gas, g/cm³: 1, less three standard deviations of its
 * fluctuations, σ_ρ/ρ = 0.6/√N (measured at 3000 K and 0 GPa: 24B and 75B of 500 atoms, 75B of 120). Of
 * the melts of Table 1, 75B is the lightest there (LAMMPS: 1.39 ± 0.01).
 */
export function lightestMelt(atoms: number): number {
  return 1 - (3 * 0.6) / Math.sqrt(atoms);
}

/**
 * How far the mean of the temperature over ten damping times may lie above its target, K: four
 * standard deviations of the canonical ensemble, σ_T = T √(2/N_f), and a tenth of T at least. Such means
 * scatter by about σ_T/4 (measured: 24B, 500 atoms, 3000 K), so that chance never takes one there. A
 * ramp adds what a thermostat that starts at rest lags behind, five damping times of it.
 *
 * @param target K
 * @param freedom N_f
 * @param rate of the ramp, K/fs
 * @param damping Tdamp, fs
 */
export function temperatureBound(
  target: number,
  freedom: number,
  rate: number,
  damping: number,
): number {
  const sigma = target * Math.sqrt(2 / freedom);
  return Math.max(4 * sigma, 0.1 * target) + 5 * Math.abs(rate) * damping;
}

/**
 * The steepest slope of the conserved quantity in a hold, kT per atom and ps, either way: 1e-3 eV at
 * 3000 K. A sound run stays below 1e-5 eV; at constant energy this would heat by a thousandth a picosecond.
 */
export const LARGEST_DRIFT = 0.004;

/**
 * Share of the change of `truncationEnergy` by which it may be wrong: atoms at the cutoff are not spread
 * quite evenly. Measured: 0.05 at 7.5 Å, 0.25 at 4.5 Å.
 */
export const TRUNCATION_ERROR = 0.5;

/**
 * What truncation does to the energy of a system, eV Å³ (over the volume: eV): the pairs within the
 * cutoff, were they spread evenly, times their Buckingham energy at it,
 * Σ N_a N_b (4π/3) r_c³ V_ab(r_c). When the density changes, pairs cross the cutoff and take that
 * energy along, for which no force has worked: conserved quantity − truncation energy / V stays.
 * The Coulomb parts cancel, as the system is neutral.
 *
 * @param cutoff Å
 */
export function truncationEnergy(counts: AtomCounts, potential: Potential, cutoff: number): number {
  let sum = 0;
  for (const [i, a] of ELEMENT_ORDER.entries()) {
    for (const b of ELEMENT_ORDER.slice(i)) {
      const pair = pairOf(potential, a, b);
      if (pair === null) continue;
      const pairs = (counts[a] ?? 0) * (counts[b] ?? 0) * (a === b ? 0.5 : 1);
      sum += pairs * (pair.A * Math.exp(-cutoff / pair.rho) - pair.C / cutoff ** 6);
    }
  }
  return (4 / 3) * Math.PI * cutoff ** 3 * sum;
}

/**
 * A jump of the conserved quantity is an unevenness of its course (the second difference from step to
 * step) beyond 1 eV and 20 times the usual one. The usual one comes from the finite time step and from
 * pairs that cross the cutoff: 0.06 eV for 120 atoms at 3000 K and a cutoff of 4.5 Å, less for longer
 * ones; its largest among 10⁵ are 7 times the usual. In ramps, where the quantity is not conserved, its course is
 * even all the same. An atom put into another's place costs tens of eV.
 */
export function jumpBound(usual: number): number {
  return 1 + 20 * usual;
}

/**
 * By how much the engine's Buckingham energy may differ from a count of all pairs in double
 * precision, eV. WGSL's exp is good to 3 + 2|x| units in the last place, about 25 here: 1.5e-6 of the
 * repulsion, and box and distances in single precision cost as much. A few pairs may lie on
 * either side of the cutoff by rounding. Lists that missed neighbours lack many pairs, and the nearer
 * ones weigh more.
 */
export function miscountBound(
  { repulsion }: BuckinghamSum,
  potential: Potential,
  cutoff: number,
): number {
  const atCutoff = Object.values(potential.pairs).map(({ A, rho, C }) =>
    Math.abs(A * Math.exp(-cutoff / rho) - C / cutoff ** 6),
  );
  return 5e-6 * repulsion + 3 * Math.max(0, ...atCutoff);
}
