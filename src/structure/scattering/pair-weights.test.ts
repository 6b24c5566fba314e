import { describe, expect, it } from 'vitest';
import { atomCounts, TABLE_1 } from '../../core/composition';
import { pairWeights } from './pair-weights';
import { NEUTRONS, type Radiation, X_RAYS } from './radiation';

const counts = (glass: keyof typeof TABLE_1) => atomCounts(TABLE_1[glass], 3000);
const ELEVEN: Radiation = { kind: 'neutron', boron: '11B' };

describe('pairWeights', () => {
  it.each<[string, keyof typeof TABLE_1, Radiation, Record<string, number>]>([
    ['10B', '10B', NEUTRONS, { 'O-O': 0.438, 'Si-O': 0.209, 'B-O': 0.089, 'Ca-O': 0.059 }],
    ['10B with boron-11', '10B', ELEVEN, { 'O-O': 0.423, 'Si-O': 0.202, 'B-O': 0.108 }],
    ['24B', '24B', NEUTRONS, { 'O-O': 0.4225, 'B-O': 0.186, 'Si-O': 0.155, 'Na-O': 0.08 }],
    ['75B', '75B', NEUTRONS, { 'B-O': 0.4, 'O-O': 0.365, 'B-B': 0.11, 'Si-O': 0 }],
    ['0B', '0B', NEUTRONS, { 'O-O': 0.469, 'Si-O': 0.2875, 'Na-O': 0.101, 'B-O': 0 }],
  ])('of %s are those of the literature', (_, glass, radiation, expected) => {
    const weights = pairWeights(counts(glass), radiation, [5]);
    for (const [name, weight] of Object.entries(expected)) {
      // The atoms are whole numbers; the published weights are of the composition.
      expect(Math.abs(weights[name][0] - weight), name).toBeLessThan(1.5e-3);
    }
  });

  it('sum to 1, and to less when normalised to the mean square', () => {
    for (const Q of [0, 2, 5, 10, 15]) {
      const sum = (normalisation: 'squared-mean' | 'mean-square') =>
        Object.values(pairWeights(counts('24B'), X_RAYS, [Q], normalisation)).reduce(
          (total, [weight]) => total + weight,
          0,
        );
      expect(sum('squared-mean')).toBeCloseTo(1, 12);
      const published = { 0: 0.887, 2: 0.881, 5: 0.789, 10: 0.774, 15: 0.829 }[Q] ?? 0;
      expect(Math.abs(sum('mean-square') - published)).toBeLessThan(2e-3);
    }
  });

  it('take ions in the place of atoms', () => {
    const ions: Radiation = { kind: 'xray', ions: { O: 'O2-', Si: 'Si4+' } };
    const weight = (radiation: Radiation, name: string) =>
      pairWeights({ Si: 1, O: 2 }, radiation, [0])[name][0];
    expect(weight(X_RAYS, 'Si-Si')).toBeCloseTo((14 / 30) ** 2, 3);
    expect(weight(ions, 'Si-Si')).toBeCloseTo((10 / 30) ** 2, 3);
  });

  it('are 0 without atoms', () => {
    expect(Object.values(pairWeights({}, NEUTRONS, [1])).every(([weight]) => weight === 0)).toBe(
      true,
    );
  });
});
