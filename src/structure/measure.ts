import type { Configuration } from '../core/configuration';
import { FORMERS, type Former } from '../core/elements';
import type { PairName } from '../core/potential';
import { type BondLengths, type BondName, bondLengths } from './bond-lengths';
import {
  type CoordinationFractions,
  type CoordinationName,
  coordinationName,
  oxygenCoordination,
} from './coordination';
import { density, molarVolume } from './density';
import { type ElementCounts, elementCounts } from './element-counts';
import { type ModifierMeasurement, measureModifiers } from './modifier-measurement';
import {
  EVERYTHING,
  type MeasurementScope,
  measureNetwork,
  type NetworkMeasurement,
} from './network-measurement';
import { firstPeak, type PairDistribution, pairDistribution } from './pair-distribution';
import { CATION_OXYGEN } from './pair-name';
import { fitFirstPeak } from './peak-fit';
import {
  measureScattering,
  SCATTERING_DEFAULTS,
  type ScatteringChoices,
  type StructureFactors,
} from './scattering/measure-scattering';

/** Share of each former by the number of oxygens within its cutoff: boron's within 1.8 Å. */
type FormerCoordination = Readonly<Record<CoordinationName<Former>, CoordinationFractions | null>>;

/** What is measured on one configuration. A quantity of an absent element is null. */
export interface StructureMeasurement
  extends NetworkMeasurement,
    ModifierMeasurement,
    FormerCoordination {
  readonly atoms: number;
  /** g/cm³ */
  readonly density: number;
  /** Of one mole of oxides, cm³/mol; null without a cation */
  readonly molarVolume: number | null;
  /** Atoms of each element */
  readonly counts: ElementCounts;
  /** Mean bond length and spread of single bonds, Å, of bonds up to `BOND_CUTOFFS`; no fit */
  readonly bondLength: Readonly<Record<BondName, BondLengths | null>>;
  /** Centre (Å) and height of the highest bin of g(r) below 3.5 Å */
  readonly firstPeak: Readonly<Record<PairName, readonly [number, number] | null>>;
  /** The same peak by a Gaussian through its top; null where none fits */
  readonly peakFit: Readonly<Record<PairName, FittedPeak | null>>;
  /** Null where g(r) has no pair */
  readonly structureFactor: StructureFactors | null;
}

/** A peak of g(r) by fit; see `fitFirstPeak`. */
export interface FittedPeak {
  /** Å */
  readonly position: number;
  readonly height: number;
  /** Full width at half height, Å */
  readonly width: number;
}

/**
 * @param distribution g(r) of all pairs, where it is known already
 * @param scattering what neutrons and X-rays see, and how S(Q) is normalised
 * @param scope what is left out
 */
export function measureConfiguration(
  configuration: Configuration,
  distribution: PairDistribution = pairDistribution(configuration),
  scattering: ScatteringChoices = SCATTERING_DEFAULTS,
  scope: MeasurementScope = EVERYTHING,
): StructureMeasurement {
  const { r, g } = distribution;
  return {
    atoms: configuration.types.length,
    density: density(configuration),
    molarVolume: molarVolume(configuration),
    counts: elementCounts(configuration),
    ...formerCoordination(configuration),
    ...measureNetwork(configuration, scope),
    ...measureModifiers(configuration, distribution, scope.shells),
    bondLength: bondLengths(configuration),
    firstPeak: Object.fromEntries(CATION_OXYGEN.map((name) => [name, firstPeak(r, g[name])])),
    peakFit: Object.fromEntries(CATION_OXYGEN.map((name) => [name, fittedPeak(r, g[name])])),
    structureFactor: measureScattering(configuration, distribution, scattering),
  };
}

function fittedPeak(r: Float64Array, g: Float64Array | null): FittedPeak | null {
  const fit = fitFirstPeak(r, g);
  if (fit === null) return null;
  const { position, height, width } = fit;
  return { position: position.mean, height: height.mean, width: width.mean };
}

function formerCoordination(configuration: Configuration): FormerCoordination {
  return Object.fromEntries(
    FORMERS.map((former) => [coordinationName(former), oxygenCoordination(configuration, former)]),
  ) as FormerCoordination;
}
