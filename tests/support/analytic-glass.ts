import { TABLE_1 } from '../../src/core/glasses';
import { counterRandom } from '../../src/core/random';
import { AUTHORS_BOUNDS, fromUnit } from '../../src/learn/bounds';
import { type ParameterSet, WANG_2018 } from '../../src/learn/parameters';
import { latinHypercube } from '../../src/learn/space-filling';
import type { Trial, TrialResult } from '../../src/learn/trial';

export const ANALYTIC_GLASSES = (['6B', '24B', '50B', '75B'] as const).map((name) => TABLE_1[name]);

/**
 * A made-up glass whose density and B4 are simple functions of the five parameters and of B2O3: B4
 * rises with ρ(B–O) as a logistic curve, the density falls with ρ(B–B) where there is much boron.
 */
export function analyticResults(parameters: ParameterSet): TrialResult[] {
  const percent = (key: keyof ParameterSet) => 100 * (parameters[key] / WANG_2018[key] - 1);
  return ANALYTIC_GLASSES.map((composition) => {
    const x = composition.B2O3 / 75;
    const pull = 0.35 * percent('rhoBO') + 0.06 * percent('aBO') - 0.02 * percent('cBO');
    const density =
      2.5 +
      0.2 * x -
      0.35 * x * x -
      0.018 * x * percent('rhoBB') -
      0.004 * x * percent('aBB') -
      0.008 * percent('rhoBO');
    const b4 = 1 / (1 + Math.exp(3 * x - 1.6 - pull));
    return {
      composition,
      density: { value: density, error: null },
      b4: { value: b4, error: null },
    };
  });
}

/** Trials of a Latin hypercube within the authors' bounds for Bayesian optimisation. */
export function analyticTrials(count: number, seed: number, noise = 0): Trial[] {
  const random = counterRandom(seed, 77);
  return latinHypercube(count, 5, seed, 78).map((point, i) => {
    const parameters = fromUnit(point, AUTHORS_BOUNDS.bo);
    return {
      id: `trial-${i + 1}`,
      parameters,
      results: analyticResults(parameters).map(({ composition, density, b4 }) => ({
        composition,
        density: density && { value: density.value + noise * random.gaussian(), error: null },
        b4,
      })),
      protocol: 'analytic',
      atoms: 400,
      source: 'test',
      unstable: false,
    };
  });
}
