import { useMemo } from 'react';
import { campaignOf } from '../../lab/fit/fit-state';
import { KNOWN_SETS, type ParameterSet } from '../../learn/parameters';
import { targetCompositions } from '../../learn/predicted-loss';
import { predict } from '../../learn/surrogate';
import { type Candidate, judge } from '../../learn/surrogate-search';
import type { FitTarget } from '../../learn/targets';
import { useFit } from './fit-store';
import { problemOf } from './fit-work';

/** The published set that a fit has to beat. */
export const PAPER = KNOWN_SETS[0];

/** What the surrogate expects of a set, and of the paper's. */
export interface SurrogateAnswer {
  readonly mine: Candidate;
  readonly paper: Candidate;
  readonly targets: readonly FitTarget[];
}

/** The answer to a set; null while nothing is learned, or no target counts. */
export function useAnswer(parameters: ParameterSet): SurrogateAnswer | null {
  const { learned, settings, data, iterations } = useFit();
  return useMemo(() => {
    if (learned === null) return null;
    const campaign = campaignOf({ ...useFit.getState(), settings, data, iterations });
    const { targets } = campaign.settings;
    const compositions = targetCompositions(targets);
    if (compositions.length === 0) return null;
    const { surrogate } = learned;
    const sets = [parameters, PAPER.parameters];
    const losses = judge(problemOf(campaign, surrogate), 0)(sets);
    const predictions = predict(surrogate, sets, compositions);
    const [mine, paper] = losses.map(
      (loss, i): Candidate => ({ ...loss, predictions: predictions[i] }),
    );
    return { mine, paper, targets };
  }, [learned, settings, data, iterations, parameters]);
}
