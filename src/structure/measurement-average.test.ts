import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import type { Configuration } from '../core/configuration';
import { counterRandom } from '../core/random';
import { averageValues } from './average-values';
import { blockAverage } from './block-average';
import { measureConfiguration } from './measure';
import { MeasurementAverage } from './measurement-average';
import { firstPeak, pairDistribution } from './pair-distribution';
import { replicaAverage } from './replica-average';

describe('averageValues', () => {
  it('averages number by number, with errors in the same places', () => {
    const { mean, standardError } = averageValues(
      [
        { a: 1, b: { c: [1, 10] } },
        { a: 3, b: { c: [2, 20, 30] } },
      ],
      replicaAverage,
    );
    expect(mean).toEqual({ a: 2, b: { c: [1.5, 15] } });
    expect(standardError).toEqual({ a: 1, b: { c: [0.5, 5] } });
  });

  it('takes a missing share as 0, and leaves out what else is missing', () => {
    const { mean, standardError } = averageValues<Record<string, object | null>>(
      [
        { shares: { 3: 1 }, angle: { 'O-B-O': 110 }, maybe: null, never: null },
        { shares: { 3: 0.5, 4: 0.5 }, angle: {}, maybe: { 4: 1 }, never: null },
      ],
      replicaAverage,
    );
    expect(mean).toEqual({
      shares: { 3: 0.75, 4: 0.25 },
      angle: { 'O-B-O': 110 },
      maybe: { 4: 1 },
      never: null,
    });
    expect(standardError).toEqual({
      shares: { 3: 0.25, 4: 0.25 },
      angle: { 'O-B-O': null },
      maybe: { 4: null },
      never: null,
    });
  });

  it('keeps equal numbers to the bit', () => {
    const { mean } = averageValues([{ Q: 1.1 }, { Q: 1.1 }, { Q: 1.1 }], blockAverage);
    expect(mean.Q).toBe(1.1);
  });
});

/** The glass with every atom moved a little. */
function shaken(glass: Configuration, seed: number): Configuration {
  const random = counterRandom(seed, 0);
  return { ...glass, positions: glass.positions.map((x) => x + 0.05 * random.gaussian()) };
}

describe('MeasurementAverage', () => {
  // A corner of the glass: two hundred atoms in a box of their own.
  const whole = referenceGlass();
  const corner = Array.from(whole.types.keys()).filter((atom) =>
    [0, 1, 2].every((axis) => whole.positions[3 * atom + axis] < 13.4),
  );
  const glass: Configuration = {
    ...whole,
    types: Uint8Array.from(corner, (atom) => whole.types[atom]),
    positions: Float64Array.from(
      corner.flatMap((atom) => [...whole.positions.slice(3 * atom, 3 * atom + 3)]),
    ),
    box: [13.4, 13.4, 13.4],
  };
  const frames = [1, 2, 3].map((seed) => shaken(glass, seed));

  it('of one frame is the measurement of that frame', () => {
    const average = new MeasurementAverage();
    expect(average.result()).toBeNull();
    average.add(glass);
    const mean = JSON.parse(JSON.stringify(measureConfiguration(glass)));
    expect(average.result()).toEqual({ mean, standardError: null, frames: 1, replicas: 1 });
  });

  it('of frames has means and block errors, and the first peak of the mean g(r)', () => {
    const average = new MeasurementAverage();
    for (const frame of frames) average.add(frame);
    const { mean, standardError, frames: count } = average.result() ?? {};
    const each = frames.map((frame) => measureConfiguration(frame));
    expect(count).toBe(3);
    expect(mean?.atoms).toBe(glass.types.length);
    const shares = blockAverage(each.map(({ oxygen }) => oxygen?.[2] ?? 0));
    expect(mean?.oxygen?.[2]).toBeCloseTo(shares.mean, 12);
    expect(standardError?.oxygen?.[2]).toBeCloseTo(shares.standardError ?? 0, 12);
    expect(mean?.structureFactor?.neutron.Q).toEqual(each[0].structureFactor?.neutron.Q);
    const S = blockAverage(each.map(({ structureFactor }) => structureFactor?.xray.S[7] ?? 0));
    expect(mean?.structureFactor?.xray.S[7]).toBeCloseTo(S.mean, 12);
    expect(standardError?.structureFactor?.xray.S[7]).toBeCloseTo(S.standardError ?? 0, 12);
    const distributions = frames.map((frame) => pairDistribution(frame, ['Si-O']));
    const g = distributions[0].r.map(
      (_, bin) => distributions.reduce((sum, { g }) => sum + (g['Si-O']?.[bin] ?? 0), 0) / 3,
    );
    const [position, height] = mean?.firstPeak['Si-O'] ?? [0, 0];
    const expected = firstPeak(distributions[0].r, g) ?? [0, 0];
    expect(position).toBe(expected[0]);
    expect(height).toBeCloseTo(expected[1], 9);
    expect(standardError?.firstPeak['Si-O']?.[1]).toBeGreaterThan(0);
  });

  it('of replicas has the errors of their means', () => {
    const average = new MeasurementAverage();
    average.add(frames[0], 0);
    average.add(frames[1], 0);
    average.add(frames[2], 1);
    const { mean, standardError, replicas } = average.result() ?? {};
    const [a, b, c] = frames.map((frame) => measureConfiguration(frame).meanAngle['O-Si-O'] ?? 0);
    const expected = replicaAverage([(a + b) / 2, c]);
    expect(replicas).toBe(2);
    expect(mean?.meanAngle['O-Si-O']).toBeCloseTo(expected.mean, 9);
    expect(standardError?.meanAngle['O-Si-O']).toBeCloseTo(expected.standardError ?? 0, 9);
  });

  it('has null for what no frame has', () => {
    const oxygen = configurationOf(
      [
        ['O', 1, 1, 1],
        ['O', 4, 4, 4],
      ],
      9,
    );
    const average = new MeasurementAverage();
    average.add(oxygen);
    average.add(oxygen);
    const { mean, standardError } = average.result() ?? {};
    expect(mean?.boronCoordination).toBeNull();
    expect(mean?.molarVolume).toBeNull();
    expect(mean?.firstPeak['Si-O']).toBeNull();
    expect(standardError?.boronCoordination).toBeNull();
    expect(standardError?.density).toBe(0);
  });
});
