import { Problem } from '../../src/core/problem';
import type { BenchEngine, BenchSession, EngineName, TimedSteps, Workload } from './engine';

/** Steps of a stretch at least: a melt builds new lists every 10 to 25 steps. */
export const FEWEST_STEPS = 40;
/** At most: all engines shall see about the same box, and a hot one swells within picoseconds. */
export const MOST_STEPS = 5000;

/** Steps of the first trial. */
const TRIAL_STEPS = 10;
/** A trial that took less of the time asked for says little of the pace. */
const TELLING_TIME_SHARE = 0.1;
const MOST_TRIALS = 3;

/** What one engine did with a workload. */
export interface EngineMeasurement {
  readonly engine: EngineName;
  readonly version: string | null;
  /** Of LAMMPS */
  readonly packages?: string | null;
  /** One a round */
  readonly stretches: readonly TimedSteps[];
  /** Why the engine did not do it, or not to its end; null when it did */
  readonly absent: string | null;
}

export interface AlternateOptions {
  readonly rounds: number;
  /** s, of a stretch */
  readonly seconds: number;
  /** Aborted when the person asks to stop */
  readonly signal: AbortSignal;
  /** Told what is being done, in words for a person */
  readonly report: (what: string) => void;
}

/** Whose turn it is, round after round: all once a round, another first in each. */
export function turns<T>(engines: readonly T[], rounds: number): T[] {
  return Array.from({ length: rounds }, (_unused, round) =>
    engines.map((_engine, i) => engines[(round + i) % engines.length]),
  ).flat();
}

/** One engine at work, until it fails. */
class Contestant {
  private session: BenchSession | null = null;
  private readonly stretches: TimedSteps[] = [];
  private steps = TRIAL_STEPS;
  absent: string | null = null;

  constructor(readonly engine: BenchEngine) {}

  /** Opens the engine and finds how many steps a stretch takes. */
  async prepare(workload: Workload, { seconds, signal }: AlternateOptions): Promise<void> {
    await this.attempt(async () => {
      this.session = await this.engine.open(workload, signal);
      for (let trial = 0; trial < MOST_TRIALS && !signal.aborted; trial++) {
        const { steps, seconds: took } = await this.session.stretch(this.steps);
        this.steps = stepsOf(seconds, steps / took);
        if (took >= TELLING_TIME_SHARE * seconds || this.steps === steps) return;
      }
    }, signal);
  }

  async takeTurn(signal: AbortSignal): Promise<void> {
    const { session } = this;
    if (session === null || this.absent !== null) return;
    await this.attempt(async () => {
      this.stretches.push(await session.stretch(this.steps));
    }, signal);
  }

  close(): void {
    this.session?.close();
  }

  get measurement(): EngineMeasurement {
    const { name: engine } = this.engine;
    const { stretches, absent, session } = this;
    const stopped = stretches.length === 0 ? 'stopped before it had a turn' : null;
    const { version = null, packages = null } = session ?? {};
    return { engine, version, packages, stretches, absent: absent ?? stopped };
  }

  /** A problem takes this engine out; whatever comes of stopping is none. */
  private async attempt(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      this.absent = `${error.message} ${error.hint}`;
    }
  }
}

/** Steps that take so long at a pace, within `FEWEST_STEPS` and `MOST_STEPS`. */
export function stepsOf(seconds: number, stepsPerSecond: number): number {
  const wanted = Math.round(seconds * stepsPerSecond);
  return Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, wanted));
}

/**
 * Lets engines take turns at a workload, in short stretches, so that whatever else the machine does
 * meets all of them. An engine that cannot is left out, with the reason; one that is stopped keeps
 * what it did.
 */
export async function alternate(
  engines: readonly BenchEngine[],
  workload: Workload,
  options: AlternateOptions,
): Promise<EngineMeasurement[]> {
  const { rounds, signal, report } = options;
  const contestants = engines.map((engine) => new Contestant(engine));
  try {
    for (const contestant of contestants) {
      if (signal.aborted) break;
      report(`${contestant.engine.name}: a trial`);
      await contestant.prepare(workload, options);
    }
    for (const [turn, contestant] of turns(contestants, rounds).entries()) {
      if (signal.aborted) break;
      const round = Math.floor(turn / contestants.length) + 1;
      report(`${contestant.engine.name}: round ${round} of ${rounds}`);
      await contestant.takeTurn(signal);
    }
  } finally {
    for (const contestant of contestants) contestant.close();
  }
  return contestants.map((contestant) => contestant.measurement);
}
