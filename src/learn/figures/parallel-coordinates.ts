import { potentialById } from '../../core/potential';
import {
  axis,
  categoryAxis,
  type Figure,
  type Overlay,
  type Series,
  SIDE_BY_SIDE,
} from '../../figures/figure';
import {
  KNOWN_SETS,
  type KnownSet,
  PARAMETERS,
  type ParameterSet,
  vectorOf,
  WANG_2018,
} from '../parameters';

/** A parameter set with what it is called. */
export interface NamedSet {
  readonly name: string;
  readonly parameters: ParameterSet;
}

/**
 * Parameter sets as lines over the five parameters, each in per cent of `wang2018`, beside the
 * published ones.
 *
 * @param candidates the best first
 * @param best the set that is chosen; null while there is none
 */
export function parallelCoordinatesFigure(
  candidates: readonly NamedSet[],
  best: NamedSet | null,
): Figure {
  const which = candidates.length === 1 ? 'The candidate' : 'The candidates';
  return {
    id: 'fit-candidates',
    title: 'Candidates beside the published potentials',
    see: 'Lines that run apart are different ways to the same glass: parameters make up for each other.',
    how: `${which} thin, each parameter in per cent of Wang 2018, whose line lies at 0.`,
    notes: candidates.length === 0 ? ['There are no candidates yet.'] : [],
    panels: [
      {
        title: null,
        x: categoryAxis(
          'parameter',
          'parameter',
          PARAMETERS.map(({ symbol }) => symbol),
        ),
        y: axis('change', '%', 'change'),
        series: [
          ...candidates.map((set, i) => ({ ...lineOf(set, `candidate_${i + 1}`), faint: true })),
          ...(best === null ? [] : [lineOf(best, 'best')]),
        ],
        overlays: KNOWN_SETS.map(knownLine),
        marks: [],
      },
    ],
  };
}

function lineOf({ name, parameters }: NamedSet, id: string): Series {
  const wang = vectorOf(WANG_2018);
  return {
    id,
    name,
    kind: 'line',
    x: wang.map((_, i) => i),
    y: vectorOf(parameters).map((value, i) => 100 * (value / wang[i] - 1)),
    error: null,
    colour: 'simulation',
    dash: 'solid',
  };
}

function knownLine(set: KnownSet, i: number): Overlay {
  return {
    ...lineOf(set, set.id),
    colour: SIDE_BY_SIDE[i],
    dash: 'dashed',
    origin: 'literature',
    citation: potentialById(set.id).citation,
    residual: null,
  };
}
