import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { readSeries, seriesPoints } from '../../core/series';
import { emptySeries, withPoint } from '../../core/series-result';
import { nextPoint, pointOf, seriesBegun, seriesSeconds } from './series-progress';

const experiment = createExperiment({ replicas: 2, series: readSeries('rate=1000,270,100') });
const done = (value: number) => ({ value, atoms: 400, seeds: [{ seed: 1, values: {} }] });
const begun = withPoint(emptySeries(experiment), done(1000));

describe('how far a series has come', () => {
  it('is known as long as nothing of it is changed', () => {
    expect(seriesBegun({ ...experiment }, begun)).toBe(begun);
    expect(seriesBegun({ ...experiment, seed: 9 }, begun)).toEqual(
      emptySeries({ ...experiment, seed: 9 }),
    );
    expect(seriesBegun(experiment, null)).toEqual(emptySeries(experiment));
  });

  it('names the next point, none of a whole series', () => {
    expect(nextPoint(emptySeries(experiment))?.value).toBe(1000);
    expect(nextPoint(begun)?.value).toBe(270);
    expect(nextPoint(withPoint(withPoint(begun, done(270)), done(100)))).toBeNull();
  });

  it('knows a run that is one of its points, however it was computed', () => {
    const [, second] = seriesPoints(experiment);
    const numerics = {
      adapter: 'a GPU',
      lanes: 4,
      meshLanes: 1,
      skin: 1,
      meshPointCost: 15,
      planeThreads: 4,
    } as const;
    expect(pointOf(experiment, { ...second.experiment, numerics })?.value).toBe(270);
    expect(pointOf(experiment, { ...second.experiment, seed: 5 })).toBeNull();
    expect(pointOf(createExperiment(), second.experiment)).toBeNull();
    const impossible = { ...experiment, series: { axis: 'Na2O:SiO2', values: [10, 90] } };
    expect(pointOf(impossible, second.experiment)).toBeNull();
  });
});

describe('what a series costs', () => {
  const speeds = [{ atoms: 400, cutoff: 7, stepsPerSecond: 1000 }] as never;

  it('is the steps of all points', () => {
    // 4700, 12,000 and 29,000 steps
    expect(seriesSeconds(experiment, speeds, 2)).toBeCloseTo(45.7, 9);
    expect(seriesSeconds(experiment, speeds, 1)).toBeCloseTo(91.4, 9);
    expect(seriesSeconds(experiment, speeds, null)).toBeCloseTo(91.4, 9);
  });

  it('is not known where nothing was timed', () => {
    expect(seriesSeconds(experiment, [], 2)).toBeNull();
  });
});
