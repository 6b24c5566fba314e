import { beforeAll, describe, expect, it } from 'vitest';
import { atomCount, type Configuration } from '../../src/core/configuration';
import { COULOMB } from '../../src/core/units';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import type { ReplicaSetup } from '../../src/engine/types';
import { CRYSTALS, type CrystalName, crystal, IONS, repeated, shaken } from '../support/systems';
import { largestDifference } from '../support/vectors';

/** Cubic cells an axis and edge of the cubic cell, Å: boxes of about 17 to 23 Å. */
const SHAPES: Readonly<Record<CrystalName, readonly [number, number]>> = {
  NaCl: [4, 5.64],
  CsCl: [5, 4.12],
  'zinc blende': [3, 5.83],
};
const NAMES = Object.keys(SHAPES) as CrystalName[];

const setup = (configuration: Configuration, cutoff: number, accuracy: number) => ({
  configuration,
  potential: IONS,
  cutoff,
  accuracy,
});

/** @param look told of every simulation of one crystal, and of its eight copies */
export function crystalSuite(
  platform: () => Promise<Platform>,
  look: (simulation: Dynamics, setup: ReplicaSetup) => void = () => {},
): void {
  describe('Madelung energies', () => {
    /** eV per pair of ions */
    const energies = new Map<CrystalName, number>();

    beforeAll(async () => {
      const configurations = NAMES.map((name) => crystal(name, ...SHAPES[name]));
      const simulation = await (await platform()).create({
        replicas: configurations.map((configuration) => setup(configuration, 8, 1e-6)),
        timeStep: 1,
      });
      const samples = await simulation.evaluate();
      simulation.destroy();
      NAMES.forEach((name, r) => {
        energies.set(name, samples[r].coulomb / (atomCount(configurations[r]) / 2));
      });
    });

    it.each(NAMES)('%s', (name) => {
      const { madelung, nearest } = CRYSTALS[name];
      const expected = (-COULOMB * madelung) / (nearest * SHAPES[name][1]);
      expect(Math.abs((energies.get(name) ?? 0) / expected - 1)).toBeLessThan(1e-5);
    });
  });

  describe('lists from cells', () => {
    it.each([10, 5.6])(
      'give eight copies of a shaken crystal the forces of one, %s Å',
      async (cutoff) => {
        const one = shaken(crystal('NaCl', 4, 5.64), 0.2, 1);
        const results = [];
        for (const configuration of [one, repeated(one, 2)]) {
          const replicas = [setup(configuration, cutoff, 1e-5)];
          const simulation = await (await platform()).create({ replicas, timeStep: 1 });
          look(simulation, replicas[0]);
          const [sample] = await simulation.evaluate();
          results.push({ sample, forces: await simulation.readForces(0) });
          simulation.destroy();
        }
        const [small, large] = results;
        expect(large.sample.potential / 8).toBeCloseTo(small.sample.potential, 2);
        const size = small.forces.length;
        for (let copy = 0; copy < 8; copy++) {
          const forces = large.forces.subarray(copy * size, (copy + 1) * size);
          expect(largestDifference(forces, small.forces)).toBeLessThan(1e-3);
        }
      },
    );
  });
}
