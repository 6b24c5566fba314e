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

/**
 * Fixed ends of the first shells of Na–O and Ca–O, Å, as work on silicate and borosilicate glasses
 * takes them: g(r) of Na–O has its minimum at 3.1 to 3.3, of Ca–O at 3.0 to 3.1 Å. With them numbers
 * of neighbours change with the glass only, and not with a cutoff that moves.
 */
export const SHELL_CUTOFFS: Readonly<Record<Modifier, number>> = { Na: 3.1, Ca: 3.0 };

/** Where a modifier's shell ends: at a fixed distance, or at the first minimum of the glass's own g(r). */
export const SHELL_CHOICES = ['fixed', 'minimum'] as const;

export type ShellChoice = (typeof SHELL_CHOICES)[number];

const PAIRS = MODIFIERS.map((modifier) => `${modifier}-O`);

/**
 * Where the shells of sodium and calcium end.
 *
 * @param choice fixed: `SHELL_CUTOFFS`, null for an element that is absent; minimum: the first minima of
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
    const present = (modifier: Modifier) =>
      species.some(({ element }, type) => element === modifier && types.includes(type));
    return {
      Na: present('Na') ? SHELL_CUTOFFS.Na : null,
      Ca: present('Ca') ? SHELL_CUTOFFS.Ca : null,
    };
  }
  const { r, g } = distribution ?? pairDistribution(configuration, PAIRS);
  const [sodium, calcium] = PAIRS.map((pair) => firstMinimum(r, g[pair] ?? null));
  return { Na: sodium, Ca: calcium };
}
