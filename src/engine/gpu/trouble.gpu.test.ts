import { beforeAll, describe, expect, it } from 'vitest';
import { testDevice, testGpu } from '../../../tests/gpu';
import { directSum } from '../../../tests/support/ewald';
import { smallMelts } from '../../../tests/support/melt';
import { endOf, rejectionOf } from '../../../tests/support/problems';
import { IONS, ionsAt, shaken } from '../../../tests/support/systems';
import { tuningWith } from '../../../tests/support/tuning';
import { rmsDifference } from '../../../tests/support/vectors';
import { atomCount, type Configuration } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { potentialById } from '../../core/potential';
import { COULOMB } from '../../core/units';
import type { ReplicaSetup, StageTargets } from '../types';
import { planSizes } from './plan-sizes';
import { requestGpuPlatform } from './platform';
import { GpuSimulation } from './simulation';

const CUTOFF = 5.5;
const YANG = potentialById('yang2026');

const NVE: StageTargets = {
  ensemble: 'nve',
  steps: 1000,
  temperature: { from: 2000, to: 2000 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

let device: GPUDevice;
let melt: Configuration;

const setup = (changes: Partial<ReplicaSetup> = {}): ReplicaSetup => ({
  configuration: melt,
  potential: YANG,
  cutoff: CUTOFF,
  accuracy: 1e-4,
  ...changes,
});

const create = (changes: Partial<ReplicaSetup> = {}) =>
  GpuSimulation.create(device, { replicas: [setup(changes)], timeStep: 1 });

beforeAll(async () => {
  const platform = await testDevice();
  ({ device } = platform);
  [melt] = await smallMelts(platform, { '24B': 150 }, CUTOFF);
});

describe('neighbour lists that are too short', () => {
  const CUTOFF_OF_IONS = 4;
  const ACCURACY_OF_IONS = 1e-4;
  const EDGE = 15;

  /** A ball of rock salt in a large empty box. */
  function cluster(spacing: number): Configuration {
    const atoms: (readonly [Element, number, number, number])[] = [];
    for (let x = 0; x < 6; x++) {
      for (let y = 0; y < 6; y++) {
        for (let z = 0; z < 6; z++) {
          const place = [x, y, z].map((n) => (n - 2.5) * spacing + EDGE / 2);
          atoms.push([(x + y + z) % 2 ? 'Na' : 'O', place[0], place[1], place[2]]);
        }
      }
    }
    return ionsAt(atoms, EDGE);
  }

  const ions = (configuration: Configuration): ReplicaSetup => ({
    configuration,
    potential: IONS,
    cutoff: CUTOFF_OF_IONS,
    accuracy: ACCURACY_OF_IONS,
  });

  const planned = (configuration: Configuration, simulation: GpuSimulation) =>
    planSizes([ions(configuration)], [simulation.mesh(0)], tuningWith(), 64).neighbourCapacity;

  /** Most atoms within reach of one. */
  function longestList({ positions, box: [edge] }: Configuration, reach: number): number {
    const counts = new Uint32Array(positions.length / 3);
    for (let i = 0; i < counts.length; i++) {
      for (let j = 0; j < counts.length; j++) {
        const d = [0, 1, 2].map((k) => positions[3 * i + k] - positions[3 * j + k]);
        const r = Math.hypot(...d.map((x) => x - edge * Math.round(x / edge)));
        if (i !== j && r < reach) counts[i]++;
      }
    }
    return Math.max(...counts);
  }

  async function expectExact(simulation: GpuSimulation): Promise<void> {
    const [sample] = await simulation.evaluate();
    const now = await simulation.readConfiguration(0);
    const exact = directSum(now, IONS, CUTOFF_OF_IONS);
    const error = Math.abs(sample.coulomb - exact.coulomb) / atomCount(now);
    const forceError = rmsDifference(await simulation.readForces(0), exact.forces);
    expect(error).toBeLessThan(2e-3);
    expect(forceError).toBeLessThan(3 * ACCURACY_OF_IONS * COULOMB);
  }

  it('grow before the first forces', async () => {
    const dense = shaken(cluster(1.65), 0.1, 1);
    const simulation = await create(ions(dense));
    expect(longestList(dense, CUTOFF_OF_IONS + 1)).toBeGreaterThan(planned(dense, simulation));
    await expectExact(simulation);
    simulation.destroy();
  });

  it('grow during a run, which loses no step', async () => {
    const loose = cluster(2);
    const simulation = await create(ions(loose));
    expect(longestList(loose, CUTOFF_OF_IONS + 1)).toBeLessThan(planned(loose, simulation));
    await simulation.beginStage(NVE);
    // The cluster falls in by a hundredth a step.
    simulation.setVelocities(
      0,
      loose.positions.map((x) => -0.01 * (x - EDGE / 2)),
    );
    const [samples] = await simulation.advance(20);
    expect(samples.map(({ step }) => step)).toEqual(
      Array.from({ length: 20 }, (_unused, n) => n + 1),
    );
    const now = await simulation.readConfiguration(0);
    expect(longestList(now, CUTOFF_OF_IONS + 1)).toBeGreaterThan(planned(loose, simulation));
    const last = samples[19].coulomb;
    await expectExact(simulation);
    expect((await simulation.evaluate())[0].coulomb).toBeCloseTo(last, 3);
    simulation.destroy();
  });
});

describe('a device that is lost', () => {
  it('ends the run with its step, and everything asked afterwards', async () => {
    const { device: own } = await requestGpuPlatform(await testGpu());
    const simulation = await GpuSimulation.create(own, { replicas: [setup()], timeStep: 1 });
    await simulation.beginStage(NVE);
    await simulation.advance(2);
    const running = endOf(simulation);
    await new Promise((resolve) => setTimeout(resolve, 200));
    own.destroy();
    const problem = await running;
    expect(problem.message).toMatch(/device was lost at step \d+/);
    expect(problem.hint).toContain('Restart');
    expect((await rejectionOf(simulation.readConfiguration(0))).message).toContain('lost');
    expect((await rejectionOf(simulation.evaluate())).message).toContain('lost');
    expect((await rejectionOf(simulation.advance(1))).message).toContain('lost');
    expect((await rejectionOf(simulation.relax(1))).message).toContain('lost');
  });
});
