import { beforeAll, describe, expect, it } from 'vitest';
import { atomCount, type Configuration } from '../../src/core/configuration';
import { type Potential, potentialById } from '../../src/core/potential';
import { COULOMB } from '../../src/core/units';
import type { Platform } from '../../src/engine/dynamics';
import type { ThermoSample } from '../../src/engine/types';
import { type DirectSum, directSum } from '../support/ewald';
import { randomGlass } from '../support/small-glass';
import { moved } from '../support/systems';
import { rmsDifference } from '../support/vectors';

const CUTOFF = 5;
const ACCURACY = 1e-5;
const YANG = potentialById('yang2026');

/** Smooth at the cutoff: without the r⁻⁶ terms no pair's energy steps when it crosses. */
const REPULSIVE: Potential = {
  ...YANG,
  id: 'repulsive',
  pairs: Object.fromEntries(
    Object.entries(YANG.pairs).map(([name, pair]) => [name, { ...pair, C: 0 }]),
  ),
};

const glass = randomGlass('24B', 110, 3);

export function ewaldSuite(platform: () => Promise<Platform>): void {
  describe('the engine and the double-precision Ewald sum', () => {
    let exact: DirectSum;
    let sample: ThermoSample;
    let forces: Float64Array;
    /** Along the force of the repulsive potential, ahead and behind */
    let along: {
      readonly ahead: ThermoSample;
      readonly behind: ThermoSample;
      readonly slope: number;
    };

    beforeAll(async () => {
      exact = directSum(glass, YANG, CUTOFF);
      const repulsive = directSum(glass, REPULSIVE, CUTOFF);
      const size = Math.hypot(...repulsive.forces);
      // 0.02 Å over all 3N coordinates together
      const step = 0.02;
      const displaced = (way: number) =>
        moved(glass, (i) => (way * step * repulsive.forces[i]) / size);
      const setup = (configuration: Configuration, potential: Potential) => ({
        configuration,
        potential,
        cutoff: CUTOFF,
        accuracy: ACCURACY,
      });
      const simulation = await (await platform()).create({
        replicas: [
          setup(glass, YANG),
          setup(displaced(1), REPULSIVE),
          setup(displaced(-1), REPULSIVE),
          setup(glass, REPULSIVE),
        ],
        timeStep: 1,
      });
      const samples = await simulation.evaluate();
      sample = samples[0];
      forces = await simulation.readForces(0);
      const own = await simulation.readForces(3);
      const slope = own.reduce((sum, f, i) => sum + f * repulsive.forces[i], 0) / size;
      along = { ahead: samples[1], behind: samples[2], slope: 2 * step * slope };
      simulation.destroy();
    });

    it('agree on forces within the accuracy asked for', () => {
      expect(rmsDifference(forces, exact.forces)).toBeLessThan(ACCURACY * COULOMB);
    });

    it('agree on energies', () => {
      const perAtom = 5e-5 * atomCount(glass);
      expect(Math.abs(sample.buckingham - exact.buckingham)).toBeLessThan(perAtom);
      expect(Math.abs(sample.coulomb - exact.coulomb)).toBeLessThan(perAtom);
    });

    it('the energy falls along the force as fast as the force says', () => {
      const { ahead, behind, slope } = along;
      expect((behind.potential - ahead.potential) / slope).toBeCloseTo(1, 3);
    });
  });
}
