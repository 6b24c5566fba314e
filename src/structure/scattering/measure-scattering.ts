import { atomCount, type Configuration, volume } from '../../core/configuration';
import { elementCounts } from '../element-counts';
import type { PairDistribution } from '../pair-distribution';
import { NEUTRONS, type Radiation, X_RAYS } from './radiation';
import { DEFAULT_Q, partialStructureFactors, totalStructureFactor } from './structure-factor';

/** A structure factor as a curve. */
export interface StructureFactorCurve {
  /** 0.8 to 20 Å⁻¹ in steps of 0.05 Å⁻¹ */
  readonly Q: readonly number[];
  /** From g(r) up to half the box, as it is */
  readonly S: readonly number[];
  /** From g(r) under Lorch's window */
  readonly S_lorch: readonly number[];
}

/** Total structure factors of a configuration, Faber–Ziman, normalised to ⟨b⟩². */
export interface StructureFactors {
  /** Natural boron */
  readonly neutron: StructureFactorCurve;
  /** Neutral atoms */
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
): StructureFactors | null {
  const counts = elementCounts(configuration);
  const numberDensity = atomCount(configuration) / volume(configuration.box);
  const plain = partialStructureFactors(distribution, numberDensity);
  const damped = partialStructureFactors(distribution, numberDensity, DEFAULT_Q, 'lorch');
  if (Object.values(plain.S).every((partial) => partial === null)) return null;
  const curve = (radiation: Radiation): StructureFactorCurve => ({
    Q: Array.from(DEFAULT_Q),
    S: Array.from(totalStructureFactor(plain, counts, radiation)),
    S_lorch: Array.from(totalStructureFactor(damped, counts, radiation)),
  });
  return { neutron: curve(NEUTRONS), xray: curve(X_RAYS) };
}
