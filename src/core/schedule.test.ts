import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change';
import { type Protocol, protocolById, totalSteps } from './protocol';
import { type Segment, schedule, scheduledSteps, segmentAt, targetTemperature } from './schedule';

const { protocol: demo } = protocolById('demo');
const { protocol: short } = protocolById('short');

const at = (step: number, quantity: Change['quantity'], value: number): Change => ({
  step,
  quantity,
  value,
});

/** What a segment is, without its place. */
const seen = (protocol: Protocol, segments: readonly Segment[]) =>
  segments.map(({ stage, first, last, temperature, pressure }) => [
    protocol.stages[stage].name,
    last - first,
    temperature.from,
    temperature.to,
    pressure?.from ?? null,
  ]);

describe('schedule', () => {
  it('of a protocol without changes is its stages', () => {
    const segments = schedule(demo);
    expect(seen(demo, segments)).toEqual([
      ['mix', 1000, 3000, 3000, null],
      ['quench', 10000, 3000, 300, 0],
      ['rest', 1000, 300, 300, 0],
    ]);
    expect(scheduledSteps(segments)).toBe(totalSteps(demo));
    expect(
      [0, 1, 1000, 1001, 11000, 12000, 99999].map((step) => segmentAt(segments, step)),
    ).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('lets a new temperature hold on, and the quench begin from it at its rate', () => {
    expect(seen(short, schedule(short, [at(2000, 'temperature', 2500)]))).toEqual([
      ['mix', 2000, 3000, 3000, null],
      ['mix', 3000, 2500, 2500, null],
      ['melt', 5000, 2500, 2500, 0],
      ['quench', 22000, 2500, 300, 0],
      ['rest', 5500, 300, 300, 0],
    ]);
  });

  it('lets a ramp go on from a new temperature at the rate it had', () => {
    expect(seen(demo, schedule(demo, [at(6000, 'temperature', 2730)]))).toEqual([
      ['mix', 1000, 3000, 3000, null],
      ['quench', 5000, 3000, 300, 0],
      ['quench', 9000, 2730, 300, 0],
      ['rest', 1000, 300, 300, 0],
    ]);
    // Below the end: it warms up to it.
    const [, , up] = schedule(demo, [at(6000, 'temperature', 30)]);
    expect([up.temperature, up.last - up.first]).toEqual([{ from: 30, to: 300 }, 1000]);
  });

  it('keeps the line of a ramp that a change cuts short', () => {
    const [, cut, rest] = schedule(demo, [at(6000, 'pressure', 2)]);
    expect(cut).toMatchObject({ first: 1000, last: 6000, rampSteps: 10000 });
    expect(targetTemperature(cut, 6000)).toBe(1650);
    expect(rest).toMatchObject({ temperature: { from: 1650, to: 300 }, rampSteps: 5000 });
    expect(targetTemperature(rest, 11000)).toBe(300);
  });

  it('gives what is left of a ramp a new rate, or the next one that comes', () => {
    expect(seen(demo, schedule(demo, [at(6000, 'rate', 135)]))).toEqual([
      ['mix', 1000, 3000, 3000, null],
      ['quench', 5000, 3000, 300, 0],
      ['quench', 10000, 1650, 300, 0],
      ['rest', 1000, 300, 300, 0],
    ]);
    expect(seen(demo, schedule(demo, [at(500, 'rate', 540)]))).toEqual([
      ['mix', 1000, 3000, 3000, null],
      ['quench', 5000, 3000, 300, 0],
      ['rest', 1000, 300, 300, 0],
    ]);
  });

  it('lets a new pressure hold on through the stages that had the old one', () => {
    expect(seen(short, schedule(short, [at(7000, 'pressure', 2)]))).toEqual([
      ['mix', 5000, 3000, 3000, null],
      ['melt', 2000, 3000, 3000, 0],
      ['melt', 3000, 3000, 3000, 2],
      ['quench', 27000, 3000, 300, 2],
      ['rest', 5500, 300, 300, 2],
    ]);
    // In a stage without a barostat it waits for the next, and the stage goes on undisturbed.
    expect(seen(short, schedule(short, [at(100, 'pressure', 2)]))[0]).toEqual([
      'mix',
      5000,
      3000,
      3000,
      null,
    ]);
  });

  it('leaves potentials to others', () => {
    expect(schedule(demo, [at(100, 'B-O.A', 2e5)])).toEqual(schedule(demo));
  });

  it.each([
    [at(12000, 'temperature', 500), 'the run ends at step 12000'],
    [at(11500, 'rate', 1), 'nothing heats or cools'],
  ])('refuses %j', (change, message) => {
    expect(() => schedule(demo, [change])).toThrow(message);
  });

  it('refuses a temperature where nothing controls it, and a pressure where nothing will', () => {
    const [mix, , rest] = demo.stages;
    const nve = { ...demo, stages: [mix, { ...rest, ensemble: 'nve' as const, pressure: null }] };
    expect(() => schedule(nve, [at(1500, 'temperature', 500)])).toThrow('constant energy');
    expect(() => schedule(nve, [at(10, 'pressure', 1)])).toThrow(
      'no stage is at constant pressure',
    );
  });

  it('has no gaps, and does the same change by change as all at once', () => {
    const change = fc.record({
      step: fc.integer({ min: 0, max: 30000 }),
      quantity: fc.constantFrom('temperature' as const, 'pressure' as const, 'rate' as const),
      value: fc.integer({ min: 50, max: 4000 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (drawn) => {
        const known: Change[] = [];
        for (const next of drawn.sort((a, b) => a.step - b.step)) {
          const before = schedule(short, known);
          let after: Segment[];
          try {
            after = schedule(short, [...known, next]);
          } catch {
            continue;
          }
          known.push(next);
          // What is over by then stays as it was, to the last number.
          const over = before.filter(({ last }) => last <= next.step);
          expect(after.slice(0, over.length)).toEqual(over);
          const running = before[over.length];
          if (running && next.step > running.first) {
            const { last: _, ...line } = running;
            expect(after[over.length]).toMatchObject(line);
          }
        }
        const segments = schedule(short, known);
        expect(segments[0].first).toBe(0);
        for (const [i, { first, last, rampSteps }] of segments.entries()) {
          if (i > 0) expect(first).toBe(segments[i - 1].last);
          expect(last).toBeGreaterThan(first);
          expect(rampSteps).toBeGreaterThanOrEqual(last - first);
        }
      }),
    );
  });
});
