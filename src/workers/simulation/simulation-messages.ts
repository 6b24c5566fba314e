import type { Configuration } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import type { Segment } from '../../core/schedule';
import type { AdapterDescription } from '../../engine/adapter';
import type { PlatformChoice, PlatformName } from '../../engine/dynamics';
import type { DeviceRoom } from '../../engine/room';
import type { RunSeriesRow } from '../../formats/series-csv';
import type { StructurePoint } from '../../lab/recordings/structure-point';
import type { Turn } from '../../run/run';
import type { Summary } from '../../run/summary';
import type { Alarm } from '../../run/watch/watch';
import type { FromMeasuring, ToMeasuring } from './measuring-messages';

/** Asks the worker whether it is still there, and its answer. */
export const PING = 'ping';
export const PONG = 'pong';

/** What the page asks of the worker that simulates. Every run has a number; a new one ends the last. */
export type ToSimulation =
  | ToMeasuring
  | { readonly kind: 'probe' }
  /** What runs are computed on from now on; answered as a probe is */
  | { readonly kind: 'platform'; readonly choice: PlatformChoice }
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly experiment: Experiment;
      /** What it is computed on, where that is not what was chosen */
      readonly on?: PlatformChoice;
    }
  /** Goes on with a run that this browser keeps, from its latest checkpoint. */
  | { readonly kind: 'go-on'; readonly run: number; readonly kept: string }
  /** Frames show this replica from now on; a run that is held sends one at once. */
  | { readonly kind: 'look'; readonly replica: number }
  /** How long the page takes to draw a frame, ms, where the processor draws it */
  | { readonly kind: 'draw-time'; readonly milliseconds: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'step' }
  | { readonly kind: 'change'; readonly turns: readonly Turn[] }
  /** To the checkpoint before the present step, and hold there */
  | { readonly kind: 'back' }
  /** The page may be gone in a moment: write what there is. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'cancel' };

/** What the thermometers of one replica say. */
export interface ReplicaProgress {
  /** K */
  readonly temperature: number;
  /** GPa */
  readonly pressure: number;
  /** g/cm³ */
  readonly density: number;
}

/** Where a run stands: means over its replicas and over the steps since the last such message. */
export interface Progress extends ReplicaProgress {
  readonly step: number;
  readonly stageIndex: number;
  readonly perReplica: readonly ReplicaProgress[];
  /** Null until it can be told */
  readonly stepsPerSecond: number | null;
}

/** The replica that is looked at, at one step. */
export interface SimulationFrame {
  readonly step: number;
  /** ps since the start of the run */
  readonly time: number;
  /** K, of this replica, mean over the latest steps */
  readonly temperature: number;
  readonly replica: number;
  readonly configuration: Configuration;
  /** Every replica, where the frame belongs to the trajectory that can be saved; else null */
  readonly configurations: readonly Configuration[] | null;
}

/** What the worker tells the page. */
export type FromSimulation =
  | FromMeasuring
  | {
      readonly kind: 'adapter';
      readonly platform: PlatformName;
      readonly adapter: AdapterDescription;
      readonly room: DeviceRoom | null;
    }
  | { readonly kind: 'no-adapter'; readonly message: string; readonly hint: string }
  | { readonly kind: 'preparing'; readonly run: number; readonly what: string }
  /** The atoms of the first replica before any relaxation */
  | { readonly kind: 'placed'; readonly run: number; readonly configuration: Configuration }
  | {
      readonly kind: 'started';
      readonly run: number;
      /** With how it is computed, for a repeat bit for bit */
      readonly experiment: Experiment;
      readonly totalSteps: number;
      readonly segments: readonly Segment[];
    }
  /** A knob was turned: the experiment with all changes so far, and what is ahead of it. */
  | {
      readonly kind: 'changed';
      readonly run: number;
      readonly experiment: Experiment;
      readonly totalSteps: number;
      readonly segments: readonly Segment[];
    }
  /** The run stands at an earlier step again; what was told of later ones is void. */
  | {
      readonly kind: 'rewound';
      readonly run: number;
      readonly step: number;
      readonly experiment: Experiment;
      readonly totalSteps: number;
      readonly segments: readonly Segment[];
    }
  /** The run can be gone on with from this step, also after a crash. */
  | {
      readonly kind: 'kept';
      readonly run: number;
      /** Of the run in the browser's storage */
      readonly id: string;
      readonly step: number;
      /** Why nothing is kept any more, said once; null while all is well */
      readonly trouble: string | null;
    }
  /** A run goes on, but not on the device that it was begun on: its bits will differ. */
  | {
      readonly kind: 'other-adapter';
      readonly run: number;
      readonly before: string;
      readonly now: string;
    }
  /** A request that the run cannot carry out; it goes on as it was. */
  | {
      readonly kind: 'refused';
      readonly run: number;
      readonly message: string;
      readonly hint: string;
    }
  | {
      readonly kind: 'progress';
      readonly run: number;
      readonly progress: Progress;
      /** Rows of the series that are new, [replica][row] */
      readonly rows: readonly (readonly RunSeriesRow[])[];
    }
  | { readonly kind: 'frame'; readonly run: number; readonly frame: SimulationFrame }
  | {
      readonly kind: 'structure';
      readonly run: number;
      readonly step: number;
      /** ps since the start of the run */
      readonly time: number;
      /** One a replica */
      readonly points: readonly StructurePoint[];
    }
  | {
      readonly kind: 'paused';
      readonly run: number;
      /** Why, when it was not the page that asked */
      readonly because: Alarm | null;
    }
  | { readonly kind: 'done'; readonly run: number; readonly summary: Summary }
  | { readonly kind: 'cancelled'; readonly run: number }
  | {
      readonly kind: 'failed';
      readonly run: number;
      readonly message: string;
      readonly hint: string;
      /** A run in the storage to go on with; null when it never got anywhere */
      readonly kept: string | null;
    };
