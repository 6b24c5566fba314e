import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import type { PairName } from '../core/potential';
import { boronCoordination, type CoordinationFractions, siliconCoordination } from './coordination';
import { density } from './density';
import { measureNetwork, type NetworkMeasurement } from './network-measurement';
import { firstPeak, pairDistribution } from './pair-distribution';
import { CATION_OXYGEN } from './pair-name';

/** What is measured on one configuration. A quantity of an absent element is null. */
export interface Measurement extends NetworkMeasurement {
  readonly atoms: number;
  /** g/cm³ */
  readonly density: number;
  /** Atoms of each element */
  readonly counts: Readonly<Partial<Record<Element, number>>>;
  /** Share of boron by the number of oxygens within 1.8 Å */
  readonly boronCoordination: CoordinationFractions | null;
  /** Share of silicon by the number of oxygens within 2.0 Å */
  readonly siliconCoordination: CoordinationFractions | null;
  /** Centre (Å) and height of the highest bin of g(r) below 3.5 Å */
  readonly firstPeak: Readonly<Record<PairName, readonly [number, number] | null>>;
}

export function measureConfiguration(configuration: Configuration): Measurement {
  const { r, g } = pairDistribution(configuration, CATION_OXYGEN);
  const counts: Partial<Record<Element, number>> = {};
  for (const type of configuration.types) {
    const { element } = configuration.species[type];
    counts[element] = (counts[element] ?? 0) + 1;
  }
  return {
    atoms: configuration.types.length,
    density: density(configuration),
    counts,
    boronCoordination: boronCoordination(configuration),
    siliconCoordination: siliconCoordination(configuration),
    ...measureNetwork(configuration),
    firstPeak: Object.fromEntries(CATION_OXYGEN.map((name) => [name, firstPeak(r, g[name])])),
  };
}
