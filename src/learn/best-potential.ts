import type { Potential } from '../core/potential';
import { type Campaign, trialsOf } from './campaign';
import { bestTrial } from './loss';
import { type PotentialLabel, sayParameters, withParameters } from './parameters';
import type { Trial } from './trial';

/** The trial that comes nearest to the targets, as a potential that every other part of Vitrine takes. */
export interface BestPotential {
  readonly trial: Trial;
  readonly loss: number;
  readonly potential: Potential;
}

/** The best potential so far, of what was given and of what was simulated; null while no trial has a loss. */
export function bestPotential(campaign: Campaign): BestPotential | null {
  const { targets, objective } = campaign.settings;
  const best = bestTrial(trialsOf(campaign), targets, objective);
  if (best === null) return null;
  return { ...best, potential: withParameters(best.trial.parameters, labelOf(best.trial)) };
}

function labelOf({ id, source, parameters }: Trial): PotentialLabel {
  return {
    id: 'fitted',
    name: 'Fitted',
    citation: `Fitted with Vitrine: ${id} of ${source}; all else of Yang et al., J. Non-Cryst. Solids 684, 124104 (2026). ${sayParameters(parameters)}`,
  };
}
