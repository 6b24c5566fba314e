import { describe, expect, it } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import { createExperiment } from '../core/experiment';
import type { Dynamics } from '../engine/dynamics';
import type { StageTargets, ThermoSample } from '../engine/types';
import { placeReplicas } from './replicas';
import { Run } from './run';

const experiment = createExperiment({ preset: '24B', protocol: 'demo', seed: 1, replicas: 2 });

const START: ThermoSample = {
  step: 7,
  temperature: 3000,
  pressure: 5,
  potential: -4000,
  buckingham: -400,
  coulomb: -3600,
  kinetic: 150,
  box: [18, 18, 18],
  conserved: -3850,
};

/** A simulation that only counts, and writes down what it is asked. */
class CountingDynamics implements Dynamics {
  readonly replicaCount = 2;
  readonly timeStep = 1;
  readonly tuning = tuningWith({ lanes: 4 });
  step = 123;
  readonly stages: (readonly StageTargets[])[] = [];
  readonly chunks: number[] = [];
  readonly potentials: string[] = [];

  async relax(): Promise<void> {}
  setVelocities(): void {}
  setPotential(replica: number, potential: { id: string }): void {
    this.potentials.push(`${replica} ${potential.id}`);
  }
  async evaluate(): Promise<ThermoSample[]> {
    return [START, START];
  }
  async beginStage(targets: StageTargets | readonly StageTargets[]): Promise<ThermoSample[]> {
    this.stages.push('ensemble' in targets ? [targets] : targets);
    return this.evaluate();
  }
  async advance(steps: number): Promise<ThermoSample[][]> {
    this.chunks.push(steps);
    this.step += steps;
    const samples = Array.from({ length: steps }, () => START);
    return [samples, samples];
  }
  async readConfiguration(replica: number) {
    return placeReplicas(experiment)[replica];
  }
  async readForces(): Promise<Float64Array> {
    return new Float64Array();
  }
  mesh() {
    return { electrostatics: 'pppm', grid: [1, 1, 1], order: 5, alpha: 0.3 } as const;
  }
  async snapshot(): Promise<never> {
    throw new Error('It only counts.');
  }
  destroy(): void {}
}

describe('Run', () => {
  it('goes through the stages, never over the end of one', async () => {
    const dynamics = new CountingDynamics();
    const run = new Run(experiment, dynamics, [START, START], 'test');
    const seen: [number, string][] = [];
    while (!run.done) {
      await run.advance(700);
      seen.push([run.step, run.stage.name]);
    }
    expect(run.totalSteps).toBe(12000);
    expect(dynamics.chunks.slice(0, 4)).toEqual([700, 300, 700, 700]);
    expect(seen.slice(0, 3)).toEqual([
      [700, 'mix'],
      [1000, 'mix'],
      [1700, 'quench'],
    ]);
    expect(seen[seen.length - 1]).toEqual([12000, 'rest']);
    expect(run.phase).toEqual({ kind: 'done' });
    expect(await run.advance(10)).toEqual([[], []]);
  });

  it('gives each stage its targets, with dampings in fs', async () => {
    const dynamics = new CountingDynamics();
    const run = new Run(experiment, dynamics, [START, START], 'test');
    while (!run.done) await run.advance(5000);
    const damping = { thermostatDamping: 100, barostatDamping: 1000 };
    const still = { from: 0, to: 0 };
    const ofFirst = dynamics.stages.map(([first, second]) => {
      expect(second).toEqual(first);
      return first;
    });
    expect(ofFirst).toEqual([
      {
        ensemble: 'nvt',
        steps: 1000,
        temperature: { from: 3000, to: 3000 },
        pressure: still,
        ...damping,
      },
      {
        ensemble: 'npt',
        steps: 10000,
        temperature: { from: 3000, to: 300 },
        pressure: still,
        ...damping,
      },
      {
        ensemble: 'npt',
        steps: 1000,
        temperature: { from: 300, to: 300 },
        pressure: still,
        ...damping,
      },
    ]);
  });

  it('numbers samples from the start of the run, whatever the simulation counts', async () => {
    const run = new Run(experiment, new CountingDynamics(), [START, START], 'test');
    expect(run.initial.map((sample) => sample.step)).toEqual([0, 0]);
    await run.advance(1000);
    const samples = await run.advance(3);
    expect(samples[1].map((sample) => sample.step)).toEqual([1001, 1002, 1003]);
  });

  it('records a turn of a knob at the present step, and obeys it from the next one on', async () => {
    const dynamics = new CountingDynamics();
    const run = new Run(experiment, dynamics, [START, START], 'test');
    await run.advance(400);
    const turned = run.change([
      { quantity: 'temperature', value: 2700 },
      { quantity: 'B-O.A', value: 180000 },
    ]);
    expect(turned).toEqual([
      { step: 400, quantity: 'temperature', value: 2700 },
      { step: 400, quantity: 'B-O.A', value: 180000 },
    ]);
    expect(run.experiment.changes).toEqual(turned);
    expect(dynamics.stages).toHaveLength(1);
    await run.advance(5000);
    expect(run.step).toBe(1000);
    expect(dynamics.stages[1][0].temperature).toEqual({ from: 2700, to: 2700 });
    expect(dynamics.potentials).toEqual(['0 yang2026-changed', '1 yang2026-changed']);
    // From 2700 K at the same 270 K/ps.
    expect(run.totalSteps).toBe(12000 - 1111);
    while (!run.done) await run.advance(5000);
    expect(dynamics.stages[2][0].temperature).toEqual({ from: 2700, to: 300 });
  });

  it('does the same when it knows the changes from its start', async () => {
    const live = new CountingDynamics();
    const first = new Run(experiment, live, [START, START], 'test');
    await first.advance(700);
    first.change([{ quantity: 'temperature', value: 2900 }]);
    await first.advance(5000);
    await first.advance(2222);
    first.change([
      { quantity: 'rate', value: 1350 },
      { quantity: 'B-B.rho', value: 0.36 },
    ]);
    while (!first.done) await first.advance(5000);

    const known = new CountingDynamics();
    const again = new Run(first.experiment, known, [START, START], 'test');
    while (!again.done) await again.advance(5000);
    expect(known.stages).toEqual(live.stages);
    expect(known.potentials).toEqual(live.potentials);
    expect(again.step).toBe(first.step);
    expect(again.segments).toEqual(first.segments);
  });

  it('refuses a knob that nothing obeys, and goes on as before', async () => {
    const run = new Run(experiment, new CountingDynamics(), [START, START], 'test');
    while (run.step < 11000) await run.advance(5000);
    await run.advance(100);
    expect(() => run.change([{ quantity: 'rate', value: 10 }])).toThrow('nothing heats or cools');
    expect(run.experiment.changes).toEqual([]);
    expect(run.totalSteps).toBe(12000);
  });

  it('stands in the first stage before the first step', () => {
    const run = new Run(experiment, new CountingDynamics(), [START, START], 'test');
    expect(run.phase).toEqual({ kind: 'stage', index: 0, name: 'mix' });
    expect(run.done).toBe(false);
  });
});
