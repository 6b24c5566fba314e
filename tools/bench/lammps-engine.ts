import { Problem } from '../../src/core/problem';
import {
  DECK_FILES,
  type LammpsDeck,
  lammpsScript,
  lammpsStart,
} from '../../src/formats/lammps-deck';
import {
  type BenchEngine,
  type BenchSession,
  type Costs,
  type EngineName,
  type TimedSteps,
  type Workload,
  warmUpSteps,
} from './engine';
import { lammpsVersion, readLastRun } from './lammps-log';
import { workloadExperiment } from './workload';

/** A way to run LAMMPS. */
export interface LammpsRunner {
  /**
   * Runs a script beside a data file, both by the names of `DECK_FILES`.
   *
   * @returns what LAMMPS said
   * @throws Problem when LAMMPS is not there
   */
  run(files: ReadonlyMap<string, string>): Promise<string>;
  /** The packages that it was built with, which decide how quick it is; null where it does not say */
  readonly packages?: string | null;
  close(): void;
}

/** Never within a bench: nothing is written on the way. */
const NEVER_STEP = 1_000_000;

/**
 * LAMMPS on one core, from the deck that Vitrine exports.
 *
 * @param mostAtoms larger boxes are refused: they would take minutes
 * @param start makes a runner; its signal is aborted when the person asks to stop
 */
export function lammpsEngine(
  name: EngineName,
  mostAtoms: number,
  start: (signal: AbortSignal) => Promise<LammpsRunner>,
): BenchEngine {
  return {
    name,
    async open(workload, signal): Promise<BenchSession> {
      checkWorkload(name, workload, mostAtoms);
      const runner = await start(signal);
      let version: string | null = null;
      return {
        get version() {
          return version;
        },
        packages: runner.packages ?? null,
        async stretch(steps) {
          const log = await runner.run(deckFiles(workload, steps));
          version ??= lammpsVersion(log);
          return stretchOf(log);
        },
        close: () => runner.close(),
      };
    },
  };
}

function checkWorkload(name: EngineName, workload: Workload, mostAtoms: number): void {
  const replicas = workload.configurations.length;
  if (replicas > 1) {
    throw new Problem(
      'LAMMPS runs one replica at a time.',
      `Its speed for ${replicas} of them on one core is that for one, divided by ${replicas}.`,
    );
  }
  if (workload.atoms > mostAtoms) {
    throw new Problem(
      `${workload.atoms} atoms would take it minutes.`,
      `Name it to have it all the same: --engines vitrine,${name}.`,
    );
  }
}

/** The files of a run whose first part warms up and whose second is timed. */
function deckFiles(workload: Workload, steps: number): ReadonlyMap<string, string> {
  const deck: LammpsDeck = {
    experiment: workloadExperiment(workload, [warmUpSteps(steps), steps]),
    configuration: workload.configurations[0],
    step: 0,
    rowInterval: NEVER_STEP,
    frameInterval: NEVER_STEP,
    wholeRuns: true,
  };
  return new Map([
    [DECK_FILES.data, lammpsStart(deck)],
    [DECK_FILES.script, lammpsScript(deck)],
  ]);
}

function stretchOf(log: string): TimedSteps {
  const { steps, seconds, ...run } = readLastRun(log);
  const costs: Costs = {
    dispatchesPerStep: null,
    submitsPerStep: null,
    hostMillisecondsPerStep: null,
    processorMillisecondsPerStep:
      run.processorPercent === null ? null : (10 * run.processorPercent * seconds) / steps,
    listBuildsPerStep: run.listBuilds === null ? null : run.listBuilds / steps,
    grid: run.grid,
    order: run.order,
    estimatedAccuracy: run.estimatedAccuracy,
    memoryBytes: run.memoryBytes,
    tuning: null,
  };
  return { steps, seconds, costs };
}
