import { atomCount } from '../../src/core/configuration';
import type { Electrostatics } from '../../src/core/experiment';
import type { Ensemble } from '../../src/core/protocol';
import type { PlatformName } from '../../src/engine/dynamics';
import type { EngineMeasurement } from './alternate';
import type { Costs, EngineName, TimedSteps, Workload } from './engine';
import type { KernelTime } from './kernel-times';

/** What one engine did with one workload: a row of the table. */
export interface BenchRow extends Costs {
  readonly engine: EngineName;
  /** What Vitrine computes on; null of others */
  readonly platform: PlatformName | null;
  readonly version: string | null;
  /** That LAMMPS was built with; null of others, or where it does not say */
  readonly packages: string | null;
  /** Asked for, of a replica */
  readonly atoms: number;
  /** In the box of the first replica; null when there is none */
  readonly placed: number | null;
  readonly replicas: number;
  readonly ensemble: Ensemble;
  /** Å */
  readonly cutoff: number | null;
  /** Asked for */
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
  /** fs */
  readonly timeStep: number | null;
  /** Steps of all replicas together, a second: the median of the rounds */
  readonly stepsPerSecond: number | null;
  /** Of the slowest and the quickest round */
  readonly spread: readonly [number, number] | null;
  /** Of each round, in order */
  readonly rounds: readonly number[];
  /** Timed in a round */
  readonly stepsPerRound: number | null;
  /** Of simulated time, all replicas counted */
  readonly nanosecondsPerDay: number | null;
  /** Vitrine's, when they were asked for */
  readonly kernels: readonly KernelTime[] | null;
  /** Why there are no numbers; null where there are */
  readonly absent: string | null;
}

/** How many times as quick one engine is as another at one workload. */
export interface Ratio {
  readonly atoms: number;
  readonly replicas: number;
  readonly ensemble: Ensemble;
  readonly of: EngineName;
  readonly over: EngineName;
  /** Of the medians, over the rounds that both did */
  readonly ratio: number;
  /** Least and most of these rounds, each engine against the other's turn in the same round */
  readonly spread: readonly [number, number];
}

/** What `npm run bench -- --json` prints. */
export interface BenchResults {
  /** What Vitrine computed on */
  readonly platform: PlatformName;
  readonly adapter: string;
  readonly rows: readonly BenchRow[];
  /** By 'vitrine/lammps.js' and the like */
  readonly ratios: Readonly<Record<string, readonly Ratio[]>>;
}

const NO_COSTS: Costs = {
  dispatchesPerStep: null,
  submitsPerStep: null,
  hostMillisecondsPerStep: null,
  processorMillisecondsPerStep: null,
  listBuildsPerStep: null,
  grid: null,
  order: null,
  estimatedAccuracy: null,
  memoryBytes: null,
  tuning: null,
};

const SECONDS_A_DAY = 86_400;
const NANOSECONDS_PER_FS = 1e-6;

/** The middle of some numbers; of an even count the mean of the two in the middle. @throws RangeError of none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.floor(half - 0.5)] + sorted[Math.floor(half)]) / 2;
}

function speed({ steps, seconds }: TimedSteps): number {
  return steps / seconds;
}

const ends = (values: readonly number[]): readonly [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

/** The row of an engine that did something, or the reason why it did not. */
export function rowOf(
  workload: Workload,
  { engine, version, packages = null, stretches, absent }: EngineMeasurement,
  kernels: readonly KernelTime[] | null,
  platform: PlatformName = 'gpu',
): BenchRow {
  const { atoms, ensemble, configurations, experiment } = workload;
  const { cutoff, electrostatics, protocol } = experiment;
  const { accuracy, timeStep } = protocol;
  const replicas = configurations.length;
  const rounds = absent === null ? stretches.map(speed) : [];
  const stepsPerSecond = rounds.length > 0 ? median(rounds) : null;
  const perDay = SECONDS_A_DAY * NANOSECONDS_PER_FS * timeStep * replicas;
  return {
    engine,
    platform: engine === 'vitrine' ? platform : null,
    version,
    packages,
    atoms,
    placed: atomCount(configurations[0]),
    replicas,
    ensemble,
    cutoff,
    accuracy,
    // LAMMPS has Gaussians, whatever Vitrine is told.
    electrostatics: engine === 'vitrine' ? electrostatics : 'pppm',
    timeStep,
    stepsPerSecond,
    spread: rounds.length > 0 ? ends(rounds) : null,
    rounds,
    stepsPerRound: rounds.length > 0 ? stretches[0].steps : null,
    nanosecondsPerDay: stepsPerSecond === null ? null : perDay * stepsPerSecond,
    ...(stepsPerSecond === null ? NO_COSTS : costsOf(stretches, stepsPerSecond)),
    kernels,
    absent,
  };
}

/** What was not even placed. */
export interface Refused {
  readonly engine: EngineName;
  readonly atoms: number;
  readonly replicas: number;
  readonly ensemble: Ensemble;
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
  readonly absent: string;
}

/** The row of an engine that never had the workload. */
export function refusedRow(refused: Refused): BenchRow {
  return {
    platform: null,
    version: null,
    packages: null,
    placed: null,
    cutoff: null,
    timeStep: null,
    stepsPerSecond: null,
    spread: null,
    rounds: [],
    stepsPerRound: null,
    nanosecondsPerDay: null,
    ...NO_COSTS,
    kernels: null,
    ...refused,
  };
}

/** Those of the round nearest to the median. */
function costsOf(stretches: readonly TimedSteps[], middle: number): Costs {
  const off = (stretch: TimedSteps) => Math.abs(speed(stretch) - middle);
  return stretches.reduce((best, next) => (off(next) < off(best) ? next : best)).costs;
}

/** Everything, ratios included. */
export function resultsOf(
  platform: PlatformName,
  adapter: string,
  rows: readonly BenchRow[],
): BenchResults {
  return { platform, adapter, rows, ratios: ratiosOf(rows) };
}

/** How Vitrine compares with each of the others, wherever both have numbers. */
export function ratiosOf(rows: readonly BenchRow[]): Record<string, Ratio[]> {
  const ratios: Record<string, Ratio[]> = {};
  for (const own of rows) {
    if (own.engine !== 'vitrine' || own.stepsPerSecond === null) continue;
    const { atoms, replicas, ensemble } = own;
    for (const other of rows) {
      const same =
        other.atoms === atoms && other.replicas === replicas && other.ensemble === ensemble;
      if (!same || other.engine === 'vitrine' || other.stepsPerSecond === null) continue;
      const both = Math.min(own.rounds.length, other.rounds.length);
      const [mine, theirs] = [own.rounds, other.rounds].map((rounds) => rounds.slice(0, both));
      const key = `vitrine/${other.engine}`;
      ratios[key] ??= [];
      ratios[key].push({
        atoms,
        replicas,
        ensemble,
        of: 'vitrine',
        over: other.engine,
        ratio: median(mine) / median(theirs),
        spread: ends(mine.map((rate, i) => rate / theirs[i])),
      });
    }
  }
  return ratios;
}
