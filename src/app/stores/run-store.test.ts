import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { NO_RUN, type RunStatus, secondsLeft, stateOf, stateOfStage } from './run-store';

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

  it('tells the time left once it knows the speed', () => {
    expect(secondsLeft(running)).toBe(12);
    expect(secondsLeft({ ...running, progress: null })).toBeNull();
  });
});
