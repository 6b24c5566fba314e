import { describe, expect, it } from 'vitest';
import { atomCount } from '../../src/core/configuration';
import { density } from '../../src/structure/density';
import { elementCounts } from '../../src/structure/element-counts';
import { measureConfiguration } from '../../src/structure/measure';
import { pairDistribution } from '../../src/structure/pair-distribution';
import { publishedCrystal } from '../../tests/support/crystals';
import { randomGlass } from '../../tests/support/small-glass';
import { measurementMarkdown, measurementResults } from './measurement-bench';
import {
  MEASUREMENTS,
  type MeasurementRow,
  REPETITIONS,
  timeMeasurements,
} from './measurement-times';
import { copiesFor, repeated } from './repeated-glass';

const ROW: MeasurementRow = {
  atoms: 3192,
  measurement: 'rings, king',
  times: [0.4, 0.2, 0.3, 0.25, 0.35],
  first: 0.4,
  best: 0.2,
  median: 0.3,
  limit: 4,
};

describe('a repeated box', () => {
  it.each([
    [399, [1, 1, 1]],
    [400, [1, 1, 1]],
    [500, [1, 1, 2]],
    [1000, [1, 2, 2]],
    [3000, [2, 2, 2]],
    [10_000, [3, 3, 3]],
  ])('holds about %i atoms or more, as even as it can be', (wanted, copies) => {
    expect(copiesFor(399, wanted)).toEqual(copies);
  });

  it('is the same glass in a larger box', () => {
    const quartz = publishedCrystal('α-quartz', [2, 2, 2]);
    const large = repeated(quartz, [2, 1, 3]);
    expect(atomCount(large)).toBe(6 * atomCount(quartz));
    expect(large.box).toEqual([2 * quartz.box[0], quartz.box[1], 3 * quartz.box[2]]);
    expect(density(large)).toBeCloseTo(density(quartz), 12);
    expect(elementCounts(large).Si).toBe(6 * (elementCounts(quartz).Si ?? 0));
    const [small, many] = [quartz, large].map((glass) => measureConfiguration(glass));
    expect(many.siliconCoordination).toEqual(small.siliconCoordination);
    expect(many.rings).toEqual(small.rings);
  });
});

describe('the times of measurements', () => {
  it('are those of the clock: first, best and median', async () => {
    const glass = randomGlass('24B', 60, 1);
    // ms, at the beginning and the end of each time
    const clock = [0, 400, 400, 600, 600, 900, 900, 1150, 1150, 1500];
    let read = 0;
    const seen: unknown[] = [];
    const measurement = {
      name: ROW.measurement,
      limit: 4,
      measure: (...of: unknown[]) => seen.push(of),
    };
    const now = () => clock[read++];
    const rows: MeasurementRow[] = [];
    const { signal } = new AbortController();
    for await (const row of timeMeasurements(glass, [measurement], now, signal)) rows.push(row);
    expect(rows).toEqual([{ ...ROW, atoms: atomCount(glass), times: rows[0].times }]);
    expect(rows[0].times).toEqual(ROW.times.map((time) => expect.closeTo(time, 12)));
    expect(seen).toHaveLength(REPETITIONS);
    expect(seen[0]).toEqual([glass, pairDistribution(glass)]);
  });

  it('end where they are stopped', async () => {
    const stop = new AbortController();
    const measured: string[] = [];
    const measurements = ['a', 'b'].map((name) => ({
      name,
      limit: null,
      measure: () => {
        measured.push(name);
        if (name === 'b') stop.abort();
      },
    }));
    const glass = randomGlass('24B', 60, 1);
    const rows: MeasurementRow[] = [];
    for await (const row of timeMeasurements(glass, measurements, () => 0, stop.signal)) {
      rows.push(row);
    }
    expect(rows.map(({ measurement }) => measurement)).toEqual(['a']);
    expect(measured.join('')).toBe('aaaaab');
  });
});

describe('what is timed', () => {
  const glass = randomGlass('24B', 60, 1);
  const results = Object.fromEntries(
    MEASUREMENTS.map(({ name, measure }) => [name, measure(glass, pairDistribution(glass))]),
  );
  const whole = measureConfiguration(glass);

  it('is what a measurement is made of', () => {
    expect(results['g(r), all pairs']).toEqual(pairDistribution(glass));
    expect(results['S(Q) from g(r)']).toEqual(whole.structureFactor);
    expect(results['rings, king']).toEqual(whole.rings?.king);
    expect(results['rings, guttman']).toEqual(whole.rings?.guttman);
    expect(results['rings, primitive']).toEqual(whole.rings?.primitive);
    expect(results['everything but rings']).toContainEqual({ ...whole, rings: null });
  });

  it('is called by a name of its own, and has the limits of what a person waits for', () => {
    expect(Object.keys(results)).toHaveLength(MEASUREMENTS.length);
    const limits = MEASUREMENTS.filter(({ limit }) => limit !== null);
    expect(limits.map(({ name, limit }) => [name, limit])).toEqual([
      ['everything but rings', 1],
      ['everything but rings, with S(Q) from wave vectors', 1],
      ['rings, king', 4],
      ['rings, guttman', 4],
      ['rings, primitive', 4],
    ]);
  });
});

describe('the table', () => {
  const results = measurementResults([ROW, { ...ROW, measurement: 'bond angles', limit: null }]);

  it('has a row a measurement, under what it was measured on', () => {
    const [says, , ...lines] = measurementMarkdown(results).split('\n');
    expect(says).toContain(`Node ${process.versions.node}`);
    expect(says).toContain('24B');
    expect(lines).toEqual([
      '| atoms | measurement | first, s | best, s | median, s | limit at 3000, s |',
      '| --- | --- | --- | --- | --- | --- |',
      '| 3192 | rings, king | 0.400 | 0.200 | 0.300 | 4 |',
      '| 3192 | bond angles | 0.400 | 0.200 | 0.300 | – |',
    ]);
  });

  it('is JSON too', () => {
    const json = JSON.parse(JSON.stringify(results));
    expect(Object.keys(json)).toEqual(['processor', 'node', 'frame', 'rows']);
    expect(json.rows[0]).toEqual(ROW);
  });
});
