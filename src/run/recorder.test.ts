import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { createExperiment, type Experiment } from '../core/experiment';
import type { ThermoSample } from '../engine/types';
import { Recorder } from './recorder';
import { placeReplicas } from './replicas';
import { summarise } from './summary';

const MEASURED = { platform: 'gpu', adapter: 'test', stateHash: '', stepsPerSecond: 100 } as const;

/** Samples of `steps` steps after `from`; temperature counts the steps, the box holds. */
function samples(from: number, steps: number, edge = 18): ThermoSample[] {
  return Array.from({ length: steps }, (_, i) => ({
    step: from + i + 1,
    temperature: from + i + 1,
    pressure: 1,
    potential: -4000,
    buckingham: -400,
    coulomb: -3600,
    kinetic: 15,
    box: [edge, edge, edge] as const,
    conserved: -3985,
  }));
}

/** Drives the recorder over the whole run, as a run would. */
function record(experiment: Experiment, glasses: readonly Configuration[]) {
  const recorder = new Recorder(experiment, { rows: 1000, frames: 100 });
  const trajectory: number[] = [];
  const structure: number[] = [];
  let step = 0;
  for (;;) {
    const next = recorder.stepsToFrame(step);
    if (!Number.isFinite(next)) break;
    recorder.add(glasses.map((_, r) => samples(step, next, 18 + 0.1 * r)));
    step += next;
    const due = recorder.frameDue(step);
    expect(due.trajectory || due.structure).toBe(true);
    if (due.trajectory) trajectory.push(step);
    if (due.structure) {
      structure.push(step);
      for (const [replica, glass] of glasses.entries()) {
        recorder.addStructure(replica, step, glass);
      }
    }
  }
  return { recorder, trajectory, structure };
}

describe('Recorder', () => {
  const experiment = createExperiment({ preset: '24B', protocol: 'demo', seed: 1 });
  const glasses = placeReplicas(experiment);

  it('keeps at most the rows asked for, the last step among them', () => {
    const { recorder } = record(experiment, glasses);
    const series = recorder.series();
    expect(series.length).toBeLessThanOrEqual(1000);
    expect(series.length).toBeGreaterThan(500);
    expect(series[series.length - 1].step).toBe(12000);
    expect(series[series.length - 1].time).toBeCloseTo(12);
  });

  it('asks for frames evenly, and for structure within the window up to its end', () => {
    const { trajectory, structure } = record(experiment, glasses);
    expect(trajectory).toEqual(Array.from({ length: 100 }, (_, i) => 120 * (i + 1)));
    expect(structure).toEqual(Array.from({ length: 20 }, (_, i) => 11500 + 25 * (i + 1)));
  });

  it('averages over the window only', () => {
    const { recorder } = record(experiment, glasses);
    const summary = summarise(experiment, recorder, MEASURED);
    expect(summary.temperature?.mean).toBeCloseTo((11501 + 12000) / 2);
    expect(summary.pressure).toEqual({ mean: 1, standardError: null });
    expect(summary.potentialEnergyPerAtom?.mean).toBeCloseTo(-4000 / recorder.atoms[0]);
  });

  it('computes the density from the masses and the box', () => {
    const { recorder } = record(experiment, glasses);
    const { types, species } = glasses[0];
    const mass = types.reduce((sum, type) => sum + species[type].mass, 0);
    const summary = summarise(experiment, recorder, MEASURED);
    expect(summary.density?.mean).toBeCloseTo((mass * 1.6605390666) / 18 ** 3, 6);
  });

  it('gives null for the fraction of an absent element', () => {
    for (const [preset, b4, si4] of [
      ['75B', false, true],
      ['0B', true, false],
    ] as const) {
      const other = createExperiment({ preset, protocol: 'demo', seed: 1 });
      const summary = summarise(other, record(other, placeReplicas(other)).recorder, MEASURED);
      expect(summary.b4Fraction === null).toBe(b4);
      expect(summary.si4Fraction === null).toBe(si4);
    }
  });

  it('takes the error of several replicas from the spread of their means', () => {
    const three = createExperiment({ preset: '24B', protocol: 'demo', seed: 1, replicas: 3 });
    const { recorder } = record(three, placeReplicas(three));
    const densities = [0, 1, 2].map((r) => recorder.values('density', r)[0]);
    const mean = densities.reduce((a, b) => a + b) / 3;
    const spread = Math.sqrt(densities.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 2);
    const summary = summarise(three, recorder, MEASURED);
    expect(summary.density?.mean).toBeCloseTo(mean, 10);
    expect(summary.density?.standardError).toBeCloseTo(spread / Math.sqrt(3), 10);
  });

  it('says what was run', () => {
    const { recorder } = record(experiment, glasses);
    expect(summarise(experiment, recorder, MEASURED)).toMatchObject({
      name: '24B',
      potential: 'yang2026',
      protocol: 'demo',
      seed: 1,
      replicas: 1,
      adapter: 'test',
      stepsPerSecond: 100,
      atoms: glasses[0].types.length,
    });
  });
});
