import type { Configuration } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import type { Platform, PlatformChoice } from '../../engine/dynamics';
import type { RunCheckpoint } from '../../run/checkpoint';
import type { PrepareRun, Run } from '../../run/run';
import type { KeptRuns } from '../../storage/kept-runs';
import type { MeasuringServices } from './measure-computer';
import type { FromSimulation } from './simulation-messages';

/** What carrying out a run needs of the world. */
export interface SessionServices {
  /** @param choice what it is to be; what the page has chosen unless told */
  requestDevice(choice?: PlatformChoice): Promise<Platform>;
  /** The atoms of the first replica before any relaxation */
  place(experiment: Experiment): Configuration;
  readonly prepare: PrepareRun;
  resume(
    engine: Platform,
    checkpoint: RunCheckpoint,
    report: (what: string) => void,
    signal: AbortSignal,
  ): Promise<Run>;
  post(message: FromSimulation, transfer?: Transferable[]): void;
  /** ms, monotonic */
  now(): number;
  /** Told when all is written and the run is let go */
  closed(): void;
}

/** What the worker as a whole needs: devices, runs, a storage, a way to tell the page. */
export interface HostServices
  extends Omit<SessionServices, 'closed'>,
    Pick<MeasuringServices, 'measureSpeed'> {
  storage(): Promise<KeptRuns>;
  /** Locks a run to this tab until the returned function is called; null when another tab has it */
  hold(id: string): Promise<(() => void) | null>;
  /** A name that no other run has */
  newId(): string;
  /** ms since 1970 */
  today(): number;
  /** Of Vitrine */
  readonly version: string;
}
