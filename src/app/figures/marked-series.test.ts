import { describe, expect, it } from 'vitest';
import { axis, type Panel, type Series } from '../../figures/figure';
import { markableSeries, markedRange, selectedStretch } from './marked-series';

const angles = { id: 'bond-angles' };
const curve = (id: string, y: readonly number[], faint = false): Series => ({
  id,
  name: id,
  kind: 'line',
  x: [100, 110, 120],
  y,
  error: null,
  colour: 'Si',
  dash: 'solid',
  faint,
});
const panel: Panel = {
  title: null,
  x: axis('angle', '°', 'angle'),
  y: axis('density', null, 'density'),
  series: [
    curve('O-Si-O_seed_8', [9, 9, 9], true),
    curve('O-Si-O', [1, 5, 1]),
    curve('O-B3-O', [0, 1, 6]),
  ],
  overlays: [],
  marks: [],
};

describe('what is marked on a chart', () => {
  it('is of the curve with most under it', () => {
    expect(markedRange(angles, panel, { from: 105, to: 115 }, null)).toEqual({
      figure: 'bond-angles',
      series: 'O-Si-O',
      from: 105,
      to: 115,
    });
    expect(markedRange(angles, panel, { from: 125, to: 115 }, null)?.series).toBe('O-B3-O');
  });

  it('is of the series that was pressed', () => {
    expect(markedRange(angles, panel, { from: 110, to: 110 }, 'O-B3-O')?.series).toBe('O-B3-O');
  });

  it('is nothing where a figure tells of the whole glass', () => {
    expect(markableSeries({ id: 'structure-factor' }, panel)).toEqual([]);
    expect(markedRange({ id: 'structure-factor' }, panel, { from: 1, to: 2 }, null)).toBeNull();
  });

  it('shows where it belongs and nowhere else', () => {
    const range = { figure: 'bond-angles', series: 'O-Si-O', from: 105, to: 115 };
    expect(selectedStretch(angles, panel, range)).toEqual({ from: 105, to: 115 });
    expect(selectedStretch(angles, panel, { ...range, series: 'X-O-X' })).toBeNull();
    expect(selectedStretch({ id: 'ring-sizes' }, panel, range)).toBeNull();
    expect(selectedStretch(angles, panel, null)).toBeNull();
  });
});
