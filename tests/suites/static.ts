import { beforeAll, describe, expect, it } from 'vitest';
import { atomCount } from '../../src/core/configuration';
import type { Electrostatics } from '../../src/core/experiment';
import type { Platform } from '../../src/engine/dynamics';
import type { MeshSettings, ThermoSample } from '../../src/engine/types';
import { type StaticReference, staticReference } from '../support/reference';
import { rmsDifference } from '../support/vectors';

/** eV/Å: what an RMS force error may be at an accuracy of 1e-5. */
const FORCE_ERROR = 1.5e-4;

const MELT = '24B-1000-melt-yang2026';
/** With Al, Mg, K, Na and Ca: seven species */
const ALUMINOSILICATE = 'aluminosilicate-1000-melt-guillot-sator2007';
/** What the engine is held to with the splitting that it uses, and with LAMMPS's. */
const CASES = [
  { name: MELT, accuracy: 1e-5 },
  { name: '75B-1000-quenched-wang2018', accuracy: 1e-5 },
  { name: '6B-1500-melt-yang2026', accuracy: 1e-5 },
  { name: ALUMINOSILICATE, accuracy: 1e-5 },
  { name: MELT, accuracy: 1e-4 },
  { name: MELT, accuracy: 1e-6 },
];

interface Measured {
  readonly reference: StaticReference;
  readonly sample: ThermoSample;
  /** eV/Å */
  readonly forceError: number;
  readonly mesh: MeshSettings;
}

export function staticSuite(platform: () => Promise<Platform>): void {
  let measured: Measured[];
  let measuredWithPppm: Measured[];

  function measuredAt(name: string, accuracy: number): Measured {
    return measured[CASES.findIndex((one) => one.name === name && one.accuracy === accuracy)];
  }

  /** All of them as replicas of one simulation, so that kernels are compiled once. */
  async function measure(
    cases: readonly { readonly name: string; readonly accuracy: number }[],
    electrostatics: Electrostatics,
  ): Promise<Measured[]> {
    const references = cases.map(({ name }) => staticReference(name));
    const simulation = await (await platform()).create({
      replicas: references.map(({ configuration, potential, cutoff }, r) => ({
        configuration,
        potential,
        cutoff,
        accuracy: cases[r].accuracy,
        electrostatics,
      })),
      timeStep: 1,
    });
    const samples = await simulation.evaluate();
    const measured: Measured[] = [];
    for (const [r, reference] of references.entries()) {
      const forces = await simulation.readForces(r);
      measured.push({
        reference,
        sample: samples[r],
        forceError: rmsDifference(forces, reference.forces),
        mesh: simulation.mesh(r),
      });
    }
    simulation.destroy();
    return measured;
  }

  beforeAll(async () => {
    measured = await measure(CASES, 'prolate');
    measuredWithPppm = await measure(CASES.slice(0, 1), 'pppm');
  });

  function expectReference({ reference, sample, forceError }: Measured): void {
    const perAtom = 5e-5 * atomCount(reference.configuration);
    expect(forceError).toBeLessThan(FORCE_ERROR);
    expect(Math.abs(sample.buckingham - reference.energy.buckingham)).toBeLessThan(perAtom);
    expect(Math.abs(sample.coulomb - reference.energy.coulomb)).toBeLessThan(perAtom);
    expect(Math.abs(sample.potential - reference.energy.total)).toBeLessThan(perAtom);
    expect(Math.abs(sample.pressure - reference.pressure)).toBeLessThan(0.005);
    expect(sample.kinetic).toBe(0);
  }

  describe('forces, energies and pressure of a configuration, as LAMMPS has them', () => {
    it.each([MELT, '75B-1000-quenched-wang2018', '6B-1500-melt-yang2026', ALUMINOSILICATE])(
      '%s',
      (name) => {
        expectReference(measuredAt(name, 1e-5));
      },
    );

    it('are the same with the splitting of LAMMPS, on a larger mesh', () => {
      const [pppm] = measuredWithPppm;
      expectReference(pppm);
      expect(pppm.mesh.electrostatics).toBe('pppm');
      expect(points(pppm.mesh)).toBeGreaterThan(2 * points(measuredAt(MELT, 1e-5).mesh));
    });

    it('follows the accuracy that is asked for', () => {
      const coarse = measuredAt(MELT, 1e-4);
      const usual = measuredAt(MELT, 1e-5);
      const fine = measuredAt(MELT, 1e-6);
      expect(points(coarse.mesh)).toBeLessThan(points(usual.mesh));
      expect(coarse.forceError).toBeLessThan(10 * FORCE_ERROR);
      expect(fine.forceError).toBeLessThan(usual.forceError / 4);
    });
  });

  function points({ grid }: MeshSettings): number {
    return grid[0] * grid[1] * grid[2];
  }
}
