import { compositionName } from '../../core/composition';
import { bestPotential } from '../../learn/best-potential';
import { type Campaign, type CampaignSettings, lossesOf, trialsOf } from '../../learn/campaign';
import { bestTrial } from '../../learn/loss';
import { KNOWN_SETS, type ParameterSet } from '../../learn/parameters';
import { predictedLosses } from '../../learn/predicted-loss';
import type { Surrogate } from '../../learn/surrogate';
import type { SurrogateErrors } from '../../learn/surrogate-errors';
import type { Candidate } from '../../learn/surrogate-search';
import type { Trial } from '../../learn/trial';

/** A parameter set in eV and Å, and how far it is from the targets. */
export interface JudgedSet {
  /** 'trial-7', 'iteration 2, candidate 3' */
  readonly id: string;
  readonly parameters: ParameterSet;
  readonly loss: number;
}

/** How many trials there are, and the best of those that are stable. */
interface TrialsResult {
  readonly trials: number;
  readonly best: JudgedSet | null;
}

/** What an iteration of molecular dynamics came to; null where no candidate was stable. */
interface IterationResult {
  readonly best: number | null;
  readonly median: number | null;
  /** The smallest loss that the surrogate expected */
  readonly bestPredicted: number;
  /** Candidates */
  readonly unstable: number;
}

/** What `vitrine fit` comes to, as one JSON object. */
export interface FitResult {
  /**
   * Root mean square errors of the latest surrogate in held-out trials: in shares of the range of the
   * data, then in g/cm³ and as a share of boron. Null before anything was learned.
   */
  readonly surrogate: {
    readonly rmse: number | null;
    readonly rmseDensity: number | null;
    readonly rmseB4: number | null;
    readonly densityError: number | null;
    readonly b4Error: number | null;
  } | null;
  /** Of all trials, given and simulated; where nothing is simulated, of the candidates, by what is expected */
  readonly best: JudgedSet | null;
  /** Of the latest search, with what the surrogate expects */
  readonly candidates: readonly ExpectedSet[];
  /** Published potentials, as the surrogate sees them; none where it is not there any more */
  readonly published: readonly JudgedSet[];
  /** What the fit began with */
  readonly data: TrialsResult;
  /** What molecular dynamics made of candidates */
  readonly simulated: TrialsResult;
  readonly iterations: readonly IterationResult[];
}

/** A candidate as the surrogate sees it. */
interface ExpectedSet extends JudgedSet {
  /** Standard deviation of the loss over the networks */
  readonly spread: number;
  /** Risk of instability, 0 to 1 */
  readonly risk: number;
  /** g/cm³, and share of boron */
  readonly predictions: readonly {
    readonly composition: string;
    readonly density: number;
    readonly b4: number;
  }[];
}

/** The published potentials, with the loss that a surrogate expects of them. */
export function publishedSets(surrogate: Surrogate, settings: CampaignSettings): JudgedSet[] {
  const { targets, objective } = settings;
  const sets = KNOWN_SETS.map(({ parameters }) => parameters);
  return predictedLosses(surrogate, sets, targets, objective).map(({ loss }, i) => {
    const { id, parameters } = KNOWN_SETS[i];
    return { id, parameters, loss };
  });
}

/**
 * @param simulated whether molecular dynamics has the last word, or the surrogate
 * @param published as the surrogate sees them
 */
export function resultOf(
  campaign: Campaign,
  simulated: boolean,
  published: readonly JudgedSet[] = [],
): FitResult {
  const { iterations, data, settings } = campaign;
  const latest = iterations.at(-1);
  const candidates = (latest?.candidates ?? []).map(expected);
  const { targets, objective } = settings;
  const told = (trials: readonly Trial[]): TrialsResult => {
    return { trials: trials.length, best: judged(bestTrial(trials, targets, objective)) };
  };
  return {
    surrogate: latest === undefined ? null : resultErrors(latest.surrogate),
    best: simulated ? judged(bestPotential(campaign)) : bestOf(candidates),
    candidates,
    published,
    data: told(data),
    simulated: told(trialsOf(campaign).slice(data.length)),
    iterations: iterations.flatMap(({ outcomes }, i) => {
      if (outcomes === null) return [];
      const { best, median, bestPredicted, each } = lossesOf(campaign, i);
      return [{ best, median, bestPredicted, unstable: each.filter((x) => x === null).length }];
    }),
  };
}

/** The errors of a surrogate as numbers of the result. */
export function resultErrors({
  rmse,
  density,
  b4,
}: SurrogateErrors): NonNullable<FitResult['surrogate']> {
  return {
    rmse,
    rmseDensity: density.scaled,
    rmseB4: b4.scaled,
    densityError: density.absolute,
    b4Error: b4.absolute,
  };
}

function expected(candidate: Candidate, i: number): ExpectedSet {
  const { parameters, loss, spread, risk, predictions } = candidate;
  return {
    id: `candidate ${i + 1}`,
    parameters,
    loss,
    spread,
    risk,
    predictions: predictions.map(({ composition, density, b4 }) => ({
      composition: compositionName(composition),
      density: density.mean,
      b4: b4.mean,
    })),
  };
}

function bestOf(candidates: readonly ExpectedSet[]): JudgedSet | null {
  const [best] = [...candidates].sort((a, b) => a.loss - b.loss);
  if (best === undefined) return null;
  const { id, parameters, loss } = best;
  return { id, parameters, loss };
}

function judged(best: { readonly trial: Trial; readonly loss: number } | null): JudgedSet | null {
  if (best === null) return null;
  const { trial, loss } = best;
  return { id: trial.id, parameters: trial.parameters, loss };
}
