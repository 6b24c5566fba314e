import { sayDifference } from '../../core/estimate-words';
import { MEASURED_SERIES } from '../../core/published';
import { decidingSlope, type GlassGroup, groupName, groupsOf } from '../claims';
import {
  axis,
  type Claim,
  idOf,
  type Overlay,
  type Panel,
  type Series,
  SIDE_BY_SIDE,
} from '../figure';
import type { PaperFigure } from '../figure-kind';
import { saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass, nominalComposition } from '../glass';
import { fitLine } from '../line-fit';
import { bridgingAngle } from './bridging-angle';
import { byPotential, type PotentialGroup, pointErrors } from './composition-panel';
import {
  BOND_ANGLE_MEASUREMENT,
  BOND_LENGTHS,
  DENSITY_MEASUREMENT,
  FOUR_FOLD_BORON,
} from './measurements';
import { potentialPanels, potentialPlaces, sayBonds } from './potential-panels';

/** A line takes at least so many glasses: two always lie on one. */
const FEWEST_GLASSES = 3;

/** Figure 10: density against mean X–O–X of the four sets of parameters. */
export const DENSITY_AND_ANGLE_FIGURE: PaperFigure = {
  id: 'density-and-angle',
  paper: 10,
  title: 'Density against mean X–O–X angle',
  panels: potentialPlaces(10),
  needs: [BOND_ANGLE_MEASUREMENT, DENSITY_MEASUREMENT, FOUR_FOLD_BORON, BOND_LENGTHS],
  draw: (glasses) => ({
    id: 'density-and-angle',
    title: 'Density against mean X–O–X angle',
    see: 'A network that folds more sharply should pack more closely: the paper finds that density falls as the angle between neighbouring tetrahedra and triangles opens. Large points have much four-fold boron.',
    how: `Each point is a composition. Dashed: the straight line of least squares through the compositions of the measured series that were made alike, all counting alike; r is Pearson's. The size of a point is its B4. B3–O and B4–O are means of the bonds over the glasses of the panel. ${saySampling(glasses)}`,
    notes: few(glasses),
    claims: byPotential(glasses).map(correlation),
    panels: potentialPanels(glasses, 10, panelOf),
  }),
};

interface Relation {
  readonly group: GlassGroup;
  readonly points: readonly {
    readonly glass: MeasuredGlass;
    readonly x: number;
    readonly y: number;
  }[];
  /** Null of fewer than three glasses */
  readonly line: {
    readonly intercept: number;
    readonly slope: number;
    readonly error: number | null;
    readonly r: number;
    /** How many it goes through */
    readonly glasses: number;
  } | null;
}

/** Whether a glass is of the series that was measured. */
const inSeries = (glass: MeasuredGlass) =>
  MEASURED_SERIES.some(({ composition }) => composition === nominalComposition(glass));

/**
 * Density against angle of glasses that were made alike; the line is through those of the measured
 * series, or through all where fewer than three are of it.
 */
export function relationOf(group: GlassGroup): Relation {
  const points = group.glasses.flatMap((glass) => {
    const [angle, density] = [bridgingAngle(glass), columnNumber(glass, 'density')];
    return angle && density ? [{ glass, x: angle.mean, y: density.mean }] : [];
  });
  const series = points.filter(({ glass }) => inSeries(glass));
  const fitted = series.length < FEWEST_GLASSES ? points : series;
  const fit =
    fitted.length < FEWEST_GLASSES
      ? null
      : fitLine(
          fitted.map(({ x }) => x),
          fitted.map(({ y }) => y),
        );
  if (fit === null || fit.rSquared === null) return { group, points, line: null };
  const { intercept, slope, rSquared } = fit;
  return {
    group,
    points,
    line: {
      intercept: intercept.mean,
      slope: slope.mean,
      error: slope.standardError,
      r: Math.sign(slope.mean) * Math.sqrt(rSquared),
      glasses: fitted.length,
    },
  };
}

function panelOf(potential: PotentialGroup, title: string): Panel {
  const groups = groupsOf(potential.glasses);
  const bonds = sayBonds(potential);
  const relations = groups.map(relationOf);
  const names = groups.map((group) => groupName(group, groups));
  const of = potential.name === null ? '' : `_${idOf(potential.name)}`;
  const ids = names.map((name) => `density${of}${name === null ? '' : `_${idOf(name)}`}`);
  return {
    title: bonds === null ? title : `${title}: ${bonds}`,
    x: axis('mean X–O–X', '°', 'X-O-X'),
    y: axis('density', 'g/cm³', 'density'),
    series: relations.map((relation, i) => seriesOf(relation, ids[i], names[i], i)),
    overlays: relations.flatMap((relation, i) => lineOf(relation, ids[i], names[i], i)),
    marks: [],
  };
}

const colourOf = (name: string | null, index: number) =>
  name === null ? 'simulation' : SIDE_BY_SIDE[index % SIDE_BY_SIDE.length];

function seriesOf({ points }: Relation, id: string, name: string | null, index: number): Series {
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const averages = sorted.map(({ glass, y }) => ({
    y: { mean: y, standardError: columnNumber(glass, 'density')?.standardError ?? null },
  }));
  return {
    id,
    name: name ?? 'simulation',
    kind: 'points',
    x: sorted.map(({ x }) => x),
    y: sorted.map(({ y }) => y),
    error: pointErrors(averages),
    labels: sorted.map(({ glass }) => glass.name),
    sizes: {
      name: 'B4',
      unit: '%',
      values: sorted.map(({ glass }) => columnNumber(glass, 'B4')?.mean ?? null),
      largest: 100,
    },
    colour: colourOf(name, index),
    dash: 'solid',
  };
}

function lineOf(
  { points, line }: Relation,
  id: string,
  name: string | null,
  index: number,
): Overlay[] {
  if (line === null) return [];
  const ends = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  return [
    {
      id: `${id}_line`,
      name: `${name ?? 'simulation'}, line`,
      kind: 'line',
      x: ends,
      y: ends.map((x) => line.intercept + line.slope * x),
      error: null,
      colour: colourOf(name, index),
      dash: 'dashed',
      origin: 'fit',
      citation: null,
      residual: null,
    },
  ];
}

/** That density falls as the angle opens: the slope beside its own error. */
function correlation({ name, glasses }: PotentialGroup): Claim {
  const called = name ?? 'potential not known';
  const paper = `density falls as X–O–X opens (${called}).`;
  const relations = groupsOf(glasses).map(relationOf);
  const [best] = relations.sort((a, b) => b.points.length - a.points.length);
  if (!best?.line) {
    return {
      paper,
      verdict: 'undecided',
      here: `A line takes at least ${FEWEST_GLASSES} glasses that were made alike.`,
    };
  }
  const { slope, error, r } = best.line;
  const decided = error !== null && Math.abs(slope) > decidingSlope(best.line.glasses) * error;
  return {
    paper,
    verdict: decided ? (slope < 0 ? 'shown' : 'not shown') : 'undecided',
    here: `Over ${best.line.glasses} compositions r = ${sayDifference(r, null, 2).replace('+', '')}, slope ${sayDifference(slope, error, 3)} g/cm³ a degree.`,
  };
}

function few(glasses: readonly MeasuredGlass[]): string[] {
  const short = byPotential(glasses).filter(({ glasses: own }) => own.length < FEWEST_GLASSES);
  return short.map(
    ({ name }) => `${name ?? 'The potential that is not known'}: too few glasses for a line.`,
  );
}
