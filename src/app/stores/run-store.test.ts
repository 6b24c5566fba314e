import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { schedule } from '../../core/schedule';
import { heatingTo, NO_RUN, type RunStatus, secondsLeft, stateOf, stateOfStage } from './run-store';

const experiment = createExperiment({ protocol: 'paper' });
const running: RunStatus = {
  ...NO_RUN,
  gpu: { kind: 'asking' },
  phase: 'running',
  experiment,
  totalSteps: 1000,
  progress: {
    step: 400,
    stageIndex: 2,
    temperature: 1800,
    pressure: 0,
    density: 2.4,
    perReplica: [{ temperature: 1800, pressure: 0, density: 2.4 }],
    stepsPerSecond: 50,
  },
};

describe('the state of a run', () => {
  it('is one word for each stage', () => {
    const words = experiment.protocol.stages.map((_, i) => stateOfStage(experiment.protocol, i));
    expect(words).toEqual(['melting', 'melting', 'cooling', 'resting', 'resting']);
  });

  it('is what the person did, or what happened, before what the stage is', () => {
    expect(stateOf(running)).toBe('cooling');
    expect(stateOf({ ...running, paused: true })).toBe('paused');
    expect(stateOf({ ...running, phase: 'failed' })).toBe('failed');
    expect(stateOf({ ...running, phase: 'preparing', paused: true })).toBe('preparing');
  });

  it('is heating where a knob was changed up while the melt cools, until the atoms are there', () => {
    const changes = [{ step: 300_000, quantity: 'temperature' as const, value: 4250 }];
    const turned = { ...experiment, changes };
    const segments = schedule(turned.protocol, changes);
    const at = (step: number, temperature: number): RunStatus => ({
      ...running,
      experiment: turned,
      segments,
      progress: running.progress && { ...running.progress, step, temperature },
    });
    expect(stateOf(at(299_000, 2900))).not.toBe('heating');
    expect(stateOf(at(300_010, 1900))).toBe('heating');
    expect(heatingTo(at(300_010, 1900))).toBeCloseTo(4250, 0);
    expect(stateOf(at(302_000, 4200))).toBe('cooling');
    // What cools by itself lags behind its target without being heated.
    expect(stateOf({ ...at(299_000, 1000), experiment })).not.toBe('heating');
  });

  it('tells the time left once it knows the speed', () => {
    expect(secondsLeft(running)).toBe(12);
    expect(secondsLeft({ ...running, progress: null })).toBeNull();
  });
});
