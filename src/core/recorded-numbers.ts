/**
 * Numbers about simulations that the page says in words. Each stands in a record of the project; a test
 * computes them again from the records.
 */

/** Density of 24B, g/cm³, means over the seeds that the records have, by cooling rate. */
export const DENSITY_BY_RATE = {
  /** 270 K/ps, 400 atoms, 7 Å: six seeds of Vitrine (public/paper/glasses.json) */
  demo: { mean: 2.37, standardError: 0.02, seeds: 6 },
  /** 100 K/ps, 500 atoms, 7.5 Å: six seeds of LAMMPS (validation/references/short.csv) */
  short: { mean: 2.4, standardError: 0.03, seeds: 6 },
  /** 27 K/ps, 1000 atoms, 11 Å: one seed of LAMMPS (validation/references/class.csv) */
  class: { mean: 2.46, standardError: null, seeds: 1 },
} as const;

/** By how much single glasses of one size and rate scatter from seed to seed: one standard deviation. */
export interface SeedScatter {
  /** K/ps */
  readonly coolingRate: number;
  readonly atoms: number;
  /** g/cm³ */
  readonly density: number;
  /** Of the share of four-fold boron, 0 to 1 */
  readonly b4Fraction: number;
}

/** Pooled over all compositions of which the records have three seeds or more (public/paper/glasses.json). */
export const SEED_SCATTER: readonly SeedScatter[] = [
  { coolingRate: 270, atoms: 400, density: 0.05, b4Fraction: 0.046 },
  { coolingRate: 100, atoms: 500, density: 0.06, b4Fraction: 0.022 },
];

/** How far the size and the rate of a run may be from a recorded ensemble's to speak for it, as factors. */
const LIKE_FACTOR = 1.5;

/** The scatter of recorded glasses of about this size and rate; null where there are none. */
export function seedScatter(atoms: number, coolingRate: number | null): SeedScatter | null {
  if (coolingRate === null) return null;
  const like = (a: number, b: number) => Math.max(a, b) <= LIKE_FACTOR * Math.min(a, b);
  return (
    SEED_SCATTER.find((one) => like(one.atoms, atoms) && like(one.coolingRate, coolingRate)) ?? null
  );
}
