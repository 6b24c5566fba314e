import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atomCount, type Configuration } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import type { Tuning } from '../../src/core/tuning';
import { COULOMB } from '../../src/core/units';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import { chooseMesh } from '../../src/engine/mesh-choice';
import type { ReplicaSetup, StageTargets, ThermoSample } from '../../src/engine/types';
import { smallMelts } from '../support/melt';
import { momentum, moved, reordered } from '../support/systems';
import { tuningWith } from '../support/tuning';
import { largestDifference } from '../support/vectors';

const TUNING = tuningWith();
const CUTOFF = 5.5;
const ACCURACY = 1e-4;
/** Rounding of forces of tens of eV/Å in single precision, eV/Å. */
const ROUNDING = 1e-4;

const NPT: StageTargets = {
  ensemble: 'npt',
  steps: 100,
  temperature: { from: 2000, to: 1900 },
  pressure: { from: 0, to: 1 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};
const NVE: StageTargets = { ...NPT, ensemble: 'nve' };

/** Everything a run leaves behind. */
interface Outcome {
  readonly samples: ThermoSample[];
  readonly configuration: Configuration;
  readonly forces: Float64Array;
}

export function invarianceSuite(platform: () => Promise<Platform>): void {
  let melt: Configuration;
  let other: Configuration;
  const open: Dynamics[] = [];

  const setup = (configuration: Configuration, potential = 'yang2026'): ReplicaSetup => ({
    configuration,
    potential: potentialById(potential),
    cutoff: CUTOFF,
    accuracy: ACCURACY,
  });

  async function simulationOf(replicas: ReplicaSetup[], tuning?: Tuning): Promise<Dynamics> {
    const simulation = await (await platform()).create({ replicas, timeStep: 1, tuning });
    open.push(simulation);
    return simulation;
  }

  /** A stage in parts of so many steps; one outcome a replica. */
  async function run(
    simulation: Dynamics,
    targets: StageTargets,
    parts: readonly number[],
  ): Promise<Outcome[]> {
    const series = (await simulation.beginStage(targets)).map((sample) => [sample]);
    for (const steps of parts) {
      const more = await simulation.advance(steps);
      more.forEach((samples, r) => {
        series[r].push(...samples);
      });
    }
    const outcomes: Outcome[] = [];
    for (const [r, samples] of series.entries()) {
      const configuration = await simulation.readConfiguration(r);
      outcomes.push({ samples, configuration, forces: await simulation.readForces(r) });
    }
    return outcomes;
  }

  beforeAll(async () => {
    [melt, other] = await smallMelts(await platform(), { '24B': 150, '75B': 180 }, CUTOFF);
  });

  afterAll(() => {
    for (const simulation of open) simulation.destroy();
  });

  describe('a run', () => {
    let once: Outcome;

    beforeAll(async () => {
      [once] = await run(await simulationOf([setup(melt)]), NPT, [30]);
    });

    it('repeats bit for bit, however its steps are asked for', async () => {
      const [again] = await run(await simulationOf([setup(melt)]), NPT, [7, 1, 22]);
      expect(again).toEqual(once);
    });

    it('is the same beside another replica of other atoms, composition and potential', async () => {
      const [alone] = await run(await simulationOf([setup(other, 'wang2018')]), NPT, [30]);
      const both = await simulationOf([setup(other, 'wang2018'), setup(melt)]);
      const [first, second] = await run(both, NPT, [30]);
      expect(atomCount(other)).not.toBe(atomCount(melt));
      expect(both.replicaCount).toBe(2);
      expect(first).toEqual(alone);
      expect(second).toEqual(once);
    });

    it('keeps its momentum at zero, and its energy, without thermostat', async () => {
      const [{ samples, configuration }] = await run(await simulationOf([setup(melt)]), NVE, [40]);
      const fastest = Math.max(...(configuration.velocities ?? []));
      expect(fastest).toBeGreaterThan(0.01);
      expect(Math.hypot(...momentum(melt))).toBeLessThan(1e-9);
      // Of atoms that carry about 0.2 g/mol Å/fs each.
      expect(Math.hypot(...momentum(configuration))).toBeLessThan(1e-4);
      const first = samples[0].conserved;
      for (const { conserved, kinetic, potential } of samples) {
        expect(conserved).toBe(potential + kinetic);
        expect(Math.abs(conserved - first) / atomCount(melt)).toBeLessThan(2e-3);
      }
    });
  });

  describe('forces', () => {
    const shift = [4.321, 0.77, -2.5];
    let order: number[];
    let forces: Float64Array;
    let others: Record<'shuffled' | 'whole' | 'part' | 'changed', Float64Array>;

    beforeAll(async () => {
      order = [...melt.types.keys()].map((atom) => (atom * 7 + 3) % atomCount(melt));
      const [x, y, z] = chooseMesh(setup(melt), melt.box, 64, TUNING.meshPointCost).grid;
      const spacings = [melt.box[0] / x, melt.box[1] / y, melt.box[2] / z];
      const replicas = [
        setup(melt),
        setup(reordered(melt, order)),
        setup(moved(melt, (i) => 3 * spacings[i % 3])),
        setup(moved(melt, (i) => shift[i % 3])),
        setup(melt, 'wang2018'),
      ];
      const simulation = await simulationOf(replicas, TUNING);
      simulation.setPotential(4, potentialById('yang2026'));
      await simulation.evaluate();
      forces = await simulation.readForces(0);
      others = {
        shuffled: await simulation.readForces(1),
        whole: await simulation.readForces(2),
        part: await simulation.readForces(3),
        changed: await simulation.readForces(4),
      };
    });

    it('follow atoms that are given in another order', () => {
      const expected = reordered({ ...melt, velocities: forces }, order).velocities;
      expect(new Set(order).size).toBe(atomCount(melt));
      expect(largestDifference(others.shuffled, expected as Float64Array)).toBeLessThan(ROUNDING);
    });

    it('do not change when all atoms move by whole mesh spacings, and little otherwise', () => {
      expect(largestDifference(others.whole, forces)).toBeLessThan(ROUNDING);
      // The accuracy is the RMS error; the largest of some hundred components is a few times that.
      expect(largestDifference(others.part, forces)).toBeLessThan(5 * ACCURACY * COULOMB);
    });

    it('are those of the potential in force', () => {
      expect(others.changed).toEqual(forces);
    });

    it('do not depend on how far neighbour lists reach', async () => {
      const simulation = await simulationOf([setup(melt)], { ...TUNING, skin: 2 });
      await simulation.evaluate();
      expect(largestDifference(await simulation.readForces(0), forces)).toBeLessThan(ROUNDING);
    });
  });
}
