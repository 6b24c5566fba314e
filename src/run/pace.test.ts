import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

/** A pace and a clock to turn by hand. */
function paceAt(chunkTime = 60, firstChunk = 1) {
  let time = 0;
  const pace = new Pace({ chunkTime, memory: 12_000, firstChunk, now: () => time });
  const advance = (steps: number, milliseconds: number) => {
    pace.begin();
    time += milliseconds;
    pace.end(steps);
  };
  const wait = (milliseconds: number) => {
    time += milliseconds;
  };
  return { pace, advance, wait };
}

describe('Pace', () => {
  it('grows chunks towards their length, at most twofold, and shrinks them at once', () => {
    const { pace, advance } = paceAt();
    advance(1, 1);
    expect(pace.chunk).toBe(2);
    for (let i = 0; i < 8; i++) advance(pace.chunk, pace.chunk);
    expect(pace.chunk).toBe(60);
    advance(60, 600);
    expect(pace.chunk).toBe(6);
    advance(6, 10_000);
    expect(pace.chunk).toBe(1);
  });

  it('finds chunks of the length that is asked for, and takes note when another is', () => {
    const { pace, advance } = paceAt(500, 10);
    for (let i = 0; i < 10; i++) advance(pace.chunk, 5 * pace.chunk);
    expect(pace.chunk).toBe(100);
    pace.setChunkTime(100);
    advance(100, 500);
    expect(pace.chunk).toBe(20);
  });

  it('tells the speed by the wall clock, but leaves pauses out', () => {
    const { pace, advance, wait } = paceAt();
    expect(pace.meanStepsPerSecond).toBe(0);
    advance(10, 100);
    wait(100);
    advance(10, 100);
    expect(pace.meanStepsPerSecond).toBeCloseTo(20 / 0.3, 9);
    wait(60_000);
    pace.resume();
    advance(10, 100);
    expect(pace.meanStepsPerSecond).toBeCloseTo(30 / 0.4, 9);
    expect(pace.stepsPerSecond).toBeGreaterThan(60);
  });

  it('tells the time left from the speed of late', () => {
    const { pace, advance } = paceAt();
    expect(pace.secondsFor(100)).toBeNull();
    for (let i = 0; i < 100; i++) advance(100, 1000);
    for (let i = 0; i < 100; i++) advance(50, 1000);
    expect(pace.secondsFor(500)).toBeCloseTo(10, 1);
    expect(pace.meanStepsPerSecond).toBeCloseTo(75, 9);
  });

  it('never asks for less than a step, nor for so many that nothing is seen', () => {
    const slow = paceAt(500, 10);
    slow.advance(10, 100_000);
    expect(slow.pace.chunk).toBe(1);
    const fast = paceAt(500, 10);
    for (let i = 0; i < 20; i++) fast.advance(fast.pace.chunk, 1e-3);
    expect(fast.pace.chunk).toBe(2000);
  });
});
