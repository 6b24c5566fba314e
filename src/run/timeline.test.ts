import { describe, expect, it } from 'vitest';
import { protocolById } from '../core/protocol';
import { schedule } from '../core/schedule';
import { averagingSteps, stageWindows, structureInterval } from './timeline';

describe('timeline', () => {
  it('counts the steps of the demo: 1 ps, 10 ps, 1 ps', () => {
    expect(stageWindows(schedule(protocolById('demo').protocol))).toEqual([
      { first: 0, last: 1000 },
      { first: 1000, last: 11000 },
      { first: 11000, last: 12000 },
    ]);
  });

  it('counts a stage that changes cut in parts as one', () => {
    const { protocol } = protocolById('demo');
    const segments = schedule(protocol, [
      { step: 400, quantity: 'temperature', value: 2700 },
      { step: 2000, quantity: 'pressure', value: 1 },
    ]);
    expect(segments).toHaveLength(5);
    expect(stageWindows(segments)).toEqual([
      { first: 0, last: 1000 },
      { first: 1000, last: 9889 },
      { first: 9889, last: 10889 },
    ]);
  });

  it('averages the demo over its last 0.5 ps', () => {
    const { protocol } = protocolById('demo');
    const window = { first: 11500, last: 12000 };
    expect(averagingSteps(protocol, schedule(protocol), protocol.averaging.density)).toEqual(
      window,
    );
    expect(averagingSteps(protocol, schedule(protocol), protocol.averaging.structure)).toEqual(
      window,
    );
    expect(structureInterval(window, protocol.timeStep)).toBe(25);
  });

  it('averages the density of the paper over NPT and its structure over 100 frames 1 ps apart', () => {
    const { protocol } = protocolById('paper');
    const density = averagingSteps(protocol, schedule(protocol), protocol.averaging.density);
    const structure = averagingSteps(protocol, schedule(protocol), protocol.averaging.structure);
    expect(density).toEqual({ first: 2_860_000, last: 2_910_000 });
    expect(structure).toEqual({ first: 2_910_000, last: 3_010_000 });
    expect(structureInterval(structure, protocol.timeStep)).toBe(1000);
  });

  it('never averages over more than the stage', () => {
    const { protocol } = protocolById('demo');
    expect(
      averagingSteps(protocol, schedule(protocol), { stage: protocol.stages[0].name, last: 99 }),
    ).toEqual({
      first: 0,
      last: 1000,
    });
  });
});
