import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { evenFrames, trajectoryStretches } from './trajectory-stretches';

const framesAt = (times: readonly (number | null)[]) =>
  times.map((time, i) => ({ step: Math.round(1000 * (time ?? i)), time, temperature: 300 }));

describe('trajectoryStretches', () => {
  // demo: 1 ps of mixing, 10 ps of cooling, 1 ps of rest
  const experiment = createExperiment({ preset: '24B', protocol: 'demo' });

  it('are the stages of a run, as far as it has come', () => {
    const frames = framesAt([0, 0.5, 1, 4, 8, 11, 11.5]);
    expect(trajectoryStretches(frames, experiment, null)).toEqual([
      { name: 'mix', from: 0, to: 2, ramps: false },
      { name: 'quench', from: 3, to: 5, ramps: true },
    ]);
    expect(trajectoryStretches(frames, experiment, 4).at(-1)).toEqual({
      name: 'quench',
      from: 3,
      to: 4,
      ramps: true,
    });
  });

  it('are one where nothing is known of stages, none without times', () => {
    expect(trajectoryStretches(framesAt([0, 1, 2]), null, null)).toEqual([
      { name: 'all frames', from: 0, to: 2, ramps: false },
    ]);
    expect(trajectoryStretches(framesAt([0, null]), null, null)).toEqual([]);
    expect(trajectoryStretches([], null, null)).toEqual([]);
  });
});

describe('evenFrames', () => {
  it('leaves out what lies between and after', () => {
    const frames = framesAt([0, 0.2, 0.4, 0.5, 0.6, 0.8, 0.85]);
    expect(evenFrames(frames, { from: 0, to: 6 }, 100)).toEqual([0, 1, 2, 4, 5]);
  });

  it('follows a recording that was thinned on the way', () => {
    const frames = framesAt([0, 0.4, 0.8, 1.0, 1.2, 1.4, 1.6]);
    expect(evenFrames(frames, { from: 0, to: 6 }, 100)).toEqual([0, 1, 2, 4, 6]);
  });

  it('keeps the latest of too many; of one moment there is one', () => {
    const frames = framesAt([0, 1, 2, 3, 4]);
    expect(evenFrames(frames, { from: 0, to: 4 }, 3)).toEqual([2, 3, 4]);
    expect(evenFrames(framesAt([1, 1]), { from: 0, to: 1 }, 9)).toEqual([]);
  });
});
