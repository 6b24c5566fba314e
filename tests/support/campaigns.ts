import { type Composition, type GlassName, TABLE_1 } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import { AUTHORS_BOUNDS, fromUnit, toUnit } from '../../src/learn/bounds';
import type { CampaignSettings } from '../../src/learn/campaign';
import type { Job, JobOutcome } from '../../src/learn/campaign-jobs';
import { AUTHORS_OBJECTIVES } from '../../src/learn/loss';
import type { ParameterSet } from '../../src/learn/parameters';
import { latinHypercube } from '../../src/learn/space-filling';
import { DEFAULT_SURROGATE } from '../../src/learn/surrogate';
import { DEFAULT_SEARCH } from '../../src/learn/surrogate-search';
import type { FitTarget } from '../../src/learn/targets';
import type { Trial } from '../../src/learn/trial';

/** Molecular dynamics made up: a smooth answer to the five parameters, the same at every call. */
export function response(
  parameters: ParameterSet,
  { B2O3 }: Composition,
): { density: number; b4: number } {
  const [a, rho, c, aBB, rhoBB] = toUnit(parameters, AUTHORS_BOUNDS.bo).map((u) => u - 0.5);
  const boron = B2O3 / 75;
  return {
    density: 2.5 - 0.25 * boron + 0.1 * c - 0.12 * rho * rho - boron * (0.2 * rhoBB + 0.05 * aBB),
    b4: 1 / (1 + Math.exp(-(1 - 2 * boron + 3 * rho + 2 * a - c))),
  };
}

/** Where `response` meets the targets of `campaignSettings`. */
export const OPTIMUM = fromUnit([0.62, 0.4, 0.7, 0.45, 0.3], AUTHORS_BOUNDS.bo);

export const simulated = ({ parameters, composition }: Job): JobOutcome => {
  const { density, b4 } = response(parameters, composition);
  return {
    unstable: false,
    density: { value: density, error: 0.001 },
    b4: { value: b4, error: null },
  };
};

export function targetsOf(names: readonly GlassName[]): FitTarget[] {
  return names.map((name) => ({
    composition: TABLE_1[name],
    ...response(OPTIMUM, TABLE_1[name]),
    weight: 1,
  }));
}

/** A campaign in miniature whose targets `response` can meet. */
export function campaignSettings(some: Partial<CampaignSettings> = {}): CampaignSettings {
  return {
    iterations: 3,
    targets: targetsOf(['24B', '75B']),
    objective: AUTHORS_OBJECTIVES.bo,
    bounds: AUTHORS_BOUNDS.bo,
    training: { ...DEFAULT_SURROGATE, hiddenLayers: [16, 16], epochs: 300, batch: 16, folds: 3 },
    search: { ...DEFAULT_SEARCH, method: 'cma-es', candidates: 3 },
    template: createExperiment({ protocol: 'demo' }),
    seed: 1,
    ...some,
  };
}

/** Trials spread over the bounds, as `response` answers them. */
export function madeUpTrials(count: number, names: readonly GlassName[] = ['24B', '75B']): Trial[] {
  return latinHypercube(count, 5, 3, 0).map((point, i) => {
    const parameters = fromUnit(point, AUTHORS_BOUNDS.bo);
    return {
      id: `trial-${i + 1}`,
      parameters,
      results: names.map((name) => {
        const { density, b4 } = response(parameters, TABLE_1[name]);
        return {
          composition: TABLE_1[name],
          density: { value: density, error: null },
          b4: { value: b4, error: null },
        };
      }),
      protocol: null,
      atoms: null,
      source: 'made up',
      unstable: false,
    };
  });
}
