import type { Configuration } from '../core/configuration';
import {
  MODIFIERS,
  type Modifier,
  TRIVALENT_FORMERS,
  type TrivalentFormer,
} from '../core/elements';
import { chargeCompensation } from './compensation';
import {
  type CoordinationFractions,
  type CoordinationName,
  coordinationFractions,
  coordinationName,
} from './coordination';
import { type ModifierCutoffs, modifierCutoffs, type ShellChoice } from './modifiers';
import { networkOf } from './network';
import type { PairDistribution } from './pair-distribution';

/** Share of each modifier by the number of oxygens within its cutoff; null where that is. */
type ModifierCoordination = Readonly<
  Record<CoordinationName<Modifier>, CoordinationFractions | null>
>;

/** What is measured on the modifiers of one configuration. */
export interface ModifierMeasurement extends ModifierCoordination {
  /** Where the shell ends, Å; null for an element that is absent or, by the minimum, too rare to show one */
  readonly shellCutoff: Readonly<Record<`${Modifier}-O`, number | null>>;
  /** How the modifiers balance tetrahedra (`chargeCompensation`); null without any */
  readonly compensation: CompensationMeasurement | null;
}

/**
 * How the modifiers balance the tetrahedra of a trivalent former, for each of which there is one in
 * the glass. Means over the tetrahedra: `modifiersPerBO4` share oxygen with a BO4 and have the charge
 * `chargePerBO4` for it, e; 1 balances it. `chargeForBO4` is the share of the modifiers' charge that
 * balances BO4, null without modifiers.
 */
export type CompensationMeasurement = Readonly<
  Partial<Record<`modifiersPer${TrivalentFormer}O4` | `chargePer${TrivalentFormer}O4`, number>> &
    Partial<Record<`chargeFor${TrivalentFormer}O4`, number | null>>
>;

/**
 * @param distribution g(r) of the configuration, with the modifiers and oxygen
 * @param shells where the modifiers' shells end
 */
export function measureModifiers(
  configuration: Configuration,
  distribution?: PairDistribution,
  shells: ShellChoice = 'fixed',
): ModifierMeasurement {
  const cutoffs = modifierCutoffs(configuration, shells, distribution);
  const coordination = MODIFIERS.map((modifier) => {
    const cutoff = cutoffs[modifier] ?? null;
    const fractions =
      cutoff === null ? null : coordinationFractions(configuration, modifier, 'O', cutoff);
    return [coordinationName(modifier), fractions];
  });
  const ends = MODIFIERS.map((modifier) => [`${modifier}-O`, cutoffs[modifier] ?? null]);
  return {
    shellCutoff: Object.fromEntries(ends) as ModifierMeasurement['shellCutoff'],
    ...(Object.fromEntries(coordination) as ModifierCoordination),
    compensation: measureCompensation(configuration, cutoffs),
  };
}

function measureCompensation(
  configuration: Configuration,
  cutoffs: ModifierCutoffs,
): CompensationMeasurement | null {
  const { formers, offsets, total } = chargeCompensation(
    configuration,
    networkOf(configuration),
    cutoffs,
  );
  if (formers.length === 0) return null;
  const served = TRIVALENT_FORMERS.reduce((sum, former) => sum + total[`${former}O4`], 0);
  const charge = served + total.oxygen + total.nothing;
  const measured: Record<string, number | null> = {};
  for (const former of TRIVALENT_FORMERS) {
    const units = Array.from(formers.keys()).filter((unit) => formers[unit] === former);
    if (units.length === 0) continue;
    const modifiers = units.reduce((sum, unit) => sum + offsets[unit + 1] - offsets[unit], 0);
    measured[`modifiersPer${former}O4`] = modifiers / units.length;
    measured[`chargePer${former}O4`] = total[`${former}O4`] / units.length;
    measured[`chargeFor${former}O4`] = charge === 0 ? null : total[`${former}O4`] / charge;
  }
  return measured;
}
