import { axis, categoryAxis, type Figure, type Series } from '../../src/figures/figure';

const series = (id: string, name: string, x: number[], y: number[]): Series => ({
  id,
  name,
  kind: 'line',
  x,
  y,
  error: null,
  colour: 'Si',
  dash: 'solid',
});

/** A small figure with one of everything. */
export function exampleFigure(): Figure {
  const r = [0.025, 0.07500000000000001, 0.125];
  return {
    id: 'example',
    title: 'Distances & more',
    see: 'The first peak is the bond length.',
    how: 'Bins of 0.05 Å.',
    notes: ['There is no sodium in this glass.'],
    panels: [
      {
        title: 'Si–O < B–O',
        x: axis('distance r', 'Å', 'r'),
        y: axis('g(r)', null, 'g', [0, null]),
        series: [
          { ...series('g_Si-O', 'Si–O', r, [0, 1 / 3, 29.06]), error: [0, 0.01, 0.7] },
          { ...series('g_B-O', 'B–O', r, [0, 2 / 3, 1]), colour: 'B', dash: 'dashed' },
        ],
        overlays: [
          {
            ...series('measured', 'experiment', [0.05, 0.1], [3, 12]),
            kind: 'points',
            colour: 'experiment',
            origin: 'experiment',
            citation: 'Somebody (2011)',
            residual: '0.03 above.',
          },
        ],
        marks: [
          {
            name: 'Si–O',
            x: 0.11,
            origin: 'literature',
            source: 'Another',
            citation: 'Another (1998)',
            residual: null,
            colour: 'Si',
          },
        ],
      },
      {
        title: null,
        x: categoryAxis('glass', 'glass', ['24B, "short"', '75B']),
        y: axis('density', 'g/cm³', 'density'),
        series: [{ ...series('density', 'density', [0, 1], [2.31, 2.2]), kind: 'bars', colour: 1 }],
        overlays: [],
        marks: [],
      },
    ],
  };
}
