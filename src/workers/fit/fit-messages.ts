import type { Composition } from '../../core/glasses';
import type { SearchBounds } from '../../learn/bounds';
import type { SearchReport } from '../../learn/cma-es-search';
import type { ParameterSet } from '../../learn/parameters';
import type { Sensitivity } from '../../learn/sensitivity';
import type { Surrogate, SurrogateOptions, SurrogateReport } from '../../learn/surrogate';
import type { SearchOptions, SearchOutcome, SearchProblem } from '../../learn/surrogate-search';
import type { Trial } from '../../learn/trial';

/** What a worker can work out, by name: what it is asked, what it tells on the way, what it answers. */
export interface FitTasks {
  readonly train: {
    readonly ask: {
      readonly trials: readonly Trial[];
      readonly options: SurrogateOptions;
      readonly seed: number;
    };
    /** Epochs since the report before, not all of them */
    readonly report: readonly SurrogateReport[];
    readonly answer: Surrogate;
  };
  readonly search: {
    readonly ask: {
      readonly problem: SearchProblem;
      readonly options: SearchOptions;
      readonly seed: number;
    };
    readonly report: SearchReport;
    readonly answer: SearchOutcome;
  };
  readonly sensitivity: {
    readonly ask: {
      readonly surrogate: Surrogate;
      readonly centre: ParameterSet;
      readonly bounds: SearchBounds;
      readonly compositions: readonly Composition[];
    };
    readonly report: never;
    readonly answer: readonly Sensitivity[];
  };
}
