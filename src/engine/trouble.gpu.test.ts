import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDevice, testGpu } from '../../tests/gpu';
import { directSum } from '../../tests/support/ewald';
import { smallMelts } from '../../tests/support/melt';
import { endOf, rejectionOf } from '../../tests/support/problems';
import { IONS, ionsAt, shaken } from '../../tests/support/systems';
import { tuningWith } from '../../tests/support/tuning';
import { rmsDifference } from '../../tests/support/vectors';
import { atomCount, type Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import { potentialById } from '../core/potential';
import { COULOMB } from '../core/units';
import { planSizes } from './gpu/plan-sizes';
import { requestGpuPlatform } from './gpu/platform';
import { GpuSimulation } from './gpu/simulation';
import type { ReplicaSetup, StageTargets } from './types';

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
  ({ device } = await testDevice());
  [melt] = await smallMelts(device, { '24B': 150 }, CUTOFF);
});

describe('what the engine refuses to start', () => {
  it('no atoms', async () => {
    const none = {
      ...melt,
      types: new Uint8Array(),
      positions: new Float64Array(),
      velocities: null,
    };
    const problem = await rejectionOf(create({ configuration: none }));
    expect(problem.message).toContain('0 atoms');
  });

  it('a system that is not neutral', async () => {
    const types = melt.types.slice();
    types[0] = 1; // silicon in an oxygen's place
    const problem = await rejectionOf(create({ configuration: { ...melt, types } }));
    expect(problem.message).toMatch(/not neutral.*'yang2026'.*2\.8350 e/);
    expect(problem.hint).toContain('atoms or the charges');
  });

  it('an element without a charge', async () => {
    const { B: _none, ...charges } = YANG.charges;
    const problem = await rejectionOf(create({ potential: { ...YANG, id: 'mine', charges } }));
    expect(problem.message).toContain("'mine' has no charge for B");
  });

  it('a cutoff beyond half the box', async () => {
    const problem = await rejectionOf(create({ cutoff: 7 }));
    expect(problem.message).toMatch(/cutoff of 7 Å.*shortest edge is 1\d\.\d\d Å/);
    expect(problem.hint).toMatch(/at most \d\.\d\d Å/);
  });

  it('replicas that split their Coulomb sums differently', async () => {
    const replicas = [setup({}), setup({ electrostatics: 'pppm' })];
    const problem = await rejectionOf(GpuSimulation.create(device, { replicas, timeStep: 1 }));
    expect(problem.message).toContain('must share their electrostatics');
  });

  it('an accuracy that no mesh gives', async () => {
    const problem = await rejectionOf(create({ accuracy: 1e-12 }));
    expect(problem.message).toContain('accuracy of 1e-12');
  });
});

describe('a run that goes wrong', () => {
  let simulation: GpuSimulation;

  beforeAll(async () => {
    simulation = await create();
  });

  afterAll(() => simulation.destroy());

  async function expectUsable(): Promise<void> {
    const configuration = await simulation.readConfiguration(0);
    for (const value of configuration.positions) expect(Number.isFinite(value)).toBe(true);
    simulation.setVelocities(0, new Float64Array(melt.positions.length));
    const [sample] = await simulation.beginStage(NVE);
    expect(sample.temperature).toBe(0);
    const before = simulation.step;
    const [samples] = await simulation.advance(3);
    expect(samples).toHaveLength(3);
    expect(simulation.step).toBe(before + 3);
    expect(samples[2].temperature).toBeGreaterThan(0);
    expect(samples[2].temperature).toBeLessThan(5000);
  }

  it('because atoms are far too fast stops with its step, and goes on from there', async () => {
    await simulation.beginStage(NVE);
    await simulation.advance(5);
    const before = await simulation.readConfiguration(0);
    simulation.setVelocities(
      0,
      (melt.velocities as Float64Array).map((v) => 1e4 * v),
    );
    const problem = await rejectionOf(simulation.advance(20));
    expect(problem.message).toMatch(/At step [6-9] of replica 1: The atoms flew apart/);
    expect(problem.hint).toContain('time step');
    expect(simulation.step).toBe(5);
    const after = await simulation.readConfiguration(0);
    expect(after.positions).toEqual(before.positions);
    await expectUsable();
  });

  it.each([
    ['far too fast', 10],
    ['no longer anywhere', Number.NaN],
  ])('because a single atom is %s is noticed', async (_what, speed) => {
    await simulation.beginStage(NVE);
    const velocities = melt.positions.map((_x, i) => (i === 30 ? speed : 0));
    simulation.setVelocities(0, velocities);
    const problem = await rejectionOf(simulation.advance(3));
    expect(problem.message).toContain('The atoms flew apart');
    await expectUsable();
  });

  it('because a potential became one that does not fit is refused, and goes on with the old one', async () => {
    const charged = { ...YANG, id: 'charged', charges: { ...YANG.charges, Na: 1 } };
    expect(() => simulation.setPotential(0, charged)).toThrow("in 'charged' sum to");
    await expectUsable();
  });

  it('because the box shrinks below twice the cutoff stops with step and cutoff', async () => {
    await simulation.beginStage({
      ...NVE,
      ensemble: 'npt',
      pressure: { from: 400, to: 400 },
      barostatDamping: 100,
    });
    const problem = await endOf(simulation);
    expect(problem.message).toMatch(/^At step \d+ of replica 1: The cutoff of 5\.5 Å does not fit/);
    const [edge] = (await simulation.readConfiguration(0)).box;
    expect(edge).toBeGreaterThanOrEqual(2 * CUTOFF);
    await expectUsable();
  });
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
