import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import type { Platform } from '../../engine/dynamics';
import { describe } from '../../lab/words/failure-words';
import { isUnsound } from '../../run/driver';
import { Pace } from '../../run/pace';
import type { Run } from '../../run/run';
import type { Alarm } from '../../run/watch/watch';
import type { Keeper } from '../../storage/keeper';
import type { KeptCheckpoint, KeptPhase } from '../../storage/kept-run';
import { type Ending, Keeping } from '../../storage/simulation-keeping';
import { CHUNK_TIME, FramePace } from './frame-pace';
import type { FromSimulation, ToSimulation } from './simulation-messages';
import { buffersOf, type Listeners, RunInHand } from './simulation-run';
import type { SessionServices } from './simulation-services';
import { Wishes } from './simulation-wishes';

/** ms within which a device says that it was lost */
const LOSS_IS_SAID = 1000;
/** The speed that is shown is that of the last few seconds, ms. */
const SPEED_MEMORY = 12_000;

/**
 * One run in the hands of the worker, advanced in chunks of even wall-clock length. Between chunks it
 * sends what is new, keeps it, and looks for wishes.
 */
export class Session {
  /** Nothing of it is sent any more. */
  over = false;
  private readonly abort = new AbortController();
  private readonly pace: Pace;
  private readonly frames: FramePace;
  private readonly listeners: Listeners;
  private readonly keeping: Keeping;
  private readonly wishes = new Wishes();
  private engine: Platform | null = null;
  private lost = false;
  private hand: RunInHand | null = null;
  private looping = false;

  constructor(
    private readonly services: SessionServices,
    number: number,
    private readonly keeper: Keeper,
  ) {
    const { now } = services;
    this.pace = new Pace({ chunkTime: CHUNK_TIME, memory: SPEED_MEMORY, now });
    this.frames = new FramePace(now);
    const post = (message: FromSimulation, transfer?: Transferable[]) => {
      if (!this.over) services.post(message, transfer);
    };
    this.listeners = { number, pace: this.pace, frames: this.frames, keeper, post };
    this.keeping = new Keeping(keeper, services.now);
  }

  /** Whether it computes on this, or does not know yet. */
  runsOn(engine: Platform): boolean {
    return this.engine === null || this.engine === engine;
  }

  get step(): number {
    return this.hand?.run.step ?? 0;
  }

  /** @param milliseconds that the page takes to draw a frame, where the processor draws it */
  setDrawTime(milliseconds: number): void {
    this.frames.setDrawTime(milliseconds);
  }

  /** Takes a wish of the page; it is carried out between two chunks. */
  wish(message: ToSimulation): void {
    this.wishes.take(message);
    if (message.kind === 'look') this.hand?.look(message.replica);
    void this.loop();
  }

  /** Gives the run up; what was sent and kept of it stays. */
  end(): void {
    const { number, post } = this.listeners;
    post({ kind: 'cancelled', run: number });
    void this.close('stopped');
  }

  fail(error: unknown): void {
    const { number, post } = this.listeners;
    const failure = describe(error);
    const kept = this.keeper.checkpoints.length > 0 ? this.keeper.id : null;
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
      const checkpoint = this.keeper.checkpoints.at(-1);
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
    prepare: (engine: Platform, report: (what: string) => void) => Promise<RunInHand | null>,
    placed: Experiment | null,
  ): Promise<void> {
    const { number, post } = this.listeners;
    try {
      if (placed) {
        this.report('Placing atoms');
        const configuration = this.services.place(placed);
        post({ kind: 'placed', run: number, configuration }, buffersOf(configuration));
      }
      this.report('Waking what computes');
      // A run goes on where it was computed.
      const kept = placed ? undefined : this.keeper.checkpoints.at(-1)?.run.simulation.platform;
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
      const hand = await prepare(engine, this.report);
      if (!hand) return;
      const { experiment, totalSteps, segments } = hand.run;
      post({ kind: 'started', run: number, experiment, totalSteps, segments });
      await this.heed(hand, await hand.sendFrame());
      await this.keep(hand, 'running');
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
        new Promise((resolve) => setTimeout(resolve, LOSS_IS_SAID)),
      ]);
    }
    if (!this.over) this.fail(error);
  }

  private readonly report = (what: string): void => {
    const { number, post } = this.listeners;
    post({ kind: 'preparing', run: number, what });
  };

  /** Takes a run that is ready in hand; null when nobody waits for it any more. */
  private take(run: Run, from: KeptCheckpoint | null): RunInHand | null {
    if (this.over) {
      run.destroy();
      return null;
    }
    this.hand = new RunInHand(run, this.listeners, this.wishes.looked, from);
    this.keeping.begin(from);
    return this.hand;
  }

  /** Takes a run up at a checkpoint; what came after it is forgotten. */
  private async takeUp(
    engine: Platform,
    from: KeptCheckpoint,
    report: (what: string) => void,
  ): Promise<RunInHand | null> {
    const { number, post } = this.listeners;
    void this.keeper.rewind(from.step);
    const run = await this.services.resume(engine, from.run, report, this.abort.signal);
    const hand = this.take(run, from);
    const { step, experiment, totalSteps, segments } = run;
    if (hand) post({ kind: 'rewound', run: number, step, experiment, totalSteps, segments });
    const [before, now] = [from.adapter, engine.adapter.name];
    if (before !== now) post({ kind: 'other-adapter', run: number, before, now });
    return hand;
  }

  /** Advances until there is nothing left to do: done, paused, ended or failed. */
  private async loop(): Promise<void> {
    if (!this.hand || this.looping || this.over) return;
    this.looping = true;
    this.pace.resume();
    try {
      while (this.hand && !this.over) {
        const { hand } = this;
        if (this.wishes.back) {
          await this.goBack(hand.run);
        } else if (hand.run.done) {
          await this.finish(hand);
        } else if (this.wishes.turns.length > 0) {
          this.turn(hand);
        } else if (!this.wishes.paused || this.wishes.owed > 0) {
          await this.advance(hand);
        } else if (!hand.isShown) {
          // What is looked at while the run is held is its very state.
          await this.heed(hand, await hand.sendFrame());
        } else if (!this.keeping.isKept(hand.run.step)) {
          await this.keep(hand, 'paused');
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

  private turn(hand: RunInHand): void {
    const { number, post } = this.listeners;
    try {
      hand.driver.change(this.wishes.turns.splice(0));
      const { experiment, totalSteps, segments } = hand.run;
      post({ kind: 'changed', run: number, experiment, totalSteps, segments });
      this.keeping.outdated();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      post({ kind: 'refused', run: number, ...describe(error) });
    }
  }

  private async advance(hand: RunInHand): Promise<void> {
    const { pace, frames } = this;
    const single = this.wishes.paused;
    if (single) this.wishes.owed -= 1;
    pace.begin();
    const { samples, alarm: first } = await hand.driver.advance(single ? 1 : pace.chunk);
    let alarm = first;
    if (this.over) return;
    if (samples.length === 0 || samples[0].length === 0) {
      if (this.lost) throw new Error('The device was lost.');
      await this.heed(hand, alarm);
      return;
    }
    if (!single) pace.end(samples[0].length);
    if (!isUnsound(alarm) && (single || hand.isDue || frames.frameWanted())) {
      alarm = (await hand.sendFrame()) ?? alarm;
      if (this.over) return;
    }
    await this.heed(hand, alarm);
    if (this.over || isUnsound(alarm)) return;
    hand.sendProgress(samples);
    if (this.keeping.isDue || this.wishes.keep || hand.atSegmentEnd)
      await this.keep(hand, 'running');
  }

  /** Holds the run where it is, if there is a reason; at an earlier state, if this is none that atoms have. */
  private async heed(hand: RunInHand, alarm: Alarm | null): Promise<void> {
    if (!alarm) return;
    this.wishes.back ||= isUnsound(alarm);
    this.wishes.hold(isUnsound(alarm) ? await hand.driver.nameAtom(alarm) : alarm);
  }

  private postPaused(): void {
    const { number, post } = this.listeners;
    post({ kind: 'paused', run: number, because: this.wishes.takeReason() });
  }

  /** To the latest checkpoint before the present step, which itself may be one not to be trusted. */
  private async goBack(run: Run): Promise<void> {
    const { number, post } = this.listeners;
    this.wishes.back = false;
    const checkpoint = this.keeper.checkpoints.findLast(({ step }) => step < run.step);
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
    this.hand = null;
    this.wishes.turns = [];
    run.destroy();
    await this.takeUp(this.engine, checkpoint, this.report);
  }

  private async keep(hand: RunInHand, phase: KeptPhase): Promise<void> {
    this.wishes.keep = false;
    const alarm = await this.keeping.keep(hand.driver, phase, this.adapter, () => this.over);
    if (!this.over) await this.heed(hand, alarm);
  }

  private async finish(hand: RunInHand): Promise<void> {
    const { number, post } = this.listeners;
    const last = await hand.driver.configurations();
    if (this.over) return;
    const summary = hand.summary(this.engine?.platform ?? 'gpu', this.adapter, last);
    post({ kind: 'done', run: number, summary });
    await this.close('done', { summary, last });
  }

  /** Lets go of everything; where the run stands is written. */
  private async close(phase: KeptPhase, end: Partial<Ending> = {}): Promise<void> {
    const run = this.hand?.run ?? null;
    this.over = true;
    this.hand = null;
    this.abort.abort();
    run?.destroy();
    await this.keeping.end(run, phase, this.adapter, end);
    this.services.closed();
  }

  private get adapter(): string {
    return this.engine?.adapter.name ?? 'unknown';
  }
}
