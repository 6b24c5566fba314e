import { describe, expect, it } from 'vitest';
import { exampleFigure } from '../../tests/support/figure';
import { axis, type Panel, type Series } from './figure';
import { barStep, panelRange } from './panel-range';

const [example] = exampleFigure().panels;

function panel(series: Partial<Series>, x = axis('x', null, 'x'), y = axis('y', null, 'y')): Panel {
  const one = { ...example.series[0], error: null, ...series };
  return { title: null, x, y, series: [one], overlays: [], marks: [] };
}

describe('what the axes of a panel reach over', () => {
  it('is what is drawn and a margin, with room for errors', () => {
    const { x, y } = panelRange(panel({ x: [10, 30], y: [2, 3], error: [0, 1] }));
    expect(x).toEqual([9, 31]);
    expect(y).toEqual([2 - 0.1, 4 + 0.1]);
  });

  it('is what the axis says where it says so, and counts only what is shown', () => {
    const shown = panel({ x: [0, 1, 2], y: [5, 6, 700] }, axis('x', null, 'x', [0, 1.5]));
    expect(panelRange(shown).x).toEqual([0, 1.5]);
    expect(panelRange(shown).y).toEqual([4.95, 6.05]);
    const zero = panel({ x: [0, 1], y: [5, 6] }, undefined, axis('y', null, 'y', [0, null]));
    expect(panelRange(zero).y[0]).toBe(0);
  });

  it('begins at zero for bars and leaves them their width', () => {
    const { x, y } = panelRange(panel({ kind: 'bars', x: [3, 4, 5], y: [1, 2, 3] }));
    expect(y).toEqual([0, 3.15]);
    expect(x[0]).toBeLessThan(2.5);
    expect(x[1]).toBeGreaterThan(5.5);
  });

  it('is never empty', () => {
    expect(panelRange(panel({ x: [24], y: [2.5] }))).toEqual({ x: [23.5, 24.5], y: [2, 3] });
    const { x, y } = panelRange(panel({ x: [], y: [] }));
    expect(x[1]).toBeGreaterThan(x[0]);
    expect(y[1]).toBeGreaterThan(y[0]);
  });
});

it('bars stand as far apart as their nearest places', () => {
  const bars = (x: number[]): Series => ({ ...example.series[0], x, y: x, kind: 'bars' });
  expect(barStep([bars([3, 5, 9]), bars([4.5])])).toBe(0.5);
  expect(barStep([bars([3])])).toBe(1);
});
