import type { Configuration } from '../core/configuration';
import { chargeCompensation } from './compensation';
import { type CoordinationFractions, coordinationFractions } from './coordination';
import {
  type Modifier,
  type ModifierCutoffs,
  modifierCutoffs,
  type ShellChoice,
} from './modifiers';
import { networkOf } from './network';
import type { PairDistribution } from './pair-distribution';

/** What is measured on the modifiers of one configuration. */
export interface ModifierMeasurement {
  /** Where the shell ends, Å; null for an element that is absent or, by the minimum, too rare to show one */
  readonly shellCutoff: Readonly<Record<'Na-O' | 'Ca-O', number | null>>;
  /** Share of sodium by the number of oxygens within its cutoff; null where that is */
  readonly sodiumCoordination: CoordinationFractions | null;
  /** The same of calcium */
  readonly calciumCoordination: CoordinationFractions | null;
  /** How the modifiers balance BO4 (`chargeCompensation`); null without BO4 */
  readonly compensation: CompensationMeasurement | null;
}

export interface CompensationMeasurement {
  /** Sodium and calcium that share oxygen with a BO4, mean over the BO4 */
  readonly modifiersPerBO4: number;
  /** The charge that they have for it, mean, e; 1 balances it */
  readonly chargePerBO4: number;
  /** Share of the modifiers' charge that balances BO4; null without modifiers */
  readonly chargeForBO4: number | null;
}

/**
 * @param distribution g(r) of the configuration, with Na–O and Ca–O
 * @param shells where the modifiers' shells end
 */
export function measureModifiers(
  configuration: Configuration,
  distribution?: PairDistribution,
  shells: ShellChoice = 'fixed',
): ModifierMeasurement {
  const cutoffs = modifierCutoffs(configuration, shells, distribution);
  const coordination = (modifier: Modifier) => {
    const cutoff = cutoffs[modifier];
    return cutoff === null ? null : coordinationFractions(configuration, modifier, 'O', cutoff);
  };
  return {
    shellCutoff: { 'Na-O': cutoffs.Na, 'Ca-O': cutoffs.Ca },
    sodiumCoordination: coordination('Na'),
    calciumCoordination: coordination('Ca'),
    compensation: measureCompensation(configuration, cutoffs),
  };
}

function measureCompensation(
  configuration: Configuration,
  cutoffs: ModifierCutoffs,
): CompensationMeasurement | null {
  const { borons, modifiers, total } = chargeCompensation(
    configuration,
    networkOf(configuration),
    cutoffs,
  );
  if (borons.length === 0) return null;
  const charge = total.bo4 + total.oxygen + total.nothing;
  return {
    modifiersPerBO4: modifiers.length / borons.length,
    chargePerBO4: total.bo4 / borons.length,
    chargeForBO4: charge === 0 ? null : total.bo4 / charge,
  };
}
