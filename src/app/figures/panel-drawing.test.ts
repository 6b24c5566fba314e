import { describe, expect, it } from 'vitest';
import { axis, categoryAxis, type Overlay, type Panel, type Series } from '../../figures/figure';
import { PALETTES } from '../../figures/palette';
import type { ChartStyle } from './chart-style';
import { panelDrawing } from './panel-drawing';

const style: ChartStyle = { palette: PALETTES.light, font: 'sans', size: 12, stroke: 1 };

const line = (id: string, more: Partial<Series> = {}): Series => ({
  id,
  name: id,
  kind: 'line',
  x: [1, 2, 3],
  y: [0, 4, 2],
  error: null,
  colour: 'Si',
  dash: 'solid',
  ...more,
});

const panel = (more: Partial<Panel> = {}): Panel => ({
  title: null,
  x: axis('distance r', 'Å', 'r', [1, 8]),
  y: axis('g(r)', null, 'g', [0, null]),
  series: [line('g_Si-O')],
  overlays: [],
  marks: [],
  ...more,
});

interface Trace {
  name: string;
  type: string;
  mode?: string;
  x: number[];
  y: number[];
  fill?: string;
  customdata?: string[];
  hovertemplate?: string;
  hoverinfo?: string;
  error_y?: { array: number[] };
  marker?: { symbol?: string };
  line?: { width: number; dash?: string; color?: string };
}
const traces = (of: Panel) => panelDrawing(of, style, null).traces as unknown as Trace[];

describe('panelDrawing', () => {
  it('draws a curve with its numbers, over its band of errors', () => {
    const [band, curve] = traces(panel({ series: [line('g_Si-O', { error: [0.1, 0.2, 0.1] })] }));
    expect([band.fill, band.x, band.y]).toEqual([
      'toself',
      [1, 2, 3, 3, 2, 1],
      [0.1, 4.2, 2.1, 1.9, 3.8, -0.1],
    ]);
    expect([curve.name, curve.x, curve.y]).toEqual(['g_Si-O', [1, 2, 3], [0, 4, 2]]);
    expect(curve.customdata).toEqual([' ± 0.1', ' ± 0.2', ' ± 0.1']);
    expect(curve.hovertemplate).toBe('%{y:.4~g}%{customdata}');
    expect(curve.line?.color).toBe(PALETTES.light.roles.Si);
  });

  it('shares one label among curves along the axis, and gives points their own', () => {
    const curves = panelDrawing(panel(), style, null).layout;
    expect(curves.hovermode).toBe('x unified');
    const back = panel({ series: [line('path', { x: [3, 2, 1] })] });
    expect(panelDrawing(back, style, null).layout.hovermode).toBe('closest');
    expect(traces(back)[0].hovertemplate).toContain('%{x:.4~g} Å');
  });

  it('keeps single replicas thin and silent', () => {
    const [thin] = traces(panel({ series: [line('one', { faint: true })] }));
    expect(thin.hoverinfo).toBe('skip');
    expect(thin.line?.width).toBeLessThan(1);
  });

  it('draws bars at their categories, with errors', () => {
    const bars = panel({
      x: categoryAxis('kind', 'kind', ['free', 'bridging']),
      series: [line('oxygen', { kind: 'bars', x: [0, 1], y: [1, 99], error: [0.5, 0.5] })],
    });
    const [trace] = traces(bars);
    expect([trace.type, trace.error_y?.array]).toEqual(['bar', [0.5, 0.5]]);
    const { xaxis } = panelDrawing(bars, style, null).layout;
    expect([xaxis?.tickvals, xaxis?.ticktext]).toEqual([
      [0, 1],
      ['free', 'bridging'],
    ]);
  });

  it('sets experiment apart, with its source under the pointer', () => {
    const experiment: Overlay = {
      ...line('density_experiment', { kind: 'points', colour: 'experiment' }),
      origin: 'experiment',
      citation: 'Somebody et al. (2011)',
      residual: null,
    };
    const [, diamond] = traces(panel({ overlays: [experiment] }));
    expect(diamond.marker?.symbol).toBe('diamond-open');
    expect(diamond.hovertemplate).toContain('Somebody');
  });

  it('marks reported places within the axis only', () => {
    const mark = (x: number) => ({
      name: 'Si–O',
      x,
      origin: 'literature' as const,
      source: 'Somebody',
      citation: 'Somebody (2008)',
      residual: null,
      colour: 'quiet' as const,
    });
    const { layout, traces: drawn } = panelDrawing(
      panel({ marks: [mark(1.6), mark(9)] }),
      style,
      null,
    );
    expect(layout.shapes?.map(({ x0 }) => x0)).toEqual([1.6]);
    expect(drawn).toHaveLength(2);
  });

  it('highlights a stretch within the axis, whole bars with the room around them', () => {
    const within = panelDrawing(panel(), style, { from: 0, to: 2 }).layout.shapes?.[0];
    expect([within?.x0, within?.x1]).toEqual([1, 2]);
    const bars = panel({
      x: axis('size', null, 'size', [1, 12]),
      series: [line('rings_king', { kind: 'bars', x: [4, 5, 6] })],
    });
    const bar = panelDrawing(bars, style, { from: 5, to: 5 }).layout.shapes?.[0];
    expect([bar?.x0, bar?.x1]).toEqual([4.5, 5.5]);
  });
});
