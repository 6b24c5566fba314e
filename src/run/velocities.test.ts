import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { ELEMENTS } from '../core/elements';
import { kineticEnergy, temperatureOf } from '../core/temperature';
import { ACCELERATION, BOLTZMANN } from '../core/units';
import { placeAtoms } from './placement';
import { thermalVelocities } from './velocities';

const melt: Configuration = placeAtoms({ O: 200, Si: 51, B: 48, Na: 30, Ca: 10 }, 16.3, 1);

describe('thermalVelocities', () => {
  it('has exactly the temperature over 3N − 3 degrees of freedom', () => {
    const velocities = thermalVelocities(melt, 3000, 1);
    expect(temperatureOf(melt, velocities)).toBeCloseTo(3000, 8);
    const freedom = 3 * melt.types.length - 3;
    expect(kineticEnergy(melt, velocities)).toBeCloseTo((freedom * BOLTZMANN * 3000) / 2, 8);
  });

  it('has no momentum', () => {
    const velocities = thermalVelocities(melt, 3000, 1);
    for (let axis = 0; axis < 3; axis++) {
      let momentum = 0;
      for (let atom = 0; atom < melt.types.length; atom++) {
        momentum += melt.species[melt.types[atom]].mass * velocities[3 * atom + axis];
      }
      expect(Math.abs(momentum)).toBeLessThan(1e-10);
    }
  });

  it('shares energy equally among the elements, as Gaussians', () => {
    const many = placeAtoms({ O: 4000, Si: 2000 }, 45, 1);
    const velocities = thermalVelocities(many, 1000, 3);
    for (const [type, element] of (['O', 'Si'] as const).entries()) {
      const unit = Math.sqrt((BOLTZMANN * 1000 * ACCELERATION) / ELEMENTS[element].mass);
      let second = 0;
      let fourth = 0;
      let count = 0;
      for (let i = 0; i < velocities.length; i++) {
        if (many.types[Math.floor(i / 3)] !== type) continue;
        second += (velocities[i] / unit) ** 2;
        fourth += (velocities[i] / unit) ** 4;
        count++;
      }
      expect(second / count).toBeCloseTo(1, 1);
      expect(Math.abs(fourth / count - 3)).toBeLessThan(0.3);
    }
  });

  it('depends on the seed only', () => {
    expect(thermalVelocities(melt, 300, 5)).toEqual(thermalVelocities(melt, 300, 5));
    expect(thermalVelocities(melt, 300, 5)).not.toEqual(thermalVelocities(melt, 300, 6));
  });

  it('is all zero at 0 K, and refuses what is no temperature', () => {
    expect(thermalVelocities(melt, 0, 1).every((v) => v === 0)).toBe(true);
    expect(() => thermalVelocities(melt, Number.NaN, 1)).toThrowError(/NaN K/);
  });
});
