import type { Configuration } from '../core/configuration';
import { isModifier, MODIFIERS, type Modifier, OXYGEN_CUTOFFS, perElement } from '../core/elements';
import { firstMinimum } from './first-minimum';
import { type PairDistribution, pairDistribution } from './pair-distribution';

/** How near an oxygen must be to a modifier to be in its shell, Å; null or absent where that is not known. */
export type ModifierCutoffs = Readonly<Partial<Record<Modifier, number | null>>>;

/** Where a modifier's shell ends: at a fixed distance, or at the first minimum of the glass's own g(r). */
export const SHELL_CHOICES = ['fixed', 'minimum'] as const;

export type ShellChoice = (typeof SHELL_CHOICES)[number];

const PAIRS = MODIFIERS.map((modifier) => `${modifier}-O`);

/**
 * Where the shells of the modifiers end.
 *
 * @param choice fixed: `OXYGEN_CUTOFFS`, null for an element that is absent; minimum: the first minima of
 *   g(r), null also for an element too rare for one to show
 * @param distribution g(r) of the same glass, averaged over more frames if there are; that of the
 *   configuration by default
 */
export function modifierCutoffs(
  configuration: Configuration,
  choice: ShellChoice = 'fixed',
  distribution?: PairDistribution,
): ModifierCutoffs {
  if (choice === 'fixed') {
    const { species, types } = configuration;
    const present = species.flatMap(({ element }, type) =>
      isModifier(element) && types.includes(type) ? [element] : [],
    );
    return perModifier((modifier) =>
      present.includes(modifier) ? OXYGEN_CUTOFFS[modifier] : null,
    );
  }
  const { r, g } = distribution ?? pairDistribution(configuration, PAIRS);
  return perModifier((modifier) => firstMinimum(r, g[`${modifier}-O`] ?? null));
}

function perModifier(cutoff: (modifier: Modifier) => number | null): ModifierCutoffs {
  return perElement(MODIFIERS, cutoff);
}
