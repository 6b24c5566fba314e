import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../tests/support/glass';
import { volume } from '../core/configuration';
import { elementCounts } from './element-counts';
import { pairDistribution } from './pair-distribution';
import { NEUTRONS, X_RAYS } from './scattering/radiation';
import { partialStructureFactors, totalStructureFactor } from './scattering/structure-factor';
import { totalDistribution } from './total-distribution';

describe('totalDistribution', () => {
  const glass = referenceGlass();
  const distribution = pairDistribution(glass);
  const counts = elementCounts(glass);

  it('transforms into the total neutron structure factor', () => {
    const Q = Float64Array.of(1, 2, 5, 10);
    const numberDensity = 1000 / volume(glass.box);
    const total = { 'O-O': totalDistribution(distribution, counts, NEUTRONS) };
    const { S } = partialStructureFactors({ r: distribution.r, g: total }, numberDensity, Q);
    const partials = partialStructureFactors(distribution, numberDensity, Q);
    totalStructureFactor(partials, counts, NEUTRONS).forEach((value, q) => {
      expect(S['O-O']?.[q]).toBeCloseTo(value, 9);
    });
  });

  it('is 1 minus all weights where nothing is, and near 1 far out', () => {
    const total = totalDistribution(distribution, counts, X_RAYS);
    expect(total[10]).toBeCloseTo(0, 12);
    const far = total.slice(-40);
    expect(far.reduce((sum, value) => sum + value, 0) / far.length).toBeCloseTo(1, 1);
  });

  it('is 1 for absent pairs and without atoms', () => {
    const nothing = { r: Float64Array.of(1, 2), g: { 'O-O': null } };
    expect(Array.from(totalDistribution(nothing, {}, NEUTRONS))).toEqual([1, 1]);
  });
});
