import { atomCount, type Configuration } from '../../src/core/configuration';
import { FORMERS } from '../../src/core/elements';
import { angleDistribution } from '../../src/structure/angle-distribution';
import { ANGLE_NAMES, bondAngles } from '../../src/structure/bond-angles';
import { oxygenCoordination } from '../../src/structure/coordination';
import { density } from '../../src/structure/density';
import { elementCounts } from '../../src/structure/element-counts';
import { frameStructure } from '../../src/structure/frame-structure';
import { measureConfiguration } from '../../src/structure/measure';
import { measureModifiers } from '../../src/structure/modifier-measurement';
import { networkOf } from '../../src/structure/network';
import { unitFractions } from '../../src/structure/network-measurement';
import { oxygenSpeciation } from '../../src/structure/oxygen';
import { type PairDistribution, pairDistribution } from '../../src/structure/pair-distribution';
import { ringStatistics } from '../../src/structure/rings/ring-statistics';
import { findRings, RING_CRITERIA } from '../../src/structure/rings/rings';
import { directStructureFactor } from '../../src/structure/scattering/direct-structure-factor';
import {
  measureScattering,
  SCATTERING_DEFAULTS,
} from '../../src/structure/scattering/measure-scattering';
import { X_RAYS } from '../../src/structure/scattering/radiation';
import { totalStructureFactor } from '../../src/structure/scattering/structure-factor';
import { median } from './results';

/** Times that each is measured; the first is that of code which has not run before. */
export const REPETITIONS = 5;

/** s: what a frame of 3000 atoms may take in a worker of the page */
const LIMITS = { rest: 1, rings: 4 } as const;

/** Something that is measured of a frame, by the functions that the page's workers call. */
export interface TimedMeasurement {
  readonly name: string;
  /** s, for 3000 atoms; null where only the whole has a limit */
  readonly limit: number | null;
  /** @param distribution g(r) of all pairs, where it is known before */
  readonly measure: (configuration: Configuration, distribution: PairDistribution) => unknown;
}

const DIRECT = 'S(Q) from wave vectors';
const REST = 'everything but rings';

/** What is timed: the parts, then the whole. To add one: a line. */
export const MEASUREMENTS: readonly TimedMeasurement[] = [
  {
    name: 'density, coordination, bonds',
    limit: null,
    measure: (configuration) => [
      density(configuration),
      ...FORMERS.map((former) => oxygenCoordination(configuration, former)),
      frameStructure(configuration),
    ],
  },
  {
    name: 'network, oxygen, Qⁿ, compensation',
    limit: null,
    measure: (configuration, distribution) => {
      const network = networkOf(configuration);
      return [
        oxygenSpeciation(network),
        unitFractions(network),
        measureModifiers(configuration, distribution),
      ];
    },
  },
  {
    name: 'g(r), all pairs',
    limit: null,
    measure: (configuration) => pairDistribution(configuration),
  },
  {
    name: 'bond angles',
    limit: null,
    measure: (configuration) => {
      const angles = bondAngles(networkOf(configuration));
      return ANGLE_NAMES.map((name) => angleDistribution(angles[name]));
    },
  },
  {
    name: 'S(Q) from g(r)',
    limit: null,
    measure: (configuration, distribution) => measureScattering(configuration, distribution),
  },
  { name: DIRECT, limit: null, measure: directTotals },
  { name: REST, limit: LIMITS.rest, measure: measureRest },
  {
    name: `${REST}, with ${DIRECT}`,
    limit: LIMITS.rest,
    measure: (configuration) => [measureRest(configuration), directTotals(configuration)],
  },
  ...RING_CRITERIA.map((criterion) => ({
    name: `rings, ${criterion}`,
    limit: LIMITS.rings,
    measure: (configuration: Configuration) =>
      ringStatistics(findRings(networkOf(configuration), criterion)),
  })),
];

function measureRest(configuration: Configuration): unknown {
  const distribution = pairDistribution(configuration);
  return [
    frameStructure(configuration),
    measureConfiguration(configuration, distribution, SCATTERING_DEFAULTS, { rings: false }),
  ];
}

function directTotals(configuration: Configuration): unknown {
  const direct = directStructureFactor(configuration);
  const counts = elementCounts(configuration);
  const { boron, normalisation } = SCATTERING_DEFAULTS;
  return [
    totalStructureFactor(direct, counts, { kind: 'neutron', boron }, normalisation),
    totalStructureFactor(direct, counts, X_RAYS, normalisation),
  ];
}

/** How long one measurement of one frame takes. */
export interface MeasurementRow {
  readonly atoms: number;
  readonly measurement: string;
  /** s, one a time, in order */
  readonly times: readonly number[];
  /** s */
  readonly first: number;
  /** s */
  readonly best: number;
  /** s */
  readonly median: number;
  /** s, for 3000 atoms; null where only the whole has a limit */
  readonly limit: number | null;
}

/**
 * Measures a frame again and again, a row at a time; when it is stopped it ends with what is done.
 *
 * @param now ms, monotonic
 */
export async function* timeMeasurements(
  configuration: Configuration,
  measurements: readonly TimedMeasurement[],
  now: () => number,
  signal: AbortSignal,
): AsyncGenerator<MeasurementRow, void, void> {
  const distribution = pairDistribution(configuration);
  for (const { name, limit, measure } of measurements) {
    const times: number[] = [];
    while (times.length < REPETITIONS) {
      // Ctrl-C is heard between two measurements.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return;
      const began = now();
      measure(configuration, distribution);
      times.push((now() - began) / 1000);
    }
    yield {
      atoms: atomCount(configuration),
      measurement: name,
      times,
      first: times[0],
      best: Math.min(...times),
      median: median(times),
      limit,
    };
  }
}
