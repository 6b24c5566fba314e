import type { Configuration } from '../../core/configuration';
import { ELEMENTS } from '../../core/elements';
import { sayPair } from '../../core/estimate-words';
import type { SeedValues } from '../../core/series-result';
import { bondAngles } from '../../structure/bond-angles';
import { boronCoordination, fourFold } from '../../structure/coordination';
import { density } from '../../structure/density';
import { energyTransition } from '../../structure/glass-transition';
import { networkOf } from '../../structure/network';
import { oxygenSpeciation } from '../../structure/oxygen';
import { pairDistribution } from '../../structure/pair-distribution';
import { CATION_OXYGEN } from '../../structure/pair-name';
import { fitFirstPeak } from '../../structure/peak-fit';
import { ringStatistics } from '../../structure/rings/ring-statistics';
import { findRings } from '../../structure/rings/rings';

/** What is told of every glass of a series: one number a glass. */
export interface SeriesQuantity {
  /** In files: 'density' */
  readonly id: string;
  /** On an axis and in a table: 'density' */
  readonly label: string;
  readonly unit: string | null;
  /** Digits after the point in words */
  readonly decimals: number;
}

const quantity = (
  id: string,
  label: string,
  unit: string | null,
  decimals: number,
): SeriesQuantity => ({ id, label, unit, decimals });

export const DENSITY = quantity('density', 'density', 'g/cm³', 3);
export const FOUR_FOLD_BORON_QUANTITY = quantity('B4', 'four-fold boron', '%', 1);
export const NON_BRIDGING = quantity('NBO', 'non-bridging oxygen', '%', 1);
export const RINGS_GUTTMAN = quantity('rings-guttman', 'mean ring size (Guttman)', null, 2);
export const RINGS_KING = quantity('rings-king', 'mean ring size (King)', null, 2);
export const BRIDGING_ANGLE = quantity('angle-X-O-X', 'mean X–O–X', '°', 1);
export const SILICON_ANGLE = quantity('angle-Si-O-Si', 'mean Si–O–Si', '°', 1);
export const TRANSITION = quantity('Tg', 'glass transition', 'K', 0);
export const ENERGY = quantity('energy', 'potential energy', 'eV/atom', 4);

/** First peaks of g(r), by a Gaussian through their tops: 'peak-Si-O'. */
export const PEAKS: readonly SeriesQuantity[] = CATION_OXYGEN.map((pair) =>
  quantity(`peak-${pair}`, `first peak ${sayPair(pair)}`, 'Å', 3),
);

/** In the order of tables. To add one: a line here, its value in `measureSeed`, its panel in `series-figures.ts`. */
export const SERIES_QUANTITIES: readonly SeriesQuantity[] = [
  DENSITY,
  FOUR_FOLD_BORON_QUANTITY,
  NON_BRIDGING,
  RINGS_GUTTMAN,
  RINGS_KING,
  BRIDGING_ANGLE,
  SILICON_ANGLE,
  ...PEAKS,
  TRANSITION,
  ENERGY,
];

/** What a run knows of one of its glasses. */
export interface FinishedGlass {
  readonly configuration: Configuration;
  /** g/cm³, over the protocol's window; null: of the configuration */
  readonly density: number | null;
  /** Share of boron, 0 to 1, over the protocol's window; null: of the configuration */
  readonly fourFoldBoron: number | null;
  /** eV per atom, over the protocol's window */
  readonly energy: number | null;
  /** Of the samples of the stage that cools, in the order of time: K, and eV per atom */
  readonly cooling: { readonly temperature: readonly number[]; readonly energy: readonly number[] };
}

const PERCENT = 100;

/** All that a series tells of one glass. Structure is that of the last configuration. */
export function measureSeed(glass: FinishedGlass): SeedValues {
  const { configuration, cooling } = glass;
  const network = networkOf(configuration);
  const oxygen = oxygenSpeciation(network);
  const formers = configuration.species.some(({ element }) => ELEMENTS[element].role === 'former');
  const angles = bondAngles(network);
  const { r, g } = pairDistribution(configuration);
  const share = glass.fourFoldBoron ?? fourFold(boronCoordination(configuration));
  const transition = energyTransition(cooling.temperature, cooling.energy);
  const rings = (criterion: 'guttman' | 'king') =>
    ringStatistics(findRings(network, criterion))?.mean ?? null;
  return {
    [DENSITY.id]: glass.density ?? density(configuration),
    [FOUR_FOLD_BORON_QUANTITY.id]: share === null ? null : PERCENT * share,
    [NON_BRIDGING.id]: oxygen === null || !formers ? null : PERCENT * (oxygen['1'] ?? 0),
    [RINGS_GUTTMAN.id]: rings('guttman'),
    [RINGS_KING.id]: rings('king'),
    [BRIDGING_ANGLE.id]: meanOf(angles['X-O-X']?.angles),
    [SILICON_ANGLE.id]: meanOf(angles['Si-O-Si']?.angles),
    ...Object.fromEntries(
      CATION_OXYGEN.map((pair) => [
        `peak-${pair}`,
        fitFirstPeak(r, g[pair])?.position.mean ?? null,
      ]),
    ),
    [TRANSITION.id]: transition.temperature?.mean ?? null,
    [ENERGY.id]: glass.energy,
  };
}

function meanOf(values: Float64Array | undefined): number | null {
  if (values === undefined || values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
