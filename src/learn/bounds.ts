import { Problem } from '../core/problem';
import {
  checkParameter,
  PARAMETERS,
  type ParameterKey,
  type ParameterSet,
  parametersFrom,
  WANG_2018,
} from './parameters';

/** The box that is searched. */
export interface SearchBounds {
  readonly lower: ParameterSet;
  readonly upper: ParameterSet;
}

/** How far each parameter may go below and above a reference, %: [−5, 10]. */
export type Percents = Readonly<Record<ParameterKey, readonly [below: number, above: number]>>;

/** Bounds of the authors, % of `wang2018` (Chen et al., arXiv 2510.13090). */
export const AUTHORS_PERCENTS: Readonly<Record<'bo' | 'cma-es', Percents>> = {
  bo: { aBO: [-10, 10], rhoBO: [-5, 10], cBO: [-10, 10], aBB: [-10, 10], rhoBB: [-10, 10] },
  'cma-es': {
    aBO: [-20, 20],
    rhoBO: [-5, 15],
    cBO: [-25, 5],
    aBB: [-15, 15],
    rhoBB: [-15, 15],
  },
};

/**
 * Bounds of so many per cent about a parameter set.
 *
 * @throws Problem as `checkBounds`
 */
export function boundsAround(reference: ParameterSet, percents: Percents): SearchBounds {
  const limit = (side: 0 | 1) =>
    parametersFrom(PARAMETERS.map(({ key }) => reference[key] * (1 + percents[key][side] / 100)));
  return checkBounds({ lower: limit(0), upper: limit(1) });
}

/** The two boxes that the authors searched: 'bo' for Bayesian optimisation, the wider 'cma-es'. */
export const AUTHORS_BOUNDS: Readonly<Record<'bo' | 'cma-es', SearchBounds>> = {
  bo: boundsAround(WANG_2018, AUTHORS_PERCENTS.bo),
  'cma-es': boundsAround(WANG_2018, AUTHORS_PERCENTS['cma-es']),
};

/** @throws Problem when a bound is no number, cannot be in its unit, or lies on the wrong side */
export function checkBounds(bounds: SearchBounds, where = 'The bounds'): SearchBounds {
  for (const info of PARAMETERS) {
    const lower = bounds.lower[info.key];
    const upper = bounds.upper[info.key];
    checkParameter(info, lower, where);
    checkParameter(info, upper, where);
    if (lower >= upper) {
      throw new Problem(
        `${where}: ${info.symbol} from ${lower} to ${upper} ${info.unit} leaves nothing to search.`,
        'The lower bound must lie below the upper one.',
      );
    }
  }
  return bounds;
}

/** Where a set lies in the box: 0 at the lower bound, 1 at the upper, in the order of `PARAMETERS`. */
export function toUnit(parameters: ParameterSet, { lower, upper }: SearchBounds): number[] {
  return PARAMETERS.map(({ key }) => (parameters[key] - lower[key]) / (upper[key] - lower[key]));
}

/** The set at a point of the unit cube; points beyond it are brought back to the rim. */
export function fromUnit(point: ArrayLike<number>, { lower, upper }: SearchBounds): ParameterSet {
  return parametersFrom(
    PARAMETERS.map(({ key }, i) => {
      const share = Math.min(1, Math.max(0, point[i]));
      return lower[key] + share * (upper[key] - lower[key]);
    }),
  );
}
