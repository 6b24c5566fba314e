import { type Configuration, volume } from '../../core/configuration';
import { angleDistribution } from '../../structure/angle-distribution';
import { ANGLE_NAMES, bondAngles } from '../../structure/bond-angles';
import { BOND_NAMES, bondLengths, boronOxygenCurves } from '../../structure/bond-lengths';
import { boronCoordination, fourFold } from '../../structure/coordination';
import { density } from '../../structure/density';
import { elementCounts } from '../../structure/element-counts';
import { networkOf } from '../../structure/network';
import { pairDistribution } from '../../structure/pair-distribution';
import { CATION_OXYGEN } from '../../structure/pair-name';
import { ringStatistics } from '../../structure/rings/ring-statistics';
import { findRings, LARGEST_RING } from '../../structure/rings/rings';
import { runningCoordination } from '../../structure/running-coordination';
import {
  measureScattering,
  SCATTERING_DEFAULTS,
} from '../../structure/scattering/measure-scattering';
import { NEUTRONS, X_RAYS } from '../../structure/scattering/radiation';
import { totalDistribution } from '../../structure/total-distribution';
import type { FigureMeasurement } from '../figure-kind';
import { shareColumn } from './category-bars';

const PERCENT = 100;

/** Column `density`, g/cm³. */
export const DENSITY_MEASUREMENT: FigureMeasurement = {
  id: 'density',
  of: (configuration) => ({ density: [density(configuration)] }),
};

/** Column `B4`, %. */
export const FOUR_FOLD_BORON: FigureMeasurement = {
  id: 'four-fold-boron',
  of: (configuration) => {
    const share = fourFold(boronCoordination(configuration));
    return { B4: share === null ? null : [PERCENT * share] };
  },
};

/**
 * Columns `r` (Å), g(r) by the name of the pair, `neutron` and `xray`; `r_end` (Å) and `n Si-O` and
 * so on, oxygens within that distance.
 */
export const PAIR_DISTRIBUTION_MEASUREMENT: FigureMeasurement = {
  id: 'pair-distribution',
  of: (configuration) => {
    const distribution = pairDistribution(configuration);
    const counts = elementCounts(configuration);
    const oxygens = CATION_OXYGEN.map((pair) => ({
      column: `n ${pair}`,
      running: runningCoordination(distribution, pair, counts, volume(configuration.box)),
    }));
    return {
      r: distribution.r,
      ...distribution.g,
      r_end: oxygens.find(({ running }) => running)?.running?.r ?? null,
      ...Object.fromEntries(
        oxygens.map(({ column, running }) => [column, running?.aroundFirst ?? null]),
      ),
      neutron: totalDistribution(distribution, counts, NEUTRONS),
      xray: totalDistribution(distribution, counts, X_RAYS),
    };
  },
};

/**
 * Columns `Si-O length` and so on, mean bond lengths in Å; `r fine` (Å, bins of 0.02) and
 * `B-O fine`, `B3-O fine`, `B4-O fine`, g(r) of B–O and its parts.
 */
export const BOND_LENGTHS: FigureMeasurement = {
  id: 'bond-lengths',
  steady: true,
  of: (configuration) => {
    const lengths = bondLengths(configuration);
    const curves = boronOxygenCurves(configuration);
    return {
      ...Object.fromEntries(
        BOND_NAMES.map((name) => [`${name} length`, lengths[name] && [lengths[name].mean]]),
      ),
      'r fine': curves?.r ?? null,
      'B-O fine': curves?.['B-O'] ?? null,
      'B3-O fine': curves?.['B3-O'] ?? null,
      'B4-O fine': curves?.['B4-O'] ?? null,
    };
  },
};

/** The width of the bins of angles, degrees: fine enough for the widths, coarse enough for one frame. */
export const ANGLE_BIN_WIDTH = 2;

/** Columns `angle` (degrees) and, by the name of the angle, its density, `… mean` and `… width`. */
export const BOND_ANGLE_MEASUREMENT: FigureMeasurement = {
  id: 'bond-angles',
  of: (configuration) => {
    const found = bondAngles(networkOf(configuration));
    const distributions = ANGLE_NAMES.map(
      (name) => [name, angleDistribution(found[name], ANGLE_BIN_WIDTH)] as const,
    );
    const columns: Record<string, ArrayLike<number> | null> = {
      angle: distributions.find(([, distribution]) => distribution)?.[1]?.angle ?? null,
    };
    for (const [name, distribution] of distributions) {
      columns[name] = distribution?.density ?? null;
      columns[`${name} mean`] = distribution && [distribution.mean];
      columns[`${name} width`] = distribution && [distribution.standardDeviation];
    }
    return columns;
  },
};

/** Of each criterion the shares by size, `… mean` and `… perFormer`. */
export const RINGS: FigureMeasurement = {
  id: 'ring-sizes',
  of: (configuration, { rings }) => {
    const network = networkOf(configuration);
    const columns: Record<string, number[] | null> = {};
    for (const id of rings) {
      const statistics = ringStatistics(findRings(network, id));
      columns[id] = statistics && shareColumn(statistics.fraction, LARGEST_RING);
      columns[`${id} mean`] =
        statistics === null || statistics.mean === null ? null : [statistics.mean];
      columns[`${id} perFormer`] = statistics && [statistics.perFormer];
    }
    return columns;
  },
};

/** Columns `Q` (Å⁻¹), `S` and `S_lorch`. */
export const NEUTRON_SCATTERING = scattering('neutron-structure-factor', 'neutron');
export const XRAY_SCATTERING = scattering('xray-structure-factor', 'xray');

function scattering(id: string, radiation: 'neutron' | 'xray'): FigureMeasurement {
  return {
    id,
    of: (configuration: Configuration, choices) => {
      const all = { ...SCATTERING_DEFAULTS, ...choices.scattering };
      const measured = measureScattering(configuration, pairDistribution(configuration), all);
      const curve = measured?.[radiation];
      return { Q: curve?.Q ?? null, S: curve?.S ?? null, S_lorch: curve?.S_lorch ?? null };
    },
  };
}
