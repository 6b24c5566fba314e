import { describe, expect, it } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { magnesia } from '../../tests/support/magnesia';
import { type Box, type Configuration, volume } from '../core/configuration';
import { potentialById } from '../core/potential';
import { constantsFrom, elasticConstants, stretched } from './elastic';
import type { PressureTensor } from './pressure-tensor';

const NO_SHEAR = { yz: 0, xz: 0, xy: 0 };

const CUTOFF = 4;

describe('elastic constants', () => {
  it('from stresses: those of an isotropic body, to the last digit', () => {
    const [K, G, strain, tension] = [40, 30, 0.002, 0.3];
    const [C11, C12] = [K + (4 / 3) * G, K - (2 / 3) * G];
    const pressed = (axis: number, sign: number): PressureTensor => {
      const [xx, yy, zz] = [0, 1, 2].map(
        (k) => -tension - sign * strain * (k === axis ? C11 : C12),
      );
      return { xx, yy, zz, ...NO_SHEAR };
    };
    const strained = [0, 1, 2].flatMap((axis) => [pressed(axis, 1), pressed(axis, -1)]);
    const rest = { xx: -tension, yy: -tension, zz: -tension, ...NO_SHEAR };
    const found = constantsFrom(strain, rest, strained, 0);
    expect(found.bulk.mean).toBeCloseTo(K, 9);
    expect(found.shear.mean).toBeCloseTo(G, 9);
    expect(found.C44.mean).toBeCloseTo((C11 - C12) / 2, 9);
    expect(found.young.mean).toBeCloseTo((9 * K * G) / (3 * K + G), 9);
    expect(found.poisson.mean).toBeCloseTo(C12 / (C11 + C12), 9);
    expect(found.anisotropy).toBeCloseTo(1, 9);
    expect(found.shear.standardError).toBeCloseTo(0, 9);
    expect(Math.max(...found.unevenness)).toBeLessThan(1e-9);
  });

  it('of MgO: alike along the axes, K as the pressure of a smaller and a larger box says', async () => {
    const platform = await testProcessor();
    const setup = {
      configuration: magnesia(),
      potential: potentialById('guillot-sator2007'),
      cutoff: CUTOFF,
      accuracy: 1e-5,
    };
    const strain = 0.002;
    const { stiffness, bulk, C44, anisotropy } = await elasticConstants(platform, setup, {
      strain,
    });
    for (const a of [0, 1, 2]) {
      for (const b of [0, 1, 2]) {
        const same = a === b ? stiffness[0][0] : stiffness[0][1];
        expect(Math.abs(stiffness[a][b] / same - 1)).toBeLessThan(1e-3);
      }
    }
    expect(anisotropy).toBeLessThan(1.001);
    expect(C44.mean).toBeGreaterThan(20);

    const scaled = (factor: number): Configuration => ({
      ...setup.configuration,
      box: setup.configuration.box.map((edge) => edge * factor) as unknown as Box,
      positions: setup.configuration.positions.map((x) => x * factor),
    });
    const boxes = [1 - strain, 1, 1 + strain].map(scaled);
    const simulation = await platform.create({
      replicas: boxes.map((configuration) => ({ ...setup, configuration })),
      timeStep: 1,
    });
    const [small, middle, large] = await simulation.evaluate();
    simulation.destroy();
    const [v1, v, v2] = [small, middle, large].map(({ box }) => volume(box));
    const K = (-v * (large.pressure - small.pressure)) / (v2 - v1);
    expect(Math.abs(bulk.mean / K - 1)).toBeLessThan(0.01);
  });

  it('stretches one edge, and all places along it', () => {
    const [EDGE] = magnesia().box;
    const { box, positions } = stretched(magnesia(), 1, 0.01);
    expect(box).toEqual([EDGE, expect.closeTo(1.01 * EDGE, 9), EDGE]);
    const before = magnesia().positions;
    positions.forEach((x, k) => {
      expect(x).toBeCloseTo(k % 3 === 1 ? 1.01 * before[k] : before[k], 9);
    });
  });

  it('refuses a strain that is not small', async () => {
    const setup = {
      configuration: magnesia(),
      potential: potentialById('guillot-sator2007'),
      cutoff: CUTOFF,
      accuracy: 1e-5,
    };
    await expect(elasticConstants(await testProcessor(), setup, { strain: 0.2 })).rejects.toThrow(
      'A strain of 0.2 is not small.',
    );
  });
});
