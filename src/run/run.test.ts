import { describe, expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { potentialById } from '../core/potential';
import type { StageTargets, ThermoSample } from '../engine/types';
import { placeReplicas } from './replicas';
import { type Dynamics, Run } from './run';

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
  readonly dispatchesPerStep = 1;
  readonly timeStep = 1;
  step = 123;
  readonly stages: StageTargets[] = [];
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
  async beginStage(targets: StageTargets): Promise<ThermoSample[]> {
    this.stages.push(targets);
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
  pppm() {
    return { grid: [1, 1, 1] as const, order: 5, alpha: 0.3 };
  }
  destroy(): void {}
}

describe('Run', () => {
  it('goes through the stages, never over the end of one', async () => {
    const dynamics = new CountingDynamics();
    const run = new Run(experiment, dynamics, [START, START]);
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
    const run = new Run(experiment, dynamics, [START, START]);
    while (!run.done) await run.advance(5000);
    const damping = { thermostatDamping: 100, barostatDamping: 1000 };
    const still = { from: 0, to: 0 };
    expect(dynamics.stages).toEqual([
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
    const run = new Run(experiment, new CountingDynamics(), [START, START]);
    expect(run.initial.map((sample) => sample.step)).toEqual([0, 0]);
    await run.advance(1000);
    const samples = await run.advance(3);
    expect(samples[1].map((sample) => sample.step)).toEqual([1001, 1002, 1003]);
  });

  it('changes the potential of every replica', () => {
    const dynamics = new CountingDynamics();
    const run = new Run(experiment, dynamics, [START, START]);
    run.setPotential(potentialById('wang2018'));
    expect(dynamics.potentials).toEqual(['0 wang2018', '1 wang2018']);
  });

  it('stands in the first stage before the first step', () => {
    const run = new Run(experiment, new CountingDynamics(), [START, START]);
    expect(run.phase).toEqual({ kind: 'stage', index: 0, name: 'mix' });
    expect(run.done).toBe(false);
  });
});
