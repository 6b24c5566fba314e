import type { SeedValues } from '../../core/series-result';
import type { FinishedGlass } from '../../figures/series/series-quantities';

/** What the worker that measures points of a series is asked and answers, by name. */
export interface SeriesTasks {
  readonly glass: {
    readonly ask: FinishedGlass;
    readonly report: never;
    readonly answer: SeedValues;
  };
}
