import { sayDifference, sayEstimate } from '../../core/estimate-words';
import type { RingCriterion } from '../../structure/rings/rings';
import { axis, idOf, type Overlay, type Panel, type Series, SIDE_BY_SIDE } from '../figure';
import type { FigureKind } from '../figure-kind';
import { saySampling } from '../figure-words';
import { type MeasuredGlass, numberOf } from '../glass';
import { fitLine, type LineFit } from '../line-fit';
import { B2O3_AXIS, byPotential, type CompositionPoint, pointsOf } from './composition-panel';
import { CRITERIA, measureRings, sayCriteria } from './ring-sizes';

/** Figure 10: mean ring size against composition, with a straight line through it. */
export const MEAN_RING_SIZE_FIGURE: FigureKind = {
  id: 'mean-ring-size',
  paper: 10,
  title: 'Mean ring size against composition',
  measure: (configuration, { rings }) => measureRings(configuration, rings),
  draw: (glasses, { rings }) => ({
    id: 'mean-ring-size',
    title: 'Mean ring size against composition',
    see: 'Whether rings grow or shrink as boron takes the place of silicon. The dashed lines are straight fits.',
    how: `${sayCriteria(rings)} Lines by least squares, all glasses alike. ${saySampling(glasses)}`,
    notes:
      new Set(glasses.map(({ composition }) => composition?.B2O3)).size < 3
        ? ['A line needs three glasses of different B₂O₃ before its errors are known.']
        : [],
    panels: [panel(glasses, rings)],
  }),
};

function panel(glasses: readonly MeasuredGlass[], criteria: readonly RingCriterion[]): Panel {
  const groups = byPotential(glasses).flatMap(({ name, glasses: own }) =>
    criteria.map((criterion) => ({
      id: `${criterion}_mean${name === null ? '' : `_${idOf(name)}`}`,
      name: name === null ? CRITERIA[criterion].name : `${CRITERIA[criterion].name}, ${name}`,
      points: pointsOf(own, (glass) => numberOf(glass, `${criterion} mean`)),
    })),
  );
  const drawn = groups.map(({ id, name, points }, i) => seriesOf(id, name, points, i));
  return {
    title: null,
    x: B2O3_AXIS,
    y: axis('mean ring size', 'Si and B atoms', 'mean'),
    series: drawn,
    overlays: drawn.flatMap(lineThrough),
    marks: [],
  };
}

function seriesOf(
  id: string,
  name: string,
  points: readonly CompositionPoint[],
  index: number,
): Series {
  const known = points.some(({ y }) => y.standardError !== null);
  return {
    id,
    name,
    kind: 'points',
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y.mean),
    error: known ? points.map(({ y }) => y.standardError ?? 0) : null,
    colour: SIDE_BY_SIDE[index % SIDE_BY_SIDE.length],
    dash: 'solid',
  };
}

/** The straight line through a series, from its first to its last glass; none through one glass. */
function lineThrough({ id, name, x, y, colour }: Series): Overlay[] {
  const fit = fitLine(x, y);
  if (fit === null) return [];
  const ends = [Math.min(...x), Math.max(...x)];
  return [
    {
      id: `${id}_line`,
      name: `${name}, line`,
      kind: 'line',
      x: ends,
      y: ends.map((place) => fit.intercept.mean + fit.slope.mean * place),
      error: null,
      colour,
      dash: 'dashed',
      origin: 'fit',
      citation: null,
      residual: sayFit(name, fit),
    },
  ];
}

/** 'Guttman: mean size = 5.90 ± 0.05 + (0.31 ± 0.10) · B₂O₃/100 mol%, R² = 0.86.' */
function sayFit(name: string, { intercept, slope, rSquared }: LineFit): string {
  const error = slope.standardError === null ? null : 100 * slope.standardError;
  const start = sayEstimate(intercept.mean, intercept.standardError);
  const change = sayDifference(100 * slope.mean, error);
  const share = rSquared === null ? '' : `, R² = ${rSquared.toFixed(2)}`;
  return `${name}: ${start} without boron, ${change} for 100 mol% B₂O₃${share}.`;
}
