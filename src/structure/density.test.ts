import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import { density, molarVolume } from './density';

describe('molarVolume', () => {
  it('is the mass of a mole of oxides over the density', () => {
    const glass = referenceGlass();
    const mass = Array.from(glass.types).reduce((sum, type) => sum + glass.species[type].mass, 0);
    const oxides = 151 + 142 / 2 + 88 / 2 + 30;
    expect(molarVolume(glass)).toBeCloseTo(mass / oxides / density(glass), 4);
  });

  it('is null without a cation', () => {
    expect(molarVolume(configurationOf([['O', 1, 1, 1]], 5))).toBeNull();
    expect(molarVolume(configurationOf([], 5))).toBeNull();
  });
});
