import { describe, expect, it } from 'vitest';
import { createExperiment, type Experiment } from '../../core/experiment';
import { replicaCount } from '../../core/variants';
import { placeReplicas } from '../../run/replicas';
import { Recording } from '../recordings/recording';
import { variantOnShow } from './figure-data';
import { figureDataOf } from './recording-data';

const single = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, seed: 7 });
const [configuration] = placeReplicas(single);

/** A recording whose replica r has densities 2 + r/10, 3000 − 100 r K and B4 of 0.4 + r/10. */
function recordingOf(experiment: Experiment, steps = 3): Recording {
  const count = replicaCount(experiment);
  const recording = new Recording(experiment.name, 'run', experiment, count);
  const each = <Value>(value: (r: number) => Value) =>
    Array.from({ length: count }, (_, r) => value(r));
  for (let step = 0; step < steps; step++) {
    const time = step / 1000;
    recording.addStructure(
      each((r) => ({ step, time, temperature: 3000 - 100 * r, b4: 0.4 + r / 10, si4: 1 })),
    );
    recording.addFrames(
      each(() => configuration),
      { step, time },
    );
    recording.addRows(
      each((r) => [
        {
          step,
          stage: 'mix',
          time,
          temperature: 3000 - 100 * r,
          pressure: 0,
          potential: -10 * configuration.types.length,
          kinetic: 40,
          volume: 1600,
          density: 2 + r / 10,
          conserved: 0,
        },
      ]),
    );
  }
  return recording;
}

const dataOf = (shown: Recording, singles = false) =>
  figureDataOf({ shown, replay: null }, singles);

describe('what figures draw', () => {
  it('is of a single glass its own series, with no error', () => {
    const { variants, conditions } = dataOf(recordingOf(single));
    expect(variants).toHaveLength(1);
    expect(Array.from(variants[0].series?.density.mean ?? [])).toEqual([2, 2, 2]);
    expect(variants[0].series?.density.error).toBeNull();
    expect(variants[0].series?.energy.mean[0]).toBeCloseTo(-10, 12);
    expect(conditions).toMatchObject({ name: '24B', atoms: configuration.types.length });
  });

  it('has the turns of its knobs, in ps', () => {
    const changes = [{ step: 1200, quantity: 'temperature' as const, value: 2500 }];
    expect(dataOf(recordingOf({ ...single, changes })).turns).toEqual([
      { time: 1.2, name: 'temperature to 2500 K' },
    ]);
    expect(dataOf(recordingOf(single)).turns).toEqual([]);
  });

  it('is of several seeds their mean with its standard error', () => {
    const recording = recordingOf({ ...single, replicas: 3 });
    const [variant] = dataOf(recording).variants;
    // 2.0, 2.1 and 2.2: a spread of 0.1.
    expect(variant.series?.density.mean[1]).toBeCloseTo(2.1, 12);
    expect(variant.series?.density.error?.[1]).toBeCloseTo(0.1 / Math.sqrt(3), 12);
    expect(variant.boron?.fourFold.mean[2]).toBeCloseTo(0.5, 12);
    expect(variant.boron?.fourFold.error?.[2]).toBeCloseTo(0.1 / Math.sqrt(3), 12);
    expect(variant.boron?.temperature[0]).toBeCloseTo(2900, 9);
    expect(variant.replicas).toBe(3);
  });

  it('follows the replica that is looked at, and has the others on demand', () => {
    const recording = recordingOf({ ...single, replicas: 3 });
    recording.lookedAt = 1;
    const names = (singles: boolean) =>
      dataOf(recording, singles).variants[0].singles.map(({ name, onShow }) => [name, onShow]);
    expect(names(false)).toEqual([['seed 8', true]]);
    expect(names(true)).toEqual([
      ['seed 7', false],
      ['seed 8', true],
      ['seed 9', false],
    ]);
    expect(Array.from(dataOf(recording).variants[0].singles[0].series.density).slice(0, 1)).toEqual(
      [2.1],
    );
  });

  it('keeps variants apart, each beside its own experiment', () => {
    const variants = [
      { name: '75B', composition: createExperiment({ preset: '75B' }).composition },
      { name: '24B', composition: single.composition },
    ];
    const recording = recordingOf({ ...single, replicas: 2, variants });
    recording.lookedAt = 3;
    const data = dataOf(recording);
    expect(data.variants.map(({ name, onShow }) => [name, onShow])).toEqual([
      ['75B', false],
      ['24B', true],
    ]);
    expect(data.variants.map(({ series }) => series?.density.mean[0].toFixed(2))).toEqual([
      '2.05',
      '2.25',
    ]);
    expect(data.variants.map(({ experiment }) => experiment?.n4)).toEqual([0.426, 0.623]);
    expect(variantOnShow(data)?.name).toBe('24B');
    expect(data.variants[0].singles).toEqual([]);
  });

  it('has no more points than can be drawn, and always the last', () => {
    const { variants } = dataOf(recordingOf({ ...single, replicas: 3 }, 1801), true);
    const time = variants[0].series?.time ?? [];
    expect(time.length).toBeLessThanOrEqual(1501);
    expect(time[time.length - 1]).toBe(1.8);
  });

  it('is nothing before anything is there', () => {
    expect(figureDataOf({ shown: null, replay: null }, true).variants).toEqual([]);
  });

  it('knows which frame is looked at again, and where the melt was cooled', () => {
    const recording = recordingOf(single);
    const { moment, stretches, variants, hasBoron } = figureDataOf(
      { shown: recording, replay: 1 },
      false,
    );
    expect(moment?.time).toBe(0.001);
    expect(hasBoron).toBe(true);
    expect(variants[0].series?.cools).toEqual([false, false, false]);
    expect(stretches).toEqual([{ name: 'mix', from: 0, to: 1, ramps: false }]);
  });
});
