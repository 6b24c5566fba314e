import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import type { Platform } from '../../engine/dynamics';
import { sayFailure } from '../../lab/words/failure-words';
import { isUnsound } from '../../run/driver';
import { Pace } from '../../run/pace';
import type { Run } from '../../run/run';
import type { Alarm } from '../../run/watch/watch';
import type { KeptCheckpoint, KeptPhase } from '../../storage/kept-run';
import { type RunEnd, RunPersistence } from '../../storage/run-persistence';
import type { RunSaver } from '../../storage/run-saver';
import { ActiveRun, buffersOf, type RunContext } from './active-run';
import { CHUNK_TIME_MS, FramePace } from './frame-pace';
import { PendingCommands } from './pending-commands';
import type { FromSimulation, ToSimulation } from './simulation-messages';
import type { SessionServices } from './simulation-services';

/** ms within which a device says that it was lost */
const DEVICE_LOSS_TIMEOUT_MS = 1000;
/** The speed that is shown is that of the last few seconds, ms. */
const SPEED_WINDOW_MS = 12_000;

/**
 * The run of the worker, advanced in chunks of even wall-clock length. Between chunks it
 * sends what is new, keeps it, and carries out what the page has asked for.
 */
export class SimulationSession {
  /** Nothing of it is sent any more. */
  over = false;
  private readonly abort = new AbortController();
  private readonly pace: Pace;
  private readonly frames: FramePace;
  private readonly context: RunContext;
  private readonly persistence: RunPersistence;
  private readonly pending = new PendingCommands();
  private engine: Platform | null = null;
  private lost = false;
  private active: ActiveRun | null = null;
  private looping = false;

  constructor(
    private readonly services: SessionServices,
    number: number,
    private readonly saver: RunSaver,
  ) {
    const { now } = services;
    this.pace = new Pace({ chunkTime: CHUNK_TIME_MS, memory: SPEED_WINDOW_MS, now });
    this.frames = new FramePace(now);
    const post = (message: FromSimulation, transfer?: Transferable[]) => {
      if (!this.over) services.post(message, transfer);
    };
    this.context = { number, pace: this.pace, frames: this.frames, saver, post };
    this.persistence = new RunPersistence(saver, services.now);
  }

  /** Whether it computes on this, or does not know yet. */
  runsOn(engine: Platform): boolean {
    return this.engine === null || this.engine === engine;
  }

  get step(): number {
    return this.active?.run.step ?? 0;
  }

  /** @param milliseconds that the page takes to draw a frame, where the processor draws it */
  setDrawTime(milliseconds: number): void {
    this.frames.setDrawTime(milliseconds);
  }

  /** Takes a request of the page; it is carried out between two chunks. */
  request(message: ToSimulation): void {
    this.pending.add(message);
    if (message.kind === 'look') this.active?.look(message.replica);
    void this.loop();
  }

  /** Gives the run up; what was sent and kept of it stays. */
  end(): void {
    const { number, post } = this.context;
    post({ kind: 'cancelled', run: number });
    void this.close('stopped');
  }

  fail(error: unknown): void {
    const { number, post } = this.context;
    const failure = sayFailure(error);
    const kept = this.saver.checkpoints.length > 0 ? this.saver.id : null;
    post({ kind: 'failed', run: number, ...failure, kept });
    void this.close('failed', { failure });
  }

  /** Carries an experiment out from its beginning. */
  async start(experiment: Experiment): Promise<void> {
    const { services, abort } = this;
    await this.carryOut(async (engine, report) => {
      const run = await services.prepare(engine, experiment, report, abort.signal);
      return this.take(run, null);
    }, experiment);
  }

  /** Goes on from the latest checkpoint. */
  async goOn(): Promise<void> {
    await this.carryOut(async (engine, report) => {
      const checkpoint = this.saver.checkpoints.at(-1);
      if (!checkpoint) {
        throw new Problem(
          'Nothing is kept of this run to go on from.',
          'Start the experiment again from its beginning.',
        );
      }
      return this.takeUp(engine, checkpoint, report);
    }, null);
  }

  /** @param placed to be looked at while the run is prepared; null when it goes on */
  private async carryOut(
    prepare: (engine: Platform, report: (what: string) => void) => Promise<ActiveRun | null>,
    placed: Experiment | null,
  ): Promise<void> {
    const { number, post } = this.context;
    try {
      if (placed) {
        this.report('Placing atoms');
        const configuration = this.services.place(placed);
        post({ kind: 'placed', run: number, configuration }, buffersOf(configuration));
      }
      this.report('Starting the device');
      // A run goes on where it was computed.
      const kept = placed ? undefined : this.saver.checkpoints.at(-1)?.run.simulation.platform;
      const engine = await this.services.requestDevice(kept);
      if (this.over) return;
      const { platform, adapter, room, lost } = engine;
      this.engine = engine;
      void lost.then(() => {
        this.lost = true;
      });
      post({ kind: 'adapter', platform, adapter, room });
      const shared = adapter.software || platform === 'processor';
      this.pace.setChunkTime(this.frames.setAdapter(shared));
      const active = await prepare(engine, this.report);
      if (!active) return;
      const { experiment, totalSteps, segments } = active.run;
      post({ kind: 'started', run: number, experiment, totalSteps, segments });
      await this.handleAlarm(active, await active.sendFrame());
      await this.keep(active, 'running');
      await this.loop();
    } catch (error) {
      await this.failUnlessLost(error);
    }
  }

  /** A device that is lost says so a while after the work on it has failed; then that is the reason. */
  private async failUnlessLost(error: unknown): Promise<void> {
    if (!(error instanceof Problem) && this.engine) {
      await Promise.race([
        this.engine.lost,
        new Promise((resolve) => setTimeout(resolve, DEVICE_LOSS_TIMEOUT_MS)),
      ]);
    }
    if (!this.over) this.fail(error);
  }

  private readonly report = (what: string): void => {
    const { number, post } = this.context;
    post({ kind: 'preparing', run: number, what });
  };

  /** Makes a prepared run the active one; null when nobody waits for it any more. */
  private take(run: Run, from: KeptCheckpoint | null): ActiveRun | null {
    if (this.over) {
      run.destroy();
      return null;
    }
    this.active = new ActiveRun(run, this.context, this.pending.replica, from);
    this.persistence.begin(from);
    return this.active;
  }

  /** Takes a run up at a checkpoint; what came after it is forgotten. */
  private async takeUp(
    engine: Platform,
    from: KeptCheckpoint,
    report: (what: string) => void,
  ): Promise<ActiveRun | null> {
    const { number, post } = this.context;
    void this.saver.rewind(from.step);
    const run = await this.services.resume(engine, from.run, report, this.abort.signal);
    const active = this.take(run, from);
    const { step, experiment, totalSteps, segments } = run;
    if (active) post({ kind: 'rewound', run: number, step, experiment, totalSteps, segments });
    const [before, now] = [from.adapter, engine.adapter.name];
    if (before !== now) post({ kind: 'other-adapter', run: number, before, now });
    return active;
  }

  /** Advances until there is nothing left to do: done, paused, ended or failed. */
  private async loop(): Promise<void> {
    if (!this.active || this.looping || this.over) return;
    this.looping = true;
    this.pace.resume();
    try {
      while (this.active && !this.over) {
        const { active } = this;
        if (this.pending.goBack) {
          await this.goBack(active.run);
        } else if (active.run.done) {
          await this.finish(active);
        } else if (this.pending.turns.length > 0) {
          this.turn(active);
        } else if (!this.pending.paused || this.pending.stepsRequested > 0) {
          await this.advance(active);
        } else if (!active.isShown) {
          // What is looked at while the run is held is its very state.
          await this.handleAlarm(active, await active.sendFrame());
        } else if (!this.persistence.isSaved(active.run.step)) {
          await this.keep(active, 'paused');
        } else {
          this.postPaused();
          return;
        }
      }
    } catch (error) {
      await this.failUnlessLost(error);
    } finally {
      this.looping = false;
    }
  }

  private turn(active: ActiveRun): void {
    const { number, post } = this.context;
    try {
      active.driver.change(this.pending.turns.splice(0));
      const { experiment, totalSteps, segments } = active.run;
      post({ kind: 'changed', run: number, experiment, totalSteps, segments });
      this.persistence.invalidate();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      post({ kind: 'refused', run: number, ...sayFailure(error) });
    }
  }

  private async advance(active: ActiveRun): Promise<void> {
    const { pace, frames } = this;
    const single = this.pending.paused;
    if (single) this.pending.stepsRequested -= 1;
    pace.begin();
    const { samples, alarm: first } = await active.driver.advance(single ? 1 : pace.chunk);
    let alarm = first;
    if (this.over) return;
    if (samples.length === 0 || samples[0].length === 0) {
      if (this.lost) throw new Error('The device was lost.');
      await this.handleAlarm(active, alarm);
      return;
    }
    if (!single) pace.end(samples[0].length);
    if (!isUnsound(alarm) && (single || active.isDue || frames.frameWanted())) {
      alarm = (await active.sendFrame()) ?? alarm;
      if (this.over) return;
    }
    await this.handleAlarm(active, alarm);
    if (this.over || isUnsound(alarm)) return;
    active.sendProgress(samples);
    if (this.persistence.isDue || this.pending.save || active.atSegmentEnd)
      await this.keep(active, 'running');
  }

  /** Holds the run where it is, if there is a reason; at an earlier state, if this is none that atoms have. */
  private async handleAlarm(active: ActiveRun, alarm: Alarm | null): Promise<void> {
    if (!alarm) return;
    this.pending.goBack ||= isUnsound(alarm);
    this.pending.hold(isUnsound(alarm) ? await active.driver.nameAtom(alarm) : alarm);
  }

  private postPaused(): void {
    const { number, post } = this.context;
    post({ kind: 'paused', run: number, because: this.pending.takeReason() });
  }

  /** To the latest checkpoint before the present step, which itself may be one not to be trusted. */
  private async goBack(run: Run): Promise<void> {
    const { number, post } = this.context;
    this.pending.goBack = false;
    const checkpoint = this.saver.checkpoints.findLast(({ step }) => step < run.step);
    if (!checkpoint || !this.engine) {
      const hint = 'Restart it, or go on.';
      post({
        kind: 'refused',
        run: number,
        message: 'No earlier state of this run is kept.',
        hint,
      });
      return;
    }
    this.active = null;
    this.pending.turns = [];
    run.destroy();
    await this.takeUp(this.engine, checkpoint, this.report);
  }

  private async keep(active: ActiveRun, phase: KeptPhase): Promise<void> {
    this.pending.save = false;
    const alarm = await this.persistence.saveCheckpoint(
      active.driver,
      phase,
      this.adapter,
      () => this.over,
    );
    if (!this.over) await this.handleAlarm(active, alarm);
  }

  private async finish(active: ActiveRun): Promise<void> {
    const { number, post } = this.context;
    const last = await active.driver.configurations();
    if (this.over) return;
    const summary = active.summary(this.engine?.platform ?? 'gpu', this.adapter, last);
    post({ kind: 'done', run: number, summary });
    await this.close('done', { summary, last });
  }

  /** Lets go of everything; where the run stands is written. */
  private async close(phase: KeptPhase, end: Partial<RunEnd> = {}): Promise<void> {
    const run = this.active?.run ?? null;
    this.over = true;
    this.active = null;
    this.abort.abort();
    run?.destroy();
    await this.persistence.end(run, phase, this.adapter, end);
    this.services.closed();
  }

  private get adapter(): string {
    return this.engine?.adapter.name ?? 'unknown';
  }
}
