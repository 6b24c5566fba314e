import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { preconditioningOf } from '../../core/precondition';
import { totalSteps } from '../../core/protocol';
import { changeRamp } from '../../core/ramp';
import { withPreconditioning, withSmallerStep } from './remedies';

const changes = [{ step: 500, quantity: 'temperature', value: 6000 }] as const;
const demo = createExperiment({ protocol: 'demo', changes });

describe('what helps', () => {
  it('halves the step and turns the knobs at the same times', () => {
    const smaller = withSmallerStep(demo);
    expect(smaller.protocol.timeStep).toBe(0.5);
    expect(totalSteps(smaller.protocol)).toBe(2 * totalSteps(demo.protocol));
    expect(smaller.changes).toEqual([{ ...changes[0], step: 1000 }]);
    expect(smaller.protocol.stages).toEqual(demo.protocol.stages);
  });

  it('compresses first, at 3000 K at most, and turns nothing', () => {
    const hot = { ...demo, protocol: changeRamp(demo.protocol, { melt: 6000 }) };
    for (const experiment of [demo, hot]) {
      const helped = withPreconditioning(experiment);
      expect(preconditioningOf(helped.protocol)).toBe('pressure');
      expect(helped.changes).toEqual([]);
      const kelvins = helped.protocol.stages.map(({ temperature }) => temperature.from);
      expect(Math.max(...kelvins)).toBe(3000);
    }
  });
});
