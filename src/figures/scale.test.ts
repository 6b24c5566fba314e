import { describe, expect, it } from 'vitest';
import { axis, logarithmicAxis, type Panel } from './figure';
import { panelRange } from './panel-range';
import { logarithmicLabels, logarithmicScale, logarithmicTicks } from './scale';

describe('a logarithmic axis', () => {
  it('puts equal factors as far apart', () => {
    const place = logarithmicScale([1, 1000], [0, 300]);
    expect([1, 10, 100, 1000].map(place)).toEqual([0, 100, 200, 300]);
  });

  it('has powers of ten for ticks, fewer of them where there are many', () => {
    expect(logarithmicTicks([1, 1000], 5)).toEqual([1, 10, 100, 1000]);
    expect(logarithmicTicks([1e-14, 1e3], 5)).toEqual([1e-14, 1e-10, 1e-6, 1e-2, 100]);
    expect(logarithmicTicks([20, 300], 5)).toEqual([20, 50, 100, 200]);
  });

  it('has ticks however short it is', () => {
    expect(logarithmicTicks([290, 410], 5)).toEqual([300, 350, 400]);
  });

  it('gives each tick a label of its own that says its value', () => {
    expect(logarithmicLabels(logarithmicTicks([2700, 30_000], 5))).toEqual([
      '5000',
      '10⁴',
      '2·10⁴',
    ]);
    expect(logarithmicLabels([2e-5, 5e-4])).toEqual(['2·10⁻⁵', '5·10⁻⁴']);
  });

  it('writes powers far from 1 as such', () => {
    expect(logarithmicLabels([1e-12, 0.01, 1, 270, 1e6])).toEqual([
      '10⁻¹²',
      '0.01',
      '1',
      '270',
      '10⁶',
    ]);
  });

  it('reaches over what is drawn with a margin of its own kind', () => {
    const panel = (x: number[]): Panel => ({
      title: null,
      x: logarithmicAxis('rate', 'K/ps', 'rate'),
      y: axis('y', null, 'y'),
      series: [
        {
          id: 'a',
          name: 'a',
          kind: 'points',
          x,
          y: x,
          error: null,
          colour: 'simulation',
          dash: 'solid',
        },
      ],
      overlays: [],
      marks: [],
    });
    const [from, to] = panelRange(panel([1, 100])).x;
    expect(Math.log10(from)).toBeCloseTo(-0.1, 12);
    expect(Math.log10(to)).toBeCloseTo(2.1, 12);
  });
});
