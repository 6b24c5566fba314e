import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../tests/support/glass';
import { readExtendedXyz } from '../formats/extended-xyz';
import { firstMinimum } from './first-minimum';
import { pairDistribution } from './pair-distribution';
import { PairDistributionAverage } from './pair-distribution-average';

const bins = Float64Array.from({ length: 200 }, (_, i) => 0.025 + 0.05 * i);
const bump = (r: number, centre: number, width: number) =>
  Math.exp(-0.5 * ((r - centre) / width) ** 2);

function recordedFrames(name: string) {
  const bytes = readFileSync(new URL(`../../tests/data/recordings/${name}`, import.meta.url));
  return readExtendedXyz(gunzipSync(bytes).toString('utf8'), name);
}

describe('firstMinimum', () => {
  it('is the middle of a valley, wherever its bins lie', () => {
    for (const centre of [2.9, 2.914, 3.2]) {
      // A wave around 1, its first crest the highest: even about its trough.
      const wave = (r: number) => -0.6 * Math.cos((2 * Math.PI * (r - centre)) / 2);
      const g = bins.map((r) => {
        if (r < centre - 1.5) return 0;
        return 1 + (r < centre - 0.5 ? 2 : 1) * wave(r);
      });
      expect(Math.abs((firstMinimum(bins, g) ?? 0) - centre)).toBeLessThan(0.02);
    }
  });

  it.each([
    ['smooth', 0],
    ['a ripple on the falling flank', 0.15],
  ])('is as low as it gets between two overlapping peaks: %s', (_, ripple) => {
    const curve = (r: number) => 4 * bump(r, 2.4, 0.25) + 1.4 * bump(r, 4, 0.35);
    const g = bins.map((r, i) => curve(r) + ripple * (((i * 7919) % 3) - 1));
    const lowest = Math.min(...bins.filter((r) => r > 2.4 && r < 4).map(curve));
    const minimum = firstMinimum(bins, g) ?? 0;
    expect(minimum).toBeGreaterThan(2.4);
    expect(curve(minimum) - lowest).toBeLessThan(0.1);
  });

  it('is the middle of a gap', () => {
    const g = bins.map((r) => (r > 1.5 && r < 1.75 ? 20 : 0) + (r > 3 ? 1 : 0));
    const minimum = firstMinimum(bins, g) ?? 0;
    expect(Math.abs(minimum - (1.75 + 3) / 2)).toBeLessThan(0.2);
  });

  it('separates the shells of the reference glass', () => {
    const glass = referenceGlass();
    const { r, g } = pairDistribution(glass, ['Si-O', 'B-O', 'Na-O', 'Ca-O']);
    const between = (name: string, least: number, most: number) => {
      const minimum = firstMinimum(r, g[name]) ?? 0;
      expect(minimum, name).toBeGreaterThan(least);
      expect(minimum, name).toBeLessThan(most);
    };
    between('Si-O', 1.9, 2.6);
    between('B-O', 1.7, 2.5);
    // One frame of 88 sodiums: a flat bottom of g ≈ 0.75 from 3.3 to 3.7 Å.
    between('Na-O', 3.3, 3.7);
    between('Ca-O', 3, 3.5);
  });

  it.each([
    ['24B-demo.extxyz.gz', { 'Na-O': 0.41, 'Ca-O': 0.1 }],
    ['75B-short.extxyz.gz', { 'Na-O': 0.25, 'Ca-O': 0.2 }],
  ])('of single frames of %s is that of their mean g(r)', (name, farthest) => {
    const frames = recordedFrames(name).filter(({ info }) => Number(info.temperature) < 1000);
    expect(frames.length).toBeGreaterThan(3);
    const single = frames.map(({ configuration }) => pairDistribution(configuration));
    const average = new PairDistributionAverage();
    for (const distribution of single) average.add(distribution);
    const mean = average.result();
    for (const [pair, most] of Object.entries(farthest)) {
      const whole = firstMinimum(mean?.r ?? [], mean?.g[pair] ?? null) ?? 0;
      expect(whole, pair).toBeGreaterThan(3.1);
      expect(whole, pair).toBeLessThan(3.7);
      for (const { r, g } of single) {
        expect(Math.abs((firstMinimum(r, g[pair]) ?? 0) - whole), pair).toBeLessThan(most);
      }
    }
  });

  it('is null where there is none', () => {
    expect(firstMinimum(bins, null)).toBeNull();
    expect(firstMinimum([], [])).toBeNull();
    expect(firstMinimum(bins, new Float64Array(200))).toBeNull();
    expect(firstMinimum(bins, new Float64Array(200).fill(1))).toBeNull();
    expect(
      firstMinimum(
        bins,
        bins.map((r) => 5 * bump(r, 2, 0.3)),
      ),
    ).toBeNull();
  });
});
