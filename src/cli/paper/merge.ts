import type { RecordedGlass } from '../../figures/recorded-glass';

/** Glasses with others, which take the place of those that were made alike. */
export function withGlasses(
  before: readonly RecordedGlass[],
  others: readonly RecordedGlass[],
): RecordedGlass[] {
  const made = new Set(others.map(keyOf));
  return [...before.filter((glass) => !made.has(keyOf(glass))), ...others];
}

function keyOf({ composition, potential, conditions }: RecordedGlass): string {
  const shares = composition && Object.values(composition).map((share) => Math.round(share));
  return JSON.stringify([
    shares,
    potential,
    conditions && [conditions.coolingRate, conditions.cutoff, conditions.atoms],
  ]);
}
