import { createExperiment } from '../../core/experiment';
import { AUTHORS_BOUNDS } from '../../learn/bounds';
import type { Campaign, CampaignSettings, Iteration } from '../../learn/campaign';
import { AUTHORS_OBJECTIVES } from '../../learn/loss';
import type { ParameterSet } from '../../learn/parameters';
import { DEFAULT_SURROGATE, type Surrogate } from '../../learn/surrogate';
import { type Candidate, DEFAULT_SEARCH } from '../../learn/surrogate-search';
import { measuredTargets } from '../../learn/targets';
import type { Trial } from '../../learn/trial';
import type { LossCurve } from './loss-curves';

/** What is being done, and how far it has come. */
export type FitWork =
  | { readonly kind: 'train'; readonly networks: number; readonly share: number }
  | { readonly kind: 'search'; readonly share: number; readonly best: number }
  | { readonly kind: 'simulate' };

/** The step of the page whose button was pressed: there it is said what goes on. */
export type FitPlace = 'trials' | 'surrogate' | 'search' | 'loop';

/** What the potential lab holds. The first five are kept through a reload; the rest follows from them. */
export interface FitState {
  /** Trials that were imported, added, or made to begin with */
  readonly data: readonly Trial[];
  /** Targets with weight 0 are neither aimed at nor simulated. */
  readonly settings: CampaignSettings;
  /** Rounds of learning and simulating */
  readonly iterations: readonly Iteration[];
  /** Parameter sets that are to be simulated as a beginning; null while there are none */
  readonly design: readonly ParameterSet[] | null;
  /** Jobs of the round under way that turned out to be unstable, by their names */
  readonly unstable: readonly string[];

  /** What was learned, and from how many trials; null before a training */
  readonly learned: { readonly surrogate: Surrogate; readonly trials: number } | null;
  /** The best first */
  readonly candidates: readonly Candidate[];
  /** Indices of candidates that shall be simulated */
  readonly chosen: readonly number[];
  readonly curves: readonly LossCurve[];
  /** Null while nothing goes on */
  readonly work: FitWork | null;
  /** Where the work that goes on, or went on last, was asked for */
  readonly place: FitPlace | null;
  readonly trouble: { readonly message: string; readonly hint: string } | null;
}

export const BEGINNING: FitState = {
  data: [],
  settings: {
    iterations: 1,
    targets: measuredTargets(),
    objective: AUTHORS_OBJECTIVES.bo,
    bounds: AUTHORS_BOUNDS.bo,
    training: DEFAULT_SURROGATE,
    search: DEFAULT_SEARCH,
    template: createExperiment({ name: 'fit', protocol: 'demo' }),
    seed: 1,
  },
  iterations: [],
  design: null,
  unstable: [],
  learned: null,
  candidates: [],
  chosen: [],
  curves: [],
  work: null,
  place: null,
  trouble: null,
};

/** The fit as the loop of `src/learn` knows it: without what counts for nothing. */
export function campaignOf({ settings, data, iterations }: FitState): Campaign {
  const targets = settings.targets.filter(
    ({ weight, density, b4 }) => weight > 0 && (density !== null || b4 !== null),
  );
  return { settings: { ...settings, targets }, data, iterations };
}

/**
 * Whether targets and glasses stay as they are: outcomes of rounds belong to the compositions that
 * they were simulated at.
 */
export function isFixed({ iterations, design }: FitState): boolean {
  return iterations.length > 0 || design !== null;
}

/** Whether a round waits for its glasses. */
export function isPending({ iterations, design }: FitState): boolean {
  return design !== null || iterations.at(-1)?.outcomes === null;
}
