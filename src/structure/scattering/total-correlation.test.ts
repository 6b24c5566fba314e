import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../../tests/support/glass';
import { atomCount, volume } from '../../core/configuration';
import { elementCounts } from '../element-counts';
import { type PairDistribution, pairDistribution } from '../pair-distribution';
import { totalDistribution } from '../total-distribution';
import { NEUTRONS, X_RAYS } from './radiation';
import type { TransformWindow } from './structure-factor';
import { totalCorrelations } from './total-correlation';

const glass = referenceGlass();
const counts = elementCounts(glass);
const density = atomCount(glass) / volume(glass.box);
const distribution = pairDistribution(glass);

/** (1/π) ∫₀^Qmax M(Q) cos(Qx) dQ in closed form. */
function peak(x: number, Qmax: number, window: TransformWindow): number {
  const sine = (wave: number) => (Math.abs(wave) < 1e-12 ? Qmax : Math.sin(wave * Qmax) / wave);
  if (window === 'none') return sine(x) / Math.PI;
  // M is the mean of cos(Qu) over u up to π/Q_max
  const [steps, end] = [2000, Math.PI / Qmax];
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const u = ((k + 0.5) * end) / steps;
    sum += (sine(x + u) + sine(x - u)) / 2;
  }
  return sum / steps / Math.PI;
}

/** Å, where a curve falls through half of its highest value, on either side of it: their distance. */
function widthAtHalf(r: Float64Array, curve: Float64Array): number {
  const top = curve.indexOf(Math.max(...curve));
  const half = curve[top] / 2;
  const crossing = (step: 1 | -1) => {
    let i = top;
    while (curve[i + step] > half) i += step;
    const share = (curve[i] - half) / (curve[i] - curve[i + step]);
    return r[i] + share * (r[i + step] - r[i]);
  };
  return crossing(1) - crossing(-1);
}

describe('T(r)', () => {
  const r = Float64Array.from({ length: 350 }, (_, i) => 1 + i * 0.02);

  it.each(['none', 'lorch'] as const)(
    'of neutrons is 4πρ r g(r), broadened by the known peak (window %s)',
    (window) => {
      const Qmax = 22;
      const [found] = totalCorrelations(
        distribution,
        density,
        counts,
        NEUTRONS,
        [{ Qmax, window }],
        r,
      );
      const g = totalDistribution(distribution, counts, NEUTRONS);
      const width = distribution.r[1] - distribution.r[0];
      for (const i of [0, 20, 31, 60, 85, 140, 200, 340]) {
        let expected = 4 * Math.PI * density * r[i];
        distribution.r.forEach((at, bin) => {
          const D = 4 * Math.PI * density * at * (g[bin] - 1) * width;
          expected += D * (peak(r[i] - at, Qmax, window) - peak(r[i] + at, Qmax, window));
        });
        expect(Math.abs(found[i] - expected), `at ${r[i]} Å`).toBeLessThan(5e-3);
      }
    },
  );

  it.each([
    ['none', 3.791],
    ['lorch', 5.437],
  ] as const)('of a single distance is a peak of known width (window %s)', (window, constant) => {
    const bins = Float64Array.from({ length: 800 }, (_, i) => (i + 0.5) * 0.01);
    const partial = new Float64Array(800).fill(1);
    partial[400] = 1e4;
    const one: PairDistribution = { r: bins, g: { 'Si-Si': partial } };
    const close = Float64Array.from({ length: 1001 }, (_, i) => 3.5 + i * 0.001);
    for (const Qmax of [12, 30]) {
      const [curve] = totalCorrelations(one, 1e-6, { Si: 10 }, NEUTRONS, [{ Qmax, window }], close);
      expect(close[curve.indexOf(Math.max(...curve))]).toBeCloseTo(4.005, 2);
      expect(widthAtHalf(close, curve) * Qmax).toBeCloseTo(constant, 1);
    }
  });

  it('of X-rays has its peaks where g(r) has them, and goes to 4πρr', () => {
    const ranges = [{ Qmax: 40, window: 'lorch' }] as const;
    const [found] = totalCorrelations(distribution, density, counts, X_RAYS, ranges, r);
    const top = found.subarray(0, 60).indexOf(Math.max(...found.subarray(0, 60)));
    expect(r[top]).toBeGreaterThan(1.58);
    expect(r[top]).toBeLessThan(1.65);
    const end = r.length - 1;
    expect(found[end] / (4 * Math.PI * density * r[end])).toBeCloseTo(1, 1);
  });

  it('is 4πρr without a pair', () => {
    const [found] = totalCorrelations(
      { r: new Float64Array(), g: {} },
      0.08,
      {},
      NEUTRONS,
      [{ Qmax: 20, window: 'none' }],
      Float64Array.of(2),
    );
    expect(found[0]).toBeCloseTo(4 * Math.PI * 0.08 * 2, 12);
  });
});
