import { describe, expect, it } from 'vitest';
import { MOMENT_STEPS, RecentTemperatures } from './recent-temperatures';

const steps = Array.from({ length: 1000 }, (_, step) => 3000 - 2.7 * step + 40 * Math.sin(step));

/** The temperature of the moment after all steps, taken so many at a time. */
function taken(chunk: number): number {
  const recent = new RecentTemperatures([[3000]]);
  for (let at = 0; at < steps.length; at += chunk) recent.add([steps.slice(at, at + chunk)]);
  return recent.of(0);
}

describe('the temperature of the moment', () => {
  it('is the same however many steps come at a time', () => {
    const mean = steps.slice(-MOMENT_STEPS).reduce((a, b) => a + b) / MOMENT_STEPS;
    for (const chunk of [1, 7, 40, 100, 333, 1000]) expect(taken(chunk)).toBeCloseTo(mean, 9);
  });

  it('goes on from where a run was kept', () => {
    const whole = new RecentTemperatures([[3000]]);
    whole.add([steps]);
    const first = new RecentTemperatures([[3000]]);
    first.add([steps.slice(0, 950)]);
    const second = new RecentTemperatures(first.state());
    second.add([steps.slice(950)]);
    expect(second.of(0)).toBe(whole.of(0));
  });

  it('begins with what a run begins with', () => {
    const recent = new RecentTemperatures([[300], [1500]]);
    expect([recent.of(0), recent.of(1)]).toEqual([300, 1500]);
    recent.add([[100], [2500]]);
    expect([recent.of(0), recent.of(1)]).toEqual([200, 2000]);
  });
});
