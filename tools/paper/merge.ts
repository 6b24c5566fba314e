import { compositionFrom } from '../../src/core/composition';
import { joined, type RecordedGlass } from '../../src/figures/recorded-glass';

/** Glasses with others; those that were made alike are joined, measurement by measurement. */
export function withGlasses(
  before: readonly RecordedGlass[],
  others: readonly RecordedGlass[],
): RecordedGlass[] {
  const glasses = new Map(before.map((glass) => [keyOf(glass), glass]));
  for (const later of others) {
    const known = glasses.get(keyOf(later));
    glasses.set(keyOf(later), known ? joined(known, later) : later);
  }
  return [...glasses.values()];
}

function keyOf({ composition, potential, conditions }: RecordedGlass): string {
  const shares =
    composition && Object.values(compositionFrom(composition)).map((share) => Math.round(share));
  return JSON.stringify([
    shares,
    potential,
    // Whole atoms bring a box a few from what was asked for.
    conditions && [conditions.coolingRate, conditions.cutoff, Math.round(conditions.atoms / 20)],
  ]);
}
