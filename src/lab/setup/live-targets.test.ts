import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { schedule } from '../../core/schedule';
import { liveTargets } from './live-targets';

const { protocol } = createExperiment({ protocol: 'demo' });
const targets = (step: number, segments = schedule(protocol)) =>
  liveTargets(segments, step, protocol);

describe('liveTargets', () => {
  it('follows the ramp of the demo protocol', () => {
    expect(targets(0)).toEqual({ temperature: 3000, pressure: 0, rate: 270 });
    expect(targets(6000)).toEqual({ temperature: 1650, pressure: 0, rate: 270 });
    expect(targets(11_500)).toEqual({ temperature: 300, pressure: 0, rate: null });
  });

  it('follows knobs that were turned', () => {
    const segments = schedule(protocol, [
      { step: 2000, quantity: 'rate', value: 540 },
      { step: 3000, quantity: 'pressure', value: 2 },
    ]);
    expect(targets(2500, segments).rate).toBeCloseTo(540, 6);
    expect(targets(2500, segments).pressure).toBe(0);
    expect(targets(3000, segments).pressure).toBe(2);
    expect(targets(3000, segments).temperature).toBeCloseTo(3000 - 270 - 540, 6);
  });

  it('has nothing to turn where nothing obeys', () => {
    const [mix] = protocol.stages;
    const stages = [{ ...mix, name: 'free', ensemble: 'nve' as const }];
    const nothing = { temperature: null, pressure: null, rate: null };
    expect(targets(10, schedule({ ...protocol, stages }))).toEqual(nothing);
    expect(targets(12_000)).toEqual(nothing);
    expect(targets(0, [])).toEqual(nothing);
  });
});
