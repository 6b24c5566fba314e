import { isGlassName, TABLE_1 } from '../../src/core/glasses';
import { experimentFor } from '../../src/core/published';
import { scale, ticks } from '../../src/figures/scale';
import { line, text } from '../../src/figures/svg';
import type { Comparison } from './comparison';
import { meanWithError } from './statistics';
import { type DrawnSource, mark, plot } from './svg';
import { shownUnit, shownValue } from './words';

const PANEL = 240;
const GAP = 20;
/** Panels beside each other; more go below */
const ACROSS = 3;
const TITLE = 24;
/** Of a row of panels */
const HEIGHT = 216;
const LEFT = 56;
const TOP = 26;
const BOTTOM = 30;

/** Every seed of Vitrine beside every seed of LAMMPS, a panel a quantity. */
export function seedsPlot(title: string, comparisons: readonly Comparison[]): string | null {
  const panels = comparisons.flatMap(panelOf);
  if (panels.length === 0) return null;
  const parts = panels.flatMap((panel, i) =>
    drawn(panel, (i % ACROSS) * (PANEL + GAP), TITLE + Math.floor(i / ACROSS) * HEIGHT),
  );
  const width = Math.min(panels.length, ACROSS) * (PANEL + GAP);
  return plot(width, TITLE + Math.ceil(panels.length / ACROSS) * HEIGHT, title, [
    text(8, 18, title, { kind: 'title' }),
    ...parts,
  ]);
}

/** What one panel shows. */
interface Panel {
  readonly label: string;
  readonly columns: readonly { readonly role: DrawnSource; readonly values: readonly number[] }[];
}

function panelOf({ study, row, made }: Comparison): Panel[] {
  const { reference } = row;
  const unit = shownUnit(row);
  const shown = (values: readonly number[]) => values.map((value) => shownValue(row, value));
  if (reference.kind !== 'seeds' || study.kind !== 'run' || row.of) return [];
  const { name } = study.experiment;
  const real = isGlassName(name) ? experimentFor(TABLE_1[name]) : null;
  const measured = { density: real?.density, b4: real?.n4 }[row.key];
  return [
    {
      label: unit === '' ? row.quantity : `${row.quantity}, ${unit}`,
      columns: [
        { role: 'lammps', values: shown(reference.values) },
        { role: 'vitrine', values: shown(made.map(({ values }) => values[row.key].mean)) },
        ...(measured ? [{ role: 'experiment' as const, values: shown([measured]) }] : []),
      ],
    },
  ];
}

const NAMES: Readonly<Record<DrawnSource, string>> = {
  lammps: 'LAMMPS',
  vitrine: 'Vitrine',
  experiment: 'real glass',
};

function drawn({ label, columns }: Panel, left: number, top: number): string[] {
  const all = columns.flatMap(({ values }) => values);
  const margin = 0.08 * (Math.max(...all) - Math.min(...all) || 1);
  const domain = [Math.min(...all) - margin, Math.max(...all) + margin] as const;
  const y = scale(domain, [top + HEIGHT - BOTTOM, top + TOP]);
  const start = left + LEFT;
  const step = (PANEL - LEFT) / columns.length;
  const digits = Math.max(0, 1 - Math.floor(Math.log10(domain[1] - domain[0])));
  const axis = ticks(domain, 4).flatMap((value) => [
    line(start, y(value), left + PANEL, y(value), 'grid'),
    text(start - 6, y(value) + 4, value.toFixed(digits).replace('-', '−'), { anchor: 'end' }),
  ]);
  const marks = columns.flatMap(({ role, values }, column) => {
    const x = start + step * (column + 0.5);
    const name = text(x, top + HEIGHT - 10, NAMES[role], { anchor: 'middle', kind: 'faint' });
    const dots = values.map((value, i) => mark(x + spread(i, values.length), y(value), role));
    if (values.length < 2) return [name, ...dots];
    const { mean, error } = meanWithError(values);
    return [
      name,
      line(x - 18, y(mean), x + 18, y(mean), `${role} mark`),
      line(x, y(mean - error), x, y(mean + error), `${role} mark`),
      ...dots,
    ];
  });
  return [text(left + 8, top + TOP - 10, label), ...axis, ...marks];
}

/** Pixels that keep the marks of a column apart. */
function spread(index: number, count: number): number {
  return count < 2 ? 0 : -14 + (28 * index) / (count - 1);
}
