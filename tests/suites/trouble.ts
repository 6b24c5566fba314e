import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import type { ReplicaSetup, StageTargets } from '../../src/engine/types';
import { smallMelts } from '../support/melt';
import { endOf, rejectionOf } from '../support/problems';

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

export function troubleSuite(platform: () => Promise<Platform>): void {
  let melt: Configuration;

  const setup = (changes: Partial<ReplicaSetup> = {}): ReplicaSetup => ({
    configuration: melt,
    potential: YANG,
    cutoff: CUTOFF,
    accuracy: 1e-4,
    ...changes,
  });

  const create = async (changes: Partial<ReplicaSetup> = {}) =>
    (await platform()).create({ replicas: [setup(changes)], timeStep: 1 });

  beforeAll(async () => {
    [melt] = await smallMelts(await platform(), { '24B': 150 }, CUTOFF);
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
      const problem = await rejectionOf((await platform()).create({ replicas, timeStep: 1 }));
      expect(problem.message).toContain('must share their electrostatics');
    });

    it('an accuracy that no mesh gives', async () => {
      const problem = await rejectionOf(create({ accuracy: 1e-12 }));
      expect(problem.message).toContain('accuracy of 1e-12');
    });
  });

  describe('a run that goes wrong', () => {
    let simulation: Dynamics;

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
      expect(problem.message).toMatch(
        /^At step \d+ of replica 1: The cutoff of 5\.5 Å does not fit/,
      );
      const [edge] = (await simulation.readConfiguration(0)).box;
      expect(edge).toBeGreaterThanOrEqual(2 * CUTOFF);
      await expectUsable();
    });
  });
}
