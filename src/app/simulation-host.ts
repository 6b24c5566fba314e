import { type Configuration, volume } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import type { Potential } from '../core/potential';
import { Problem } from '../core/problem';
import { totalSteps } from '../core/protocol';
import type { EngineDevice } from '../engine/device';
import type { ThermoSample } from '../engine/types';
import { Recorder } from '../run/recorder';
import type { Run } from '../run/run';
import { summarise } from '../run/summary';
import { density } from '../structure/density';
import { Pace } from './pace';
import type { FromSimulation, ToSimulation } from './simulation-messages';

/** What the host needs of the world: a device, a prepared run, a way to tell the page. */
export interface HostServices {
  requestDevice(): Promise<EngineDevice>;
  /** The atoms of the first replica before any relaxation */
  place(experiment: Experiment): Configuration;
  prepare(
    engine: EngineDevice,
    experiment: Experiment,
    report: (what: string) => void,
    signal: AbortSignal,
  ): Promise<Run>;
  post(message: FromSimulation, transfer?: Transferable[]): void;
  /** ms, monotonic */
  now(): number;
}

/** Frames of a trajectory lie at least so many steps apart, unless it were to have too few. */
const FRAME_SPACING = 25;
/** Volume over that of the start from which a melt counts as boiling off; melts at 0 GPa reach 1.5. */
const BOILING = 2.5;
/** Coordinates of a trajectory kept by the page, at most. */
const TRAJECTORY_COORDINATES = 4e6;

/** One run in the hands of the host. */
interface Session {
  readonly number: number;
  readonly abort: AbortController;
  readonly experiment: Experiment;
  run: Run | null;
  recorder: Recorder;
  /** One that takes over with the next chunk */
  potential: Potential | null;
  /** Steps that are asked for while paused */
  owed: number;
  paused: boolean;
  looping: boolean;
  /** It was held for boiling off; that is said once. */
  boiling: boolean;
  /** Why it was held, when the page did not ask for it */
  because: { readonly message: string; readonly hint: string } | null;
  rowsSent: number;
  /** The step of the latest frame that was sent */
  framed: number;
  /** K, of the latest chunk */
  temperature: number;
  /** Density times volume, which stays: g/cm³ Å³ */
  mass: number;
  readonly pace: Pace;
}

/**
 * Carries the page's wishes out on a device of its own: one run at a time, advanced in chunks of even
 * wall-clock length. Between chunks it sends what is new and looks for wishes.
 */
export class SimulationHost {
  private engine: EngineDevice | null = null;
  private asking: Promise<EngineDevice> | null = null;
  private session: Session | null = null;

  constructor(private readonly services: HostServices) {}

  handle(message: ToSimulation): void {
    const session = this.session;
    switch (message.kind) {
      case 'probe':
        void this.probe();
        return;
      case 'start':
        this.end();
        this.start(message.run, message.experiment).catch((error: unknown) =>
          this.services.post({ kind: 'failed', run: message.run, ...describe(error) }),
        );
        return;
      case 'cancel':
        this.end();
        return;
      case 'pause':
        if (session) session.paused = true;
        return;
      case 'resume':
        if (!session) return;
        session.paused = false;
        void this.loop(session);
        return;
      case 'step':
        if (!session) return;
        session.paused = true;
        session.owed += 1;
        void this.loop(session);
        return;
      case 'potential':
        if (session) session.potential = message.potential;
        return;
    }
  }

  private async probe(): Promise<void> {
    try {
      const { adapter } = await this.device();
      this.services.post({ kind: 'adapter', adapter });
    } catch (error) {
      this.services.post({ kind: 'no-adapter', ...describe(error) });
    }
  }

  /** The device, asked for again after it was lost. */
  private device(): Promise<EngineDevice> {
    if (this.engine) return Promise.resolve(this.engine);
    this.asking ??= this.services
      .requestDevice()
      .then((engine) => {
        this.engine = engine;
        void engine.lost.then((info) => this.deviceLost(engine, info.message));
        return engine;
      })
      .finally(() => {
        this.asking = null;
      });
    return this.asking;
  }

  private deviceLost(engine: EngineDevice, reason: string): void {
    if (this.engine === engine) this.engine = null;
    const session = this.session;
    if (!session) return;
    const why = reason.trim().replace(/\.?$/, '.');
    this.fail(
      session,
      new Problem(
        `The graphics device was lost at step ${session.run?.step ?? 0}. ${why === '.' ? '' : why}`.trim(),
        'Everything recorded so far is kept and can be saved. Press restart to begin again.',
      ),
    );
  }

  private async start(number: number, experiment: Experiment): Promise<void> {
    const session: Session = {
      number,
      abort: new AbortController(),
      experiment,
      run: null,
      potential: null,
      recorder: new Recorder(experiment, { frames: trajectoryFrames(experiment) }),
      owed: 0,
      paused: false,
      looping: false,
      boiling: false,
      because: null,
      rowsSent: 0,
      framed: -1,
      temperature: experiment.protocol.stages[0].temperature.from,
      mass: 0,
      pace: new Pace(this.services.now),
    };
    this.session = session;
    const { post } = this.services;
    try {
      post({ kind: 'preparing', run: number, what: 'Placing atoms' });
      const configuration = this.services.place(experiment);
      post({ kind: 'placed', run: number, configuration }, buffersOf(configuration));
      post({ kind: 'preparing', run: number, what: 'Waking the graphics device' });
      const engine = await this.device();
      if (this.session !== session) return;
      post({ kind: 'adapter', adapter: engine.adapter });
      session.pace.setAdapter(engine.adapter.software);
      const report = (what: string) => post({ kind: 'preparing', run: number, what });
      const run = await this.services.prepare(engine, experiment, report, session.abort.signal);
      if (this.session !== session) {
        run.destroy();
        return;
      }
      session.run = run;
      session.recorder.add(run.initial.map((sample) => [sample]));
      post({ kind: 'started', run: number, totalSteps: run.totalSteps });
      await this.sendFrame(session, run);
      await this.loop(session);
    } catch (error) {
      if (this.session === session) this.fail(session, error);
    }
  }

  /** Advances until there is nothing left to do: done, paused, ended or failed. */
  private async loop(session: Session): Promise<void> {
    const { run } = session;
    if (!run || session.looping || this.session !== session) return;
    session.looping = true;
    session.pace.resume();
    try {
      while (this.session === session) {
        if (run.done) {
          this.finish(session, run);
        } else if (!session.paused || session.owed > 0) {
          await this.advance(session, run);
        } else if (session.framed !== run.step) {
          // What is looked at while the run is held is its very state.
          await this.sendFrame(session, run);
        } else {
          this.sendPaused(session);
          return;
        }
      }
    } catch (error) {
      if (this.session === session) this.fail(session, error);
    } finally {
      session.looping = false;
    }
  }

  private async advance(session: Session, run: Run): Promise<void> {
    const { recorder } = session;
    const single = session.paused;
    const wanted = single ? 1 : Math.min(session.pace.chunk, recorder.stepsToFrame(run.step));
    if (single) session.owed -= 1;

    if (session.potential) run.setPotential(session.potential);
    session.potential = null;
    session.pace.begin();
    const samples = await run.advance(wanted);
    if (this.session !== session) return;
    recorder.add(samples);
    const latest = samples[0];
    if (latest.length === 0) return;
    if (!single) session.pace.end(latest.length);
    this.watchVolume(session, run, latest[latest.length - 1]);

    session.temperature = meanOf(latest, 'temperature');
    const { trajectory, structure } = recorder.frameDue(run.step);
    if (trajectory || structure || single || session.pace.frameWanted()) {
      await this.sendFrame(session, run);
    }
    if (this.session === session) this.sendProgress(session, run, latest);
  }

  private sendPaused(session: Session): void {
    const { because } = session;
    session.because = null;
    this.services.post({ kind: 'paused', run: session.number, because });
  }

  /** Holds a run whose box has grown so much that it is no melt any more; once, for somebody to decide. */
  private watchVolume(session: Session, run: Run, latest: ThermoSample): void {
    const start = run.initial[0].box;
    if (session.boiling || volume(latest.box) < BOILING * volume(start)) return;
    session.boiling = true;
    session.paused = true;
    const { name } = session.experiment;
    const kelvin = Math.round(latest.temperature / 10) * 10;
    session.because = {
      message: `The melt is boiling off: at this pressure and ${kelvin} K ${name} does not hold together. Paused at step ${run.step}; everything recorded is kept.`,
      hint: 'Try 2 GPa, or a lower melt temperature; or go on and see.',
    };
  }

  /** Sends the present configuration, and hands it to the recorder where that is due. */
  private async sendFrame(session: Session, run: Run): Promise<void> {
    const { step } = run;
    const { temperature } = session;
    const due = session.recorder.frameDue(step);
    const configuration = await run.configuration(0);
    if (this.session !== session) return;
    if (due.structure) {
      session.recorder.addStructure(0, step, configuration);
      for (let replica = 1; replica < session.experiment.replicas; replica++) {
        session.recorder.addStructure(replica, step, await run.configuration(replica));
      }
    }
    session.mass = density(configuration) * volume(configuration.box);
    session.pace.frameSent();
    session.framed = step;
    const time = (step * session.experiment.protocol.timeStep) / 1000;
    const frame = { step, time, temperature, configuration, trajectory: due.trajectory };
    this.services.post({ kind: 'frame', run: session.number, frame }, buffersOf(configuration));
  }

  private sendProgress(session: Session, run: Run, latest: readonly ThermoSample[]): void {
    const series = session.recorder.series(0);
    const rows = series.slice(session.rowsSent);
    session.rowsSent = series.length;
    this.services.post({
      kind: 'progress',
      run: session.number,
      rows,
      progress: {
        step: run.step,
        stageIndex: run.stageIndex,
        temperature: session.temperature,
        pressure: meanOf(latest, 'pressure'),
        density: session.mass / volume(latest[latest.length - 1].box),
        stepsPerSecond: session.pace.stepsPerSecond,
      },
    });
  }

  private finish(session: Session, run: Run): void {
    const summary = summarise(session.experiment, session.recorder, {
      adapter: this.engine?.adapter.name ?? 'unknown',
      stepsPerSecond: session.pace.meanStepsPerSecond * session.experiment.replicas,
    });
    this.services.post({ kind: 'done', run: session.number, summary });
    this.session = null;
    run.destroy();
  }

  private fail(session: Session, error: unknown): void {
    this.session = null;
    session.abort.abort();
    session.run?.destroy();
    this.services.post({ kind: 'failed', run: session.number, ...describe(error) });
  }

  /** Gives the present run up; what was sent of it is the page's. */
  private end(): void {
    const session = this.session;
    if (!session) return;
    this.session = null;
    session.abort.abort();
    session.run?.destroy();
    this.services.post({ kind: 'cancelled', run: session.number });
  }
}

/** Frames of a trajectory that a page can hold and a run can afford to stop for. */
function trajectoryFrames({ atoms, protocol }: Experiment): number {
  const held = Math.floor(TRAJECTORY_COORDINATES / (3 * atoms));
  const afforded = Math.floor(totalSteps(protocol) / FRAME_SPACING);
  return Math.max(20, Math.min(200, held, afforded));
}

function meanOf(samples: readonly ThermoSample[], what: 'temperature' | 'pressure'): number {
  return samples.reduce((sum, sample) => sum + sample[what], 0) / samples.length;
}

function buffersOf(configuration: Configuration): Transferable[] {
  const arrays = [configuration.positions, configuration.velocities];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}

function describe(error: unknown): { message: string; hint: string } {
  if (error instanceof Problem) return { message: error.message, hint: error.hint };
  return {
    message: `Vitrine stumbled: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'What was recorded is kept. Restart; if it happens again, please report it.',
  };
}
