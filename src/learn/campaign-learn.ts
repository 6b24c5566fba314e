import { Problem } from '../core/problem';
import { type Campaign, type Learned, seedOf, trialsOf } from './campaign';
import type { SearchReport } from './cma-es-search';
import type { Steps } from './progress';
import { type Surrogate, type SurrogateReport, trainSurrogate } from './surrogate';
import { searchSurrogate } from './surrogate-search';

/** How far the learning of an iteration has come. */
export type LearnReport =
  | { readonly part: 'train'; readonly report: SurrogateReport }
  | { readonly part: 'search'; readonly report: SearchReport };

/** What an iteration learned, and the surrogate that knows it. */
export interface LearnedWith {
  readonly learned: Learned;
  readonly surrogate: Surrogate;
}

/**
 * The learning of the next iteration: a surrogate of all trials so far, and the candidates that a search
 * finds on it. The same campaign gives the same candidates, bit for bit.
 *
 * @throws Problem when the trials are too few, or the search finds nothing that was not tried
 */
export function* learnCandidates(campaign: Campaign): Steps<LearnReport, LearnedWith> {
  const { settings, iterations } = campaign;
  const { targets, objective, bounds, training, search, seed } = settings;
  const trials = trialsOf(campaign);
  const seedFor = (part: 'train' | 'search') => seedOf(seed, iterations.length, part);
  const surrogate = yield* as('train', trainSurrogate(trials, training, seedFor('train')));
  const problem = { surrogate, trials, targets, objective, bounds };
  const { candidates } = yield* as('search', searchSurrogate(problem, search, seedFor('search')));
  if (candidates.length === 0) {
    throw new Problem(
      'The search found no parameters that were not tried before.',
      'Widen the bounds, or let it evaluate more.',
    );
  }
  return { learned: { surrogate: surrogate.errors, candidates }, surrogate };
}

/** The steps of a part, told as such. */
function* as<Part extends LearnReport['part'], Result>(
  part: Part,
  steps: Steps<Extract<LearnReport, { part: Part }>['report'], Result>,
): Steps<LearnReport, Result> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield { part, report: next.value } as LearnReport;
  }
}
