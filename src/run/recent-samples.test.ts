import { describe, expect, it } from 'vitest';
import type { ThermoSample } from '../engine/types';
import { MOMENT_STEPS, RecentSamples } from './recent-samples';

const sample = (temperature: number): ThermoSample => ({
  step: 0,
  temperature,
  pressure: temperature / 1000,
  potential: 0,
  buckingham: 0,
  coulomb: 0,
  kinetic: 0,
  box: [20, 20, 20],
  conserved: 0,
});
const steps = Array.from({ length: 1000 }, (_, step) =>
  sample(3000 - 2.7 * step + 40 * Math.sin(step)),
);

/** What is said of the moment after all steps, taken so many at a time. */
function taken(chunk: number): RecentSamples {
  const recent = new RecentSamples([[sample(3000)]]);
  for (let at = 0; at < steps.length; at += chunk) recent.add([steps.slice(at, at + chunk)]);
  return recent;
}

describe('temperature and pressure of the moment', () => {
  it('are the same however many steps come at a time', () => {
    const latest = steps.slice(-MOMENT_STEPS).map(({ temperature }) => temperature);
    const mean = latest.reduce((a, b) => a + b) / MOMENT_STEPS;
    for (const chunk of [1, 7, 40, 100, 333, 1000]) {
      expect(taken(chunk).temperature(0)).toBeCloseTo(mean, 9);
      expect(taken(chunk).pressure(0)).toBeCloseTo(mean / 1000, 12);
    }
  });

  it('go on from where a run was kept', () => {
    const first = new RecentSamples([[sample(3000)]]);
    first.add([steps.slice(0, 950)]);
    const second = new RecentSamples(structuredClone(first.state()));
    second.add([steps.slice(950)]);
    expect(second.temperature(0)).toBe(taken(1).temperature(0));
  });

  it('begin with what a run begins with', () => {
    const recent = new RecentSamples([[sample(300)], [sample(1500)]]);
    expect([recent.temperature(0), recent.temperature(1)]).toEqual([300, 1500]);
    recent.add([[sample(100)], [sample(2500)]]);
    expect([recent.temperature(0), recent.temperature(1)]).toEqual([200, 2000]);
  });
});
