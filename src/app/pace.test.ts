import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

/** A pace and a clock to turn by hand. */
function paceAt() {
  let time = 0;
  const pace = new Pace(() => time);
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

  it('tells the speed by the wall clock, but leaves pauses out', () => {
    const { pace, advance, wait } = paceAt();
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

  it('sends fewer frames where the processor computes, and as few as drawing leaves time for', () => {
    const { pace, wait } = paceAt();
    const intervalOf = () => {
      pace.frameSent();
      let interval = 0;
      while (!pace.frameWanted()) {
        wait(10);
        interval += 10;
      }
      return interval;
    };
    expect(pace.frameWanted()).toBe(true);
    expect(intervalOf()).toBe(60);
    pace.setAdapter(true);
    expect(intervalOf()).toBe(160);
    pace.setDrawTime(80);
    expect(intervalOf()).toBe(810);
    pace.setDrawTime(3000);
    expect(intervalOf()).toBe(4010);
  });
});
