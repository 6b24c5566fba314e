import type { Configuration } from '../core/configuration';
import { angleDistribution } from './angle-distribution';
import { ANGLE_NAMES, type AngleName, bondAngles } from './bond-angles';
import { connectivityFractions } from './connectivity';
import type { Fractions } from './fractions';
import type { ShellChoice } from './modifiers';
import { networkOf } from './network';
import { oxygenSpeciation } from './oxygen';
import { type RingStatistics, ringStatistics } from './rings/ring-statistics';
import { findRings, type RingCriterion } from './rings/rings';

/**
 * What is measured on the network of one configuration, bonds Si–O and B–O up to 2.0 Å. A share that
 * is missing is 0.
 */
export interface NetworkMeasurement {
  /** Share of oxygen by the number of formers on it; null without oxygen */
  readonly oxygen: Fractions | null;
  /** Share of Qⁿ among the silicons with exactly four oxygens, by n; null without such */
  readonly Q_Si: Fractions | null;
  /** The same of boron */
  readonly Q_B: Fractions | null;
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
  /** Where the shells of sodium and calcium end; at fixed distances unless told otherwise */
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
    Q_Si: connectivityFractions(network, 'Si'),
    Q_B: connectivityFractions(network, 'B'),
    meanAngle,
    angleWidth,
    rings: scope.rings
      ? { king: ringsBy('king'), guttman: ringsBy('guttman'), primitive: ringsBy('primitive') }
      : null,
  };
}
