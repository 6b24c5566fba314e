import type { Configuration } from '../core/configuration';
import { firstMinimum } from './first-minimum';
import { type PairDistribution, pairDistribution } from './pair-distribution';

/** The cations that break the network or balance its BO4. */
export const MODIFIERS = ['Na', 'Ca'] as const;

export type Modifier = (typeof MODIFIERS)[number];

/** Formal charges, e. */
export const MODIFIER_CHARGE: Readonly<Record<Modifier, number>> = { Na: 1, Ca: 2 };

/** How near an oxygen must be to a modifier to be in its shell, Å; null where that is not known. */
export type ModifierCutoffs = Readonly<Record<Modifier, number | null>>;

const PAIRS = MODIFIERS.map((modifier) => `${modifier}-O`);

/**
 * The first minima of g(r) of Na–O and Ca–O. Null for an element that is absent, or too rare for a
 * minimum to show.
 *
 * @param distribution g(r) of the same glass, averaged over more frames if there are; that of the
 *   configuration by default
 */
export function modifierCutoffs(
  configuration: Configuration,
  distribution: PairDistribution = pairDistribution(configuration, PAIRS),
): ModifierCutoffs {
  const { r, g } = distribution;
  const [sodium, calcium] = PAIRS.map((pair) => firstMinimum(r, g[pair] ?? null));
  return { Na: sodium, Ca: calcium };
}
