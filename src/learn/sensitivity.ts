import type { Composition } from '../core/glasses';
import type { SearchBounds } from './bounds';
import { PARAMETERS, type ParameterKey, type ParameterSet } from './parameters';
import {
  type EnsembleSpread,
  networkResponses,
  type Prediction,
  predict,
  type Surrogate,
  spreadOf,
} from './surrogate';

/** How density and B4 answer to one parameter while the others stay. */
export interface Sensitivity {
  readonly parameter: ParameterKey;
  /** Values of the parameter, rising, from its lower to its upper bound */
  readonly values: readonly number[];
  /** One list a value, in the order of the compositions */
  readonly predictions: readonly (readonly Prediction[])[];
  /** What +1 % of the parameter changes about the centre, composition by composition */
  readonly perPercent: readonly {
    readonly composition: Composition;
    /** g/cm³ */
    readonly density: EnsembleSpread;
    /** Share of boron */
    readonly b4: EnsembleSpread;
  }[];
}

/** Half of the step that `perPercent` is a difference over, %. */
const HALF_STEP_PERCENT = 1;

/**
 * The answers of the surrogate to each parameter in turn, with the spread of its networks.
 *
 * @param centre - where the other parameters stay
 * @param points - values a parameter; at least 2
 */
export function sensitivities(
  surrogate: Surrogate,
  centre: ParameterSet,
  bounds: SearchBounds,
  compositions: readonly Composition[],
  points = 21,
): Sensitivity[] {
  return PARAMETERS.map(({ key }) => {
    const from = bounds.lower[key];
    const to = bounds.upper[key];
    const values = Array.from(
      { length: points },
      (_, i) => from + ((to - from) * i) / (points - 1),
    );
    const sets = values.map((value) => ({ ...centre, [key]: value }));
    return {
      parameter: key,
      values,
      predictions: predict(surrogate, sets, compositions),
      perPercent: slopes(surrogate, centre, key, compositions),
    };
  });
}

function slopes(
  surrogate: Surrogate,
  centre: ParameterSet,
  key: ParameterKey,
  compositions: readonly Composition[],
): Sensitivity['perPercent'] {
  const at = (percent: number) => ({ ...centre, [key]: centre[key] * (1 + percent / 100) });
  const outputs = networkResponses(
    surrogate,
    [at(-HALF_STEP_PERCENT), at(HALF_STEP_PERCENT)],
    compositions,
  );
  const second = 2 * compositions.length;
  return compositions.map((composition, i) => {
    const change = (which: 0 | 1) =>
      spreadOf(
        outputs.map((output) => {
          return (output[second + 2 * i + which] - output[2 * i + which]) / (2 * HALF_STEP_PERCENT);
        }),
      );
    return { composition, density: change(0), b4: change(1) };
  });
}
