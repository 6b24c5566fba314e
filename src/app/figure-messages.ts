import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import type { FrameColumns } from '../figures/glass';
import type { Diffusion, MeanSquaredDisplacement, NoDiffusion } from '../structure/diffusion';
import type { FrameMeasurement } from './figure-measurement';

/** How far atoms went. */
export interface Motion {
  readonly displacement: MeanSquaredDisplacement;
  /** Null of too few frames */
  readonly diffusion: Readonly<Partial<Record<Element, Diffusion | NoDiffusion>>> | null;
}

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
    readonly answer: Motion;
  };
}
