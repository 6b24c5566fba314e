import { describe, expect, it } from 'vitest';
import { precondition } from './precondition';
import type { Protocol } from './protocol';
import { changeRamp, rampCorners, readRamp } from './ramp';

const at = (from: number, to = from) => ({ from, to });
const demo: Protocol = {
  id: 'demo',
  stages: [
    { name: 'mix', ensemble: 'nvt', duration: 1, temperature: at(3000), pressure: null },
    { name: 'quench', ensemble: 'npt', duration: 10, temperature: at(3000, 300), pressure: at(0) },
    { name: 'rest', ensemble: 'npt', duration: 1, temperature: at(300), pressure: at(0) },
  ],
  timeStep: 1,
  accuracy: 1e-5,
  thermostatDamping: 0.1,
  barostatDamping: 1,
  averaging: { density: { stage: 'rest', last: 0.5 }, structure: { stage: 'rest', last: 0.5 } },
};

describe('the ramp of a protocol', () => {
  it('is read from its stages', () => {
    expect(readRamp(demo)).toEqual({
      melt: 3000,
      end: 300,
      rate: 270,
      pressure: 0,
      holds: [
        { stage: 'mix', duration: 1 },
        { stage: 'rest', duration: 1 },
      ],
    });
    expect(rampCorners(demo).at(-1)).toEqual([12, 300]);
  });

  it('leaves a pre-conditioning its own pressure', () => {
    const pressed = precondition(demo, 'pressure');
    expect(readRamp(pressed).pressure).toBe(0);
    expect(
      changeRamp(pressed, { pressure: 1 }).stages.map(({ pressure }) => pressure?.from),
    ).toEqual([undefined, 2, 1, 1]);
  });

  it('keeps its rate when the melt is hotter, and its melt when the rate changes', () => {
    const hot = changeRamp(demo, { melt: 4080 });
    expect(hot.stages[0].temperature).toEqual(at(4080));
    expect(hot.stages[1].duration).toBe(14);
    const slow = changeRamp(demo, { rate: 27 });
    expect(slow.stages[1].duration).toBe(100);
    expect(slow.id).toBe('custom');
  });

  it('sets pressure only where there is a barostat', () => {
    const pressed = changeRamp(demo, { pressure: 2 });
    expect(pressed.stages.map((stage) => stage.pressure?.to ?? null)).toEqual([null, 2, 2]);
  });

  it('shortens an averaging window with its stage', () => {
    const short = changeRamp(demo, { hold: { stage: 'rest', duration: 0.2 } });
    expect(short.averaging.density.last).toBe(0.1);
  });

  it('is the protocol itself when nothing changed', () => {
    expect(changeRamp(demo, { melt: 3000 })).toBe(demo);
  });
});
