import { sayFormers, sayNetworkBonds, saySymbols } from '../../core/element-words';
import { FORMERS, type ToldApart, toldApart } from '../../core/elements';
import { sayPair } from '../../core/estimate-words';
import { REPORTED_ANGLES } from '../../core/literature';
import { ANGLES_AT_OXYGEN, type AngleName } from '../../structure/bond-angles';
import { BORON_CUTOFF } from '../../structure/coordination';
import { axis, type ColourRole, type Mark, type Panel, SIDE_BY_SIDE } from '../figure';
import type { FigureKind } from '../figure-kind';
import { saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import { type CurveColumn, type CurveGroup, curvePanels, withMarks } from './curve-panels';
import { ANGLE_BIN_WIDTH, BOND_ANGLE_MEASUREMENT } from './measurements';
import { reportedMarks } from './reported-marks';
import { table1First } from './table-1-first';

const AXES = {
  along: 'angle',
  x: axis('angle', '°', 'angle', [60, 180]),
  y: axis('probability density', 'per °', 'density', [0, null]),
};

const angleCurve = (name: AngleName, colour: ColourRole): CurveColumn => ({
  column: name,
  id: name,
  name: sayPair(name),
  colour,
});

/** Formers, of one that is told apart its coordinations, the highest first. */
const AT_FORMERS = FORMERS.flatMap((former) => {
  const folds = toldApart(former)
    .map((fold) => `${former}${fold}` as ToldApart)
    .reverse();
  return (folds.length > 0 ? folds : [former]).map((kind) => angleCurve(`O-${kind}-O`, kind));
});

/** Angles between silicons have its colour; the others take theirs in turn. */
const AT_OXYGEN = [
  {
    ...angleCurve('X-O-X', 'simulation'),
    name: `X–O–X, X = ${saySymbols(FORMERS, 'or')}`,
  },
  angleCurve('Si-O-Si', 'Si'),
  ...table1First(ANGLES_AT_OXYGEN)
    .filter((name) => name !== 'Si-O-Si')
    .map((name, i) => angleCurve(name, SIDE_BY_SIDE[i % SIDE_BY_SIDE.length])),
];
const GROUPS: readonly CurveGroup[] = [
  { title: `At ${sayFormers('and')}`, curves: AT_FORMERS },
  { title: 'At oxygen', curves: AT_OXYGEN },
];

/** All bond angles of one glass on two axes; Vitrine's own. */
export const BOND_ANGLE_FIGURE: FigureKind = {
  id: 'bond-angles',
  paper: null,
  title: 'Angles between bonds',
  panels: [],
  needs: [BOND_ANGLE_MEASUREMENT],
  draw: (glasses) => ({
    id: 'bond-angles',
    title: 'Angles between bonds',
    see: 'Silicon and four-fold boron sit in tetrahedra (109°), three-fold boron in triangles (120°). At oxygen the tetrahedra and triangles join, at angles that vary much more.',
    how: `Histograms in bins of ${ANGLE_BIN_WIDTH}°, each with area 1; ${sayNetworkBonds()}, three- and four-fold boron by oxygens within ${BORON_CUTOFF} Å. ${saySampling(glasses)}`,
    notes: glasses.flatMap(means),
    panels: withMarks(curvePanels(glasses, AXES, GROUPS, [...AT_FORMERS, AT_OXYGEN[0]]), (panel) =>
      marks(panel, glasses),
    ),
  }),
};

/** 'Means and widths in 24B: O–Si–O 109.3° ± 5.2° …'; nothing where there are no angles. */
function means(glass: MeasuredGlass): string[] {
  const each = [...AT_FORMERS, ...AT_OXYGEN].flatMap(({ column }) => {
    const mean = columnNumber(glass, `${column} mean`);
    const width = columnNumber(glass, `${column} width`);
    if (mean === null || width === null) return [];
    return [`${sayPair(column)} ${mean.mean.toFixed(1)}° (${width.mean.toFixed(1)}°)`];
  });
  if (each.length === 0) return [`There are no bond angles in ${glass.name}.`];
  return [`Means and standard deviations in ${glass.name}: ${each.join(', ')}.`];
}

/** Reported peaks beside those of one glass. */
function marks({ series }: Panel, glasses: readonly MeasuredGlass[]): Mark[] {
  const [glass] = glasses;
  if (glasses.length !== 1) return [];
  const drawn = series.map(({ id }) => id);
  const reported = REPORTED_ANGLES.filter(({ of }) => drawn.includes(of));
  return reportedMarks(reported, (name) => peakOf(glass, name), '°', 0);
}

/** Bins that the highest place of a histogram is averaged over, to either side */
const SMOOTHING_BINS = 1;

/** Where a histogram is highest, averaged over three bins, degrees. */
function peakOf({ columns }: MeasuredGlass, name: string): number | null {
  const angle = columns.angle?.mean;
  const density = columns[name]?.mean;
  if (!angle || !density) return null;
  const smooth = density.map((_, i) => {
    const near = density.subarray(Math.max(0, i - SMOOTHING_BINS), i + SMOOTHING_BINS + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
  return angle[smooth.indexOf(Math.max(...smooth))];
}
