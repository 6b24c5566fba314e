import type { Configuration } from '../core/configuration';
import { FORMERS, type Former } from '../core/elements';
import { angleDistribution } from './angle-distribution';
import { ANGLE_NAMES, type AngleName, bondAngles } from './bond-angles';
import { type ChargeBalance, chargeBalance } from './charge-balance';
import { connectivityFractions } from './connectivity';
import type { Fractions } from './fractions';
import type { ShellChoice } from './modifiers';
import { type Network, networkOf } from './network';
import { oxygenSpeciation } from './oxygen';
import { type RingStatistics, ringStatistics } from './rings/ring-statistics';
import { findRings, type RingCriterion } from './rings/rings';
import { type ZachariasenRules, zachariasenRules } from './zachariasen';

/** Share of Qⁿ among the formers of an element with exactly four oxygens, by n; null without such. */
export type UnitFractions = Readonly<Record<`Q_${Former}`, Fractions | null>>;

/**
 * What is measured on the network of one configuration (`networkOf`). A share that is missing is 0.
 */
export interface NetworkMeasurement extends UnitFractions {
  /** Share of oxygen by the number of formers on it; null without oxygen */
  readonly oxygen: Fractions | null;
  /** What the charge of the modifiers is there for */
  readonly chargeBalance: ChargeBalance;
  /** How far the four rules of oxide glasses are kept */
  readonly zachariasen: ZachariasenRules;
  /** Mean bond angles, degrees; those that do not occur are missing */
  readonly meanAngle: Readonly<Partial<Record<AngleName, number>>>;
  /** Standard deviation of single bond angles about their mean, degrees */
  readonly angleWidth: Readonly<Partial<Record<AngleName, number>>>;
  /** Rings of up to 12 formers, each null without formers; null where they were not looked for */
  readonly rings: Readonly<Record<RingCriterion, RingStatistics | null>> | null;
}

/** What may be left out of a measurement, or chosen. */
export interface MeasurementScope {
  /** Whether rings are looked for, which takes longer than everything else */
  readonly rings: boolean;
  /** Where the shells of the modifiers end; at fixed distances unless told otherwise */
  readonly shells?: ShellChoice;
}

export const EVERYTHING: MeasurementScope = { rings: true };

export function measureNetwork(
  configuration: Configuration,
  scope: MeasurementScope = EVERYTHING,
): NetworkMeasurement {
  const network = networkOf(configuration);
  const angles = bondAngles(network);
  const meanAngle: Partial<Record<AngleName, number>> = {};
  const angleWidth: Partial<Record<AngleName, number>> = {};
  for (const name of ANGLE_NAMES) {
    const distribution = angleDistribution(angles[name]);
    if (distribution === null) continue;
    meanAngle[name] = distribution.mean;
    angleWidth[name] = distribution.standardDeviation;
  }
  const ringsBy = (criterion: RingCriterion) => ringStatistics(findRings(network, criterion));
  return {
    oxygen: oxygenSpeciation(network),
    ...unitFractions(network),
    chargeBalance: chargeBalance(network),
    zachariasen: zachariasenRules(network),
    meanAngle,
    angleWidth,
    rings: scope.rings
      ? { king: ringsBy('king'), guttman: ringsBy('guttman'), primitive: ringsBy('primitive') }
      : null,
  };
}

/** The shares of Qⁿ by former: Q_Si, Q_B and so on. */
export function unitFractions(network: Network): UnitFractions {
  return Object.fromEntries(
    FORMERS.map((former) => [`Q_${former}`, connectivityFractions(network, former)]),
  ) as UnitFractions;
}
