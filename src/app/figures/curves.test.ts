import { describe, expect, it } from 'vitest';
import type { ChartStyle } from './chart-style';
import { band, bandOutline, experimentColour, meanLine, translucent } from './curves';
import type { VariantData } from './figure-data';

describe('the curve of a mean', () => {
  const column = { mean: [2, 4], error: [0.5, 1] };

  it('lies in a band of one standard error to either side', () => {
    expect(bandOutline([10, 20], column)).toEqual({ x: [10, 20, 20, 10], y: [2.5, 5, 3, 1.5] });
    const [drawn] = band([10, 20], column, '#102030', { scale: 100 });
    expect(drawn).toMatchObject({ y: [250, 500, 300, 150], fillcolor: 'rgba(16, 32, 48, 0.2)' });
  });

  it('tells its errors to the pointer', () => {
    const words = { name: '24B', decimals: 2, unit: ' g/cm³' };
    const line = meanLine([10, 20], column, { color: '#000000', width: 1 }, words, { scale: 10 });
    expect(line).toMatchObject({
      y: [20, 40],
      customdata: [5, 10],
      hovertemplate: '%{y:.2f} ± %{customdata:.2f} g/cm³<extra></extra>',
    });
  });

  it('has neither band nor errors of a single replica', () => {
    const single = { mean: [2, 4], error: null };
    expect(band([10, 20], single, '#000000')).toEqual([]);
    const words = { name: '24B', decimals: 0, unit: ' K' };
    const line = meanLine([10, 20], single, { color: '#000000', width: 1 }, words);
    expect(line).not.toHaveProperty('customdata');
    expect(line).toMatchObject({ hovertemplate: '%{y:.0f} K<extra></extra>' });
  });

  it('has a colour that other curves show through', () => {
    expect(translucent('#ff8000', 0.5)).toBe('rgba(255, 128, 0, 0.5)');
  });
});

describe('what experiment says', () => {
  const style = { curves: ['#111111', '#222222'], experiment: '#333333' } as unknown as ChartStyle;
  const of = (density: number, onShow: boolean) =>
    ({ onShow, experiment: { density, n4: null, citation: '' } }) as unknown as VariantData;

  it('has the colour of its glass, or the one of experiment where all are one glass', () => {
    const different = [of(2.3, true), of(2.5, false)];
    expect(different.map((v) => experimentColour(different, v, style))).toEqual([
      '#111111',
      '#222222',
    ]);
    const alike = [of(2.5, false), of(2.5, true)];
    expect(alike.map((v) => experimentColour(alike, v, style))).toEqual([null, '#333333']);
    const single = [of(2.5, true)];
    expect(experimentColour(single, single[0], style)).toBe('#333333');
  });
});
