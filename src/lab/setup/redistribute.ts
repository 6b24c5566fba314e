import { type Composition, OXIDES, type Oxide, oxidesInUse } from '../../core/composition';
import { perOxide } from '../../core/oxides';

/** Which oxides keep their share while another one is moved. */
export type Locks = Readonly<Record<Oxide, boolean>>;

export const NO_LOCKS: Locks = perOxide(() => false);

/** Shares a person sets are kept to this many mol%. */
const RESOLUTION_MOL_PERCENT = 0.01;

const round = (value: number) =>
  Number((Math.round(value / RESOLUTION_MOL_PERCENT) * RESOLUTION_MOL_PERCENT).toFixed(2));

/** The highest share that `oxide` can take while the locked ones keep theirs, mol%. */
export function largestShare(composition: Composition, locks: Locks, oxide: Oxide): number {
  const others = oxidesInUse(composition).filter((other) => other !== oxide);
  if (others.every((other) => locks[other])) return composition[oxide];
  const kept = others.filter((other) => locks[other]);
  return Math.max(0, 100 - kept.reduce((sum, other) => sum + composition[other], 0));
}

/**
 * Gives `oxide` the share `value` (mol%, clamped to what the locks leave) and takes the difference
 * from the oxides that are not locked, in proportion to their shares in `base`; equally when they
 * have none. Only oxides in use take part. The shares of the result sum to 100. `base` is the composition before a slider was
 * taken up, so that a slider drawn to its end and back returns what it took.
 */
export function redistribute(
  base: Composition,
  locks: Locks,
  oxide: Oxide,
  value: number,
): Composition {
  const free = oxidesInUse(base).filter((other) => other !== oxide && !locks[other]);
  if (free.length === 0 || !Number.isFinite(value)) return base;
  const most = largestShare(base, locks, oxide);
  const share = Math.min(Math.max(round(value), 0), most);
  const left = most - share;
  const before = free.reduce((sum, other) => sum + base[other], 0);

  const result: Record<Oxide, number> = { ...base, [oxide]: share };
  for (const other of free) {
    result[other] = round(before > 0 ? (left * base[other]) / before : left / free.length);
  }
  // Rounding leaves a few hundredths: the largest of the free shares takes them.
  const largest = free.reduce((a, b) => (result[b] > result[a] ? b : a));
  const rest = OXIDES.reduce((sum, other) => (other === largest ? sum : sum + result[other]), 0);
  result[largest] = Math.max(0, Number((100 - rest).toFixed(9)));
  return result;
}
