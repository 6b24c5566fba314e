import { describe, expect, it } from 'vitest';
import { createPace } from './pace';

describe('createPace', () => {
  it('finds chunks of about half a second', () => {
    const pace = createPace();
    for (let i = 0; i < 10; i++) pace.took(pace.chunk, pace.chunk / 200);
    expect(pace.chunk).toBe(100);
    expect(pace.stepsPerSecond).toBeCloseTo(200);
    expect(pace.left(400)).toBeCloseTo(2);
  });

  it('tells the time left from the recent speed', () => {
    const pace = createPace();
    for (let i = 0; i < 100; i++) pace.took(100, 1);
    for (let i = 0; i < 100; i++) pace.took(50, 1);
    expect(pace.left(500)).toBeGreaterThan(9.8);
    expect(pace.stepsPerSecond).toBeCloseTo(75);
  });

  it('never asks for less than a step, nor for so many that nothing is seen', () => {
    const slow = createPace();
    slow.took(slow.chunk, 100);
    expect(slow.chunk).toBe(1);
    const fast = createPace();
    for (let i = 0; i < 20; i++) fast.took(fast.chunk, 1e-6);
    expect(fast.chunk).toBe(2000);
  });

  it('knows nothing before the first chunk', () => {
    expect(createPace().left(100)).toBeNull();
  });
});
