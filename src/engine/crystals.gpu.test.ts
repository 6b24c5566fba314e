import { beforeAll, describe, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import {
  CRYSTALS,
  type CrystalName,
  crystal,
  IONS,
  repeated,
  shaken,
} from '../../tests/support/systems';
import { tuningWith } from '../../tests/support/tuning';
import { largestDifference } from '../../tests/support/vectors';
import { atomCount, type Configuration } from '../core/configuration';
import { COULOMB } from '../core/units';
import { planSizes } from './gpu/plan-sizes';
import { GpuSimulation } from './gpu/simulation';

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

describe('Madelung energies', () => {
  /** eV per pair of ions */
  const energies = new Map<CrystalName, number>();

  beforeAll(async () => {
    const { device } = await testDevice();
    const configurations = NAMES.map((name) => crystal(name, ...SHAPES[name]));
    const simulation = await GpuSimulation.create(device, {
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
  it.each([
    ['beside the planes of a small mesh', 10, 7],
    ['apart from the planes of a large one', 5.6, 9],
  ])(
    'give eight copies of a shaken crystal the forces of one, %s',
    async (_how, cutoff, dispatches) => {
      const { device } = await testDevice();
      const one = shaken(crystal('NaCl', 4, 5.64), 0.2, 1);
      const eight = repeated(one, 2);
      const results = [];
      for (const configuration of [one, eight]) {
        const replicas = [setup(configuration, cutoff, 1e-5)];
        const simulation = await GpuSimulation.create(device, { replicas, timeStep: 1 });
        const { grid } = simulation.mesh(0);
        const { cellEdge } = planSizes(replicas, [simulation.mesh(0)], tuningWith(), 64);
        const [sample] = await simulation.evaluate();
        const forces = await simulation.readForces(0);
        const { dispatchesPerStep } = simulation;
        simulation.destroy();
        results.push({ cellEdge, sample, forces, dispatchesPerStep, grid });
      }
      const [small, large] = results;
      expect(small.cellEdge).toBe(0);
      expect(large.cellEdge).toBeGreaterThanOrEqual(3);
      expect(small.dispatchesPerStep).toBe(6);
      expect(large.dispatchesPerStep).toBe(dispatches);
      expect(large.grid[0] > 32).toBe(dispatches === 9);
      expect(large.sample.potential / 8).toBeCloseTo(small.sample.potential, 2);
      const size = small.forces.length;
      for (let copy = 0; copy < 8; copy++) {
        const forces = large.forces.subarray(copy * size, (copy + 1) * size);
        expect(largestDifference(forces, small.forces)).toBeLessThan(1e-3);
      }
    },
  );
});
