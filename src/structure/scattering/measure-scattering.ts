import { atomCount, type Configuration, volume } from '../../core/configuration';
import { elementCounts } from '../element-counts';
import type { PairDistribution } from '../pair-distribution';
import type { BoronIsotopes } from './neutron-lengths';
import type { Normalisation } from './pair-weights';
import { type Radiation, X_RAYS } from './radiation';
import { DEFAULT_Q, partialStructureFactors, totalStructureFactor } from './structure-factor';

/** A structure factor as a curve. */
export interface StructureFactorCurve {
  /** 0.8 to 20 Å⁻¹ in steps of 0.05 Å⁻¹ */
  readonly Q: readonly number[];
  /** From g(r) as far as that goes, as it is */
  readonly S: readonly number[];
  /** From g(r) under Lorch's window */
  readonly S_lorch: readonly number[];
}

/** What experiments differ in. */
export interface ScatteringChoices {
  readonly boron: BoronIsotopes;
  readonly normalisation: Normalisation;
}

/** Natural boron, ⟨b⟩². */
export const SCATTERING_DEFAULTS: ScatteringChoices = {
  boron: 'natural',
  normalisation: 'squared-mean',
};

/** Total structure factors of a configuration. */
export interface StructureFactors {
  readonly neutron: StructureFactorCurve;
  readonly xray: StructureFactorCurve;
}

/**
 * Total structure factors of one configuration; null where its g(r) has no pair or no bin.
 *
 * @param distribution g(r) of all its pairs
 */
export function measureScattering(
  configuration: Configuration,
  distribution: PairDistribution,
  { boron, normalisation }: ScatteringChoices = SCATTERING_DEFAULTS,
): StructureFactors | null {
  const counts = elementCounts(configuration);
  const numberDensity = atomCount(configuration) / volume(configuration.box);
  const plain = partialStructureFactors(distribution, numberDensity);
  const damped = partialStructureFactors(distribution, numberDensity, DEFAULT_Q, 'lorch');
  if (Object.values(plain.S).every((partial) => partial === null)) return null;
  const curve = (radiation: Radiation): StructureFactorCurve => ({
    Q: Array.from(DEFAULT_Q),
    S: Array.from(totalStructureFactor(plain, counts, radiation, normalisation)),
    S_lorch: Array.from(totalStructureFactor(damped, counts, radiation, normalisation)),
  });
  return { neutron: curve({ kind: 'neutron', boron }), xray: curve(X_RAYS) };
}
