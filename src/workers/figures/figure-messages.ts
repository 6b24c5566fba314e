import type { Configuration } from '../../core/configuration';
import type { FrameColumns } from '../../figures/glass';
import type { FrameMotion } from '../../lab/figures/motion';
import type { FrameMeasurement } from '../../lab/frames/figure-measurement';

/** What a worker that measures for figures is asked and answers, by name. */
export interface FigureTasks {
  readonly columns: {
    readonly ask: {
      readonly measurement: FrameMeasurement;
      readonly configuration: Configuration;
    };
    readonly report: never;
    readonly answer: FrameColumns;
  };
  readonly motion: {
    readonly ask: {
      readonly frames: readonly Configuration[];
      /** ps */
      readonly times: readonly number[];
    };
    readonly report: never;
    readonly answer: FrameMotion;
  };
}
