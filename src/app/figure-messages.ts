import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import type { FrameColumns } from '../figures/glass';
import type { Diffusion, MeanSquaredDisplacement, NoDiffusion } from '../structure/diffusion';
import type { FrameMeasurement } from './figure-measurement';

/** What the page asks of a worker that measures for figures; answers carry the number of the request. */
export type ToFigures =
  | {
      readonly kind: 'frame';
      readonly sequence: number;
      readonly measurement: FrameMeasurement;
      readonly configuration: Configuration;
    }
  | {
      readonly kind: 'motion';
      readonly sequence: number;
      readonly frames: readonly Configuration[];
      /** ps */
      readonly times: readonly number[];
    };

/** How far atoms went. */
export interface Motion {
  readonly displacement: MeanSquaredDisplacement;
  /** Null of too few frames */
  readonly diffusion: Readonly<Partial<Record<Element, Diffusion | NoDiffusion>>> | null;
}

export type FromFigures =
  | { readonly kind: 'columns'; readonly sequence: number; readonly columns: FrameColumns }
  | { readonly kind: 'motion'; readonly sequence: number; readonly motion: Motion }
  | {
      readonly kind: 'failed';
      readonly sequence: number;
      readonly message: string;
      readonly hint: string;
    };
