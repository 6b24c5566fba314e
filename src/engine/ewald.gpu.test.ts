import { beforeAll, describe, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { type DirectSum, directSum, erfc } from '../../tests/support/ewald';
import { randomGlass } from '../../tests/support/small-glass';
import { CRYSTALS, crystal, IONS, moved } from '../../tests/support/systems';
import { rmsDifference } from '../../tests/support/vectors';
import { atomCount, type Configuration } from '../core/configuration';
import { type Potential, potentialById } from '../core/potential';
import { COULOMB } from '../core/units';
import { GpuSimulation } from './gpu/simulation';
import type { ThermoSample } from './types';

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

describe('the double-precision Ewald sum', () => {
  it('knows erfc', () => {
    expect(erfc(0)).toBe(1);
    expect(erfc(0.5)).toBeCloseTo(0.4795001221869535, 13);
    expect(erfc(2 - 1e-12) / 0.004677734981047266).toBeCloseTo(1, 10);
    expect(erfc(2) / 0.004677734981047266).toBeCloseTo(1, 12);
    expect(erfc(3) / 2.209049699858544e-5).toBeCloseTo(1, 12);
  });

  it('knows the Madelung constant of rock salt', () => {
    const salt = crystal('NaCl', 2, 5.64);
    const { coulomb } = directSum(salt, IONS, CUTOFF);
    const perPair = (2 * coulomb) / atomCount(salt);
    expect(perPair / ((-COULOMB * CRYSTALS.NaCl.madelung) / 2.82)).toBeCloseTo(1, 9);
  });

  it('has forces that are minus the gradient of its energy', () => {
    const few = randomGlass('24B', 30, 1);
    const { forces } = directSum(few, YANG, 3);
    const step = 1e-5;
    for (const index of [0, 31, 62, 83]) {
      const [ahead, behind] = [step, -step].map((by) => {
        const displaced = moved(few, (i) => (i === index ? by : 0));
        const { buckingham, coulomb } = directSum(displaced, YANG, 3);
        return buckingham + coulomb;
      });
      expect((behind - ahead) / (2 * step)).toBeCloseTo(forces[index], 3);
    }
  });
});

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
    const { device } = await testDevice();
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
    const simulation = await GpuSimulation.create(device, {
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
