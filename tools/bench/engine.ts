import type { Configuration } from '../../src/core/configuration';
import type { Experiment } from '../../src/core/experiment';
import type { Ensemble } from '../../src/core/protocol';
import type { Tuning } from '../../src/core/tuning';

/** What can be measured, in the order of the table: Vitrine, LAMMPS as WebAssembly, the machine's own LAMMPS. */
export const ENGINES = ['vitrine', 'lammps.js', 'lammps'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What every engine computes: the same atoms in the same way. */
export interface Workload {
  /** Atoms asked for; the box may have a few more or less */
  readonly atoms: number;
  readonly ensemble: Ensemble;
  /** K, of thermostats */
  readonly temperature: number;
  /** Potential, cutoff, accuracy, electrostatics, time step and dampings */
  readonly experiment: Experiment;
  /** A melt of each replica, with velocities */
  readonly configurations: readonly Configuration[];
  /** What Vitrine computes it with */
  readonly tuning: Tuning;
}

/** What steps cost besides their time; null where an engine does not tell. */
export interface Costs {
  /** GPU dispatches a step, those between chunks of steps included */
  readonly dispatchesPerStep: number | null;
  readonly submitsPerStep: number | null;
  /** ms that the main thread takes to encode and submit a step */
  readonly hostMillisecondsPerStep: number | null;
  /** ms of processor time that the whole process takes for a step, all threads; a software GPU's too */
  readonly processorMillisecondsPerStep: number | null;
  readonly listBuildsPerStep: number | null;
  /** Mesh points an axis */
  readonly grid: readonly number[] | null;
  /** Mesh points an axis that share a charge */
  readonly order: number | null;
  /** RMS error of the Coulomb forces over that of two unit charges 1 Å apart, by the engine's own estimate */
  readonly estimatedAccuracy: number | null;
  readonly memoryBytes: number | null;
  readonly tuning: Tuning | null;
}

/** Steps that were timed. */
export interface TimedSteps {
  readonly steps: number;
  /** s */
  readonly seconds: number;
  readonly costs: Costs;
}

/** An engine that has a workload. */
export interface BenchSession {
  /** What computes, for a record: '29 Sep 2021'; null where it does not say */
  readonly version: string | null;
  /** Of LAMMPS, the packages that it was built with: 'KSPACE OPT'; null of others, or where it does not say */
  readonly packages?: string | null;
  /**
   * Begins at the workload's configurations, takes `warmUpSteps(steps)` steps, then times `steps`.
   *
   * @throws Problem when the engine cannot
   */
  stretch(steps: number): Promise<TimedSteps>;
  close(): void;
}

export interface BenchEngine {
  readonly name: EngineName;
  /**
   * @param signal aborted when the person asks to stop
   * @throws Problem when the engine is not there or cannot do this
   */
  open(workload: Workload, signal: AbortSignal): Promise<BenchSession>;
}

/** Steps that go before those that are timed: caches, chunks and just-in-time compilers settle. */
export function warmUpSteps(steps: number): number {
  return Math.ceil(steps / 4);
}
