import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { placeReplicas } from '../../run/replicas';
import { Recording } from './recording';

const experiment = createExperiment({ preset: '24B', atoms: 60, cutoff: 4, seed: 3, replicas: 2 });
const configurations = placeReplicas(experiment);
const atoms = configurations[0].types.length;

const row = (step: number) => ({
  step,
  stage: 'mix',
  time: step / 1000,
  temperature: 3000,
  pressure: 0,
  potential: -1,
  kinetic: 1,
  volume: 1,
  density: 2,
  conserved: 0,
});
const point = (step: number) => ({ step, time: step / 1000, temperature: 2000, b4: 0.5, si4: 1 });

describe('Recording', () => {
  it('keeps every replica', () => {
    const recording = new Recording('24B', 'run', experiment, 2);
    recording.addRows([
      [row(0), row(1)],
      [row(0), row(1)],
    ]);
    recording.addStructure([point(0), point(0)]);
    recording.addFrames(configurations, { step: 0, time: 0 });
    recording.addStructure([point(0), point(0)]);
    for (const [r, replica] of recording.replicas.entries()) {
      expect(replica.rows).toHaveLength(2);
      expect(replica.structure).toHaveLength(1);
      expect(replica.atoms).toBe(atoms);
      expect(replica.frames[0].temperature).toBe(2000);
      expect(replica.last).toBe(configurations[r]);
      expect(replica.lastPlace).toEqual({ step: 0, time: 0, temperature: 2000 });
    }
    expect(recording.experimentOf(1)).toMatchObject({ seed: 4, replicas: 1 });
  });

  it('thins out what is old when there is too much of it, and keeps both ends', () => {
    const room = { rows: 20, coordinates: 2 * 3 * atoms * 6, structure: 20 };
    const recording = new Recording('24B', 'run', experiment, 2, room);
    for (let step = 0; step <= 40; step++) {
      recording.addRows([[row(step)], [row(step)]]);
      recording.addStructure([point(step), point(step)]);
      recording.addFrames(configurations, { step, time: step / 1000 });
    }
    for (const replica of recording.replicas) {
      for (const kept of [replica.rows, replica.structure, replica.frames]) {
        const steps = kept.map(({ step }) => step);
        expect([steps[0], steps.at(-1)]).toEqual([0, 40]);
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
        expect(steps.length).toBeLessThanOrEqual(10);
        expect(steps.length).toBeGreaterThan(3);
      }
      expect(replica.frames.length).toBeLessThanOrEqual(6);
    }
  });

  it('knows which replicas differ in their seed only', () => {
    const variants = ['a', 'b', 'c'].map((name) => ({ name }));
    const recording = new Recording('24B', 'run', { ...experiment, variants }, 6);
    recording.lookedAt = 3;
    expect(recording.companions).toEqual([2, 3]);
    const file = new Recording('24B', 'file', experiment);
    expect(file.companions).toEqual([0]);
    expect(file.experimentOf(0)).toBe(experiment);
  });
});
