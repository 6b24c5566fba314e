import { serialiseExperiment } from '../core/experiment-json';
import type { Driver } from '../run/driver';
import type { Run } from '../run/run';
import type { Alarm } from '../run/watch/watch';
import type { KeptCheckpoint, KeptPhase } from './kept-run';
import type { RunSaver, SavedState } from './run-saver';

/** Wall-clock time between two checkpoints, ms */
const SAVE_INTERVAL_MS = 5000;
/** They take at most this share of the time. */
const SAVE_TIME_SHARE = 0.01;

/** What a run comes to when nothing more is done to it. */
export type RunEnd = Pick<SavedState, 'failure' | 'summary' | 'last'>;

/** When a run is kept: every few seconds at little cost, and where it stands in the end. */
export class RunPersistence {
  /** The step of the latest checkpoint; −1 when it is not what the run is */
  private step = -1;
  private at: number;
  private interval = SAVE_INTERVAL_MS;

  /** @param now ms, monotonic */
  constructor(
    private readonly saver: RunSaver,
    private readonly now: () => number,
  ) {
    this.at = now();
  }

  /** A run begins, or goes on from a checkpoint. */
  begin(from: KeptCheckpoint | null): void {
    this.step = from?.step ?? -1;
    this.at = this.now();
  }

  /** Something but the step has changed. */
  invalidate(): void {
    this.step = -1;
  }

  isSaved(step: number): boolean {
    return this.step === step;
  }

  get isDue(): boolean {
    return this.now() - this.at > this.interval && !this.saver.busy;
  }

  /**
   * Takes a checkpoint and has it written, unless that has been done or atoms cannot be in the present
   * state. It waits for the device only.
   *
   * @param adapter name of the device
   * @param over whether the run has come to its end meanwhile
   * @returns what is wrong with the present state; null when nothing is
   */
  async saveCheckpoint(
    driver: Driver,
    phase: KeptPhase,
    adapter: string,
    over: () => boolean,
  ): Promise<Alarm | null> {
    if (this.isSaved(driver.run.step)) return null;
    const begun = this.now();
    const { state, alarm } = await driver.checkpoint();
    if (over() || state === null) return alarm;
    const { step } = driver.run;
    const checkpoint = { ...state, step, adapter, made: this.saver.now() };
    void this.saver.save(savedStateOf(driver.run, phase, adapter), checkpoint);
    this.step = checkpoint.step;
    this.at = this.now();
    this.interval = Math.max(SAVE_INTERVAL_MS, (this.at - begun) / SAVE_TIME_SHARE);
    return alarm;
  }

  /** Writes where a run stands in the end, and waits until it is safe. */
  async end(
    run: Run | null,
    phase: KeptPhase,
    adapter: string,
    end: Partial<RunEnd>,
  ): Promise<void> {
    const { saver } = this;
    const latest = saver.checkpoints.at(-1);
    if (run && latest) {
      // What came after the latest checkpoint is to be looked at, but not to go on from.
      const step = phase === 'done' ? run.step : latest.step;
      const nothingDone = phase === 'stopped' && step === 0;
      void (nothingDone
        ? saver.forget()
        : saver.save({ ...savedStateOf(run, phase, adapter), step, ...end }, null));
    }
    await saver.settled();
  }
}

function savedStateOf(run: Run, phase: KeptPhase, adapter: string): SavedState {
  const { experiment, step, totalSteps, stageIndex } = run;
  return {
    phase,
    experiment: serialiseExperiment(experiment),
    adapter,
    step,
    totalSteps,
    stageIndex,
    failure: null,
    summary: null,
    last: null,
  };
}
