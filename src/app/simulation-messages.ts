import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import type { Potential } from '../core/potential';
import type { AdapterDescription } from '../engine/device';
import type { RunSeriesRow } from '../formats/series-csv';
import type { Summary } from '../run/summary';

/** What the page asks of the worker that simulates. Every run has a number; a new one ends the last. */
export type ToSimulation =
  | { readonly kind: 'probe' }
  | { readonly kind: 'start'; readonly run: number; readonly experiment: Experiment }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'step' }
  | { readonly kind: 'potential'; readonly potential: Potential }
  | { readonly kind: 'cancel' };

/** Where a run stands: means over the steps since the last such message. */
export interface Progress {
  readonly step: number;
  readonly stageIndex: number;
  /** K */
  readonly temperature: number;
  /** GPa */
  readonly pressure: number;
  /** g/cm³ */
  readonly density: number;
  /** Null until it can be told */
  readonly stepsPerSecond: number | null;
}

/** One replica at one step. */
export interface SimulationFrame {
  readonly step: number;
  /** ps since the start of the run */
  readonly time: number;
  /** K, mean over the latest steps */
  readonly temperature: number;
  readonly configuration: Configuration;
  /** It belongs to the trajectory that can be saved. */
  readonly trajectory: boolean;
}

/** What the worker tells the page. */
export type FromSimulation =
  | { readonly kind: 'adapter'; readonly adapter: AdapterDescription }
  | { readonly kind: 'no-adapter'; readonly message: string; readonly hint: string }
  | { readonly kind: 'preparing'; readonly run: number; readonly what: string }
  | { readonly kind: 'placed'; readonly run: number; readonly configuration: Configuration }
  | { readonly kind: 'started'; readonly run: number; readonly totalSteps: number }
  | {
      readonly kind: 'progress';
      readonly run: number;
      readonly progress: Progress;
      /** Rows of the series that are new, of the first replica */
      readonly rows: readonly RunSeriesRow[];
    }
  | { readonly kind: 'frame'; readonly run: number; readonly frame: SimulationFrame }
  | {
      readonly kind: 'paused';
      readonly run: number;
      /** Why, when it was not the page that asked */
      readonly because: { readonly message: string; readonly hint: string } | null;
    }
  | { readonly kind: 'done'; readonly run: number; readonly summary: Summary }
  | { readonly kind: 'cancelled'; readonly run: number }
  | {
      readonly kind: 'failed';
      readonly run: number;
      readonly message: string;
      readonly hint: string;
    };
