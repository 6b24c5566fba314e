/**
 * Numbers about simulations that the page says in words. Each stands in a record of the project; a test
 * computes them again from the records.
 */

/** Density of 24B, g/cm³: means over six seeds with their standard errors, by cooling rate, the fastest first. */
export const DENSITY_BY_RATE = [
  /** 400 atoms, 7 Å (public/paper/glasses.json) */
  { rate: 270, mean: 2.37, standardError: 0.02 },
  /** 500 atoms, 7.5 Å (validation/rates/short.csv) */
  { rate: 100, mean: 2.38, standardError: 0.02 },
  /** 500 atoms, 7.5 Å (validation/rates/short.csv) */
  { rate: 27, mean: 2.43, standardError: 0.01 },
] as const;

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
