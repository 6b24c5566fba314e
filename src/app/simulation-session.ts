import { changedPotential } from '../core/change';
import { type Configuration, volume } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { totalSteps } from '../core/protocol';
import { schedule } from '../core/schedule';
import { replicaCount } from '../core/variants';
import type { EngineDevice } from '../engine/device';
import type { ThermoSample } from '../engine/types';
import { deviceRoom } from '../run/memory-needed';
import { Recorder } from '../run/recorder';
import type { Run } from '../run/run';
import { summarise } from '../run/summary';
import { boronCoordination, fourFold, siliconCoordination } from '../structure/coordination';
import { density } from '../structure/density';
import { Pace } from './pace';
import { describe } from './simulation-failure';
import type { FromSimulation, Turn } from './simulation-messages';

/** What carrying out a run needs of the world. */
export interface SessionServices {
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

/**
 * One run in the hands of the worker, advanced in chunks of even wall-clock length. Between chunks it
 * sends what is new and looks for wishes.
 */
export class Session {
  /** Nothing of it is sent any more. */
  over = false;
  private readonly abort = new AbortController();
  private readonly pace: Pace;
  private readonly recorder: Recorder;
  private run: Run | null = null;
  private adapter = 'unknown';
  /** Turns of knobs that take effect before the next chunk */
  private turns: Turn[] = [];
  /** Steps that are asked for while paused */
  private owed = 0;
  private paused = false;
  private looping = false;
  /** It was held for boiling off; that is said once. */
  private boiling = false;
  /** Why it was held, when the page did not ask for it */
  private because: { readonly message: string; readonly hint: string } | null = null;
  private looked = 0;
  /** Of each replica */
  private rowsSent: number[] = [];
  /** The step of the latest frame that was sent */
  private framed = -1;
  /** K, of the latest chunk, of each replica */
  private temperatures: number[];
  /** Density times volume of each replica, which stays: g/cm³ Å³ */
  private masses: number[] = [];

  constructor(
    private readonly services: SessionServices,
    private readonly number: number,
    private experiment: Experiment,
  ) {
    this.pace = new Pace(services.now);
    this.recorder = new Recorder(experiment, { frames: trajectoryFrames(experiment) });
    this.temperatures = [experiment.protocol.stages[0].temperature.from];
  }

  get step(): number {
    return this.run?.step ?? 0;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    void this.loop();
  }

  takeStep(): void {
    this.paused = true;
    this.owed += 1;
    void this.loop();
  }

  change(turns: readonly Turn[]): void {
    this.turns.push(...turns);
    void this.loop();
  }

  look(replica: number): void {
    this.looked = replica;
    this.framed = -1;
    void this.loop();
  }

  /** Gives the run up; what was sent of it is the page's. */
  end(): void {
    this.close();
    this.post({ kind: 'cancelled', run: this.number });
  }

  fail(error: unknown): void {
    this.close();
    this.post({ kind: 'failed', run: this.number, ...describe(error), kept: null });
  }

  async start(): Promise<void> {
    const { services, number, experiment } = this;
    try {
      this.post({ kind: 'preparing', run: number, what: 'Placing atoms' });
      const configuration = services.place(experiment);
      this.post({ kind: 'placed', run: number, configuration }, buffersOf(configuration));
      this.post({ kind: 'preparing', run: number, what: 'Waking the graphics device' });
      const engine = await services.requestDevice();
      if (this.over) return;
      const { adapter, device } = engine;
      this.post({ kind: 'adapter', adapter, room: deviceRoom(device.limits) });
      this.adapter = engine.adapter.name;
      this.pace.setAdapter(engine.adapter.software);
      const report = (what: string) => this.post({ kind: 'preparing', run: number, what });
      const run = await services.prepare(engine, experiment, report, this.abort.signal);
      if (this.over) {
        run.destroy();
        return;
      }
      this.run = run;
      this.temperatures = run.initial.map(({ temperature }) => temperature);
      this.rowsSent = run.initial.map(() => 0);
      this.recorder.add(run.initial.map((sample) => [sample]));
      const segments = schedule(experiment.protocol, experiment.changes);
      this.post({ kind: 'started', run: number, totalSteps: run.totalSteps, segments });
      await this.sendFrame(run);
      await this.loop();
    } catch (error) {
      if (!this.over) this.fail(error);
    }
  }

  /** Advances until there is nothing left to do: done, paused, ended or failed. */
  private async loop(): Promise<void> {
    const { run } = this;
    if (!run || this.looping || this.over) return;
    this.looping = true;
    this.pace.resume();
    try {
      while (!this.over) {
        if (run.done) {
          this.finish();
        } else if (this.turns.length > 0) {
          this.turn(run);
        } else if (!this.paused || this.owed > 0) {
          await this.advance(run);
        } else if (this.framed !== run.step) {
          // What is looked at while the run is held is its very state.
          await this.sendFrame(run);
        } else {
          this.sendPaused();
          return;
        }
      }
    } catch (error) {
      if (!this.over) this.fail(error);
    } finally {
      this.looping = false;
    }
  }

  private turn(run: Run): void {
    const turned = this.turns.splice(0).map((turn) => ({ step: run.step, ...turn }));
    try {
      const changes = [...this.experiment.changes, ...turned];
      const experiment = { ...this.experiment, changes };
      run.setPotential(changedPotential(experiment.potential, changes));
      this.experiment = experiment;
      const segments = schedule(experiment.protocol, changes);
      const { totalSteps } = run;
      this.post({ kind: 'changed', run: this.number, experiment, totalSteps, segments });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.post({ kind: 'refused', run: this.number, ...describe(error) });
    }
  }

  private async advance(run: Run): Promise<void> {
    const { recorder, pace } = this;
    const single = this.paused;
    const wanted = single ? 1 : Math.min(pace.chunk, recorder.stepsToFrame(run.step));
    if (single) this.owed -= 1;

    pace.begin();
    const samples = await run.advance(wanted);
    if (this.over) return;
    recorder.add(samples);
    const taken = samples[0].length;
    if (taken === 0) return;
    if (!single) pace.end(taken);
    this.watchVolume(run, samples[0][taken - 1]);

    this.temperatures = samples.map((latest) => meanOf(latest, 'temperature'));
    const { trajectory, structure } = recorder.frameDue(run.step);
    if (trajectory || structure || single || pace.frameWanted()) await this.sendFrame(run);
    if (!this.over) this.sendProgress(run, samples);
  }

  private sendPaused(): void {
    const { because } = this;
    this.because = null;
    this.post({ kind: 'paused', run: this.number, because });
  }

  /** Holds a run whose box has grown so much that it is no melt any more; once, for somebody to decide. */
  private watchVolume(run: Run, latest: ThermoSample): void {
    const start = run.initial[0].box;
    if (this.boiling || volume(latest.box) < BOILING * volume(start)) return;
    this.boiling = true;
    this.paused = true;
    const { name } = this.experiment;
    const kelvin = Math.round(latest.temperature / 10) * 10;
    this.because = {
      message: `The melt is boiling off: at this pressure and ${kelvin} K ${name} does not hold together. Paused at step ${run.step}; everything recorded is kept.`,
      hint: 'Try 2 GPa, or a lower melt temperature; or go on and see.',
    };
  }

  /** Sends the present configuration, and hands it to the recorder where that is due. */
  private async sendFrame(run: Run): Promise<void> {
    const { step } = run;
    const { recorder, number, looked } = this;
    const { trajectory, structure } = recorder.frameDue(step);
    const configurations: Configuration[] = [];
    for (let replica = 0; replica < run.initial.length; replica++) {
      configurations.push(await run.configuration(replica));
    }
    if (this.over) return;
    if (structure) {
      for (const [replica, c] of configurations.entries()) recorder.addStructure(replica, step, c);
    }
    this.masses = configurations.map((c) => density(c) * volume(c.box));
    this.pace.frameSent();
    this.framed = step;
    const time = (step * this.experiment.protocol.timeStep) / 1000;
    const points = configurations.map((configuration, replica) => ({
      temperature: this.temperatures[replica],
      b4: fourFold(boronCoordination(configuration)),
      si4: fourFold(siliconCoordination(configuration)),
    }));
    this.post({ kind: 'structure', run: number, step, time, points });
    const frame = {
      step,
      time,
      temperature: this.temperatures[looked],
      replica: looked,
      configuration: configurations[looked],
      configurations: trajectory ? configurations : null,
    };
    const sent = trajectory ? configurations : [configurations[looked]];
    this.post({ kind: 'frame', run: number, frame }, sent.flatMap(buffersOf));
  }

  private sendProgress(run: Run, samples: readonly (readonly ThermoSample[])[]): void {
    const rows = samples.map((_, replica) => {
      const series = this.recorder.series(replica);
      const fresh = series.slice(this.rowsSent[replica]);
      this.rowsSent[replica] = series.length;
      return fresh;
    });
    const perReplica = samples.map((latest, replica) => ({
      temperature: this.temperatures[replica],
      pressure: meanOf(latest, 'pressure'),
      density: this.masses[replica] / volume(latest[latest.length - 1].box),
    }));
    const mean = (what: keyof (typeof perReplica)[number]) =>
      perReplica.reduce((sum, replica) => sum + replica[what], 0) / perReplica.length;
    this.post({
      kind: 'progress',
      run: this.number,
      rows,
      progress: {
        step: run.step,
        stageIndex: run.stageIndex,
        temperature: mean('temperature'),
        pressure: mean('pressure'),
        density: mean('density'),
        perReplica,
        stepsPerSecond: this.pace.stepsPerSecond,
      },
    });
  }

  private finish(): void {
    const summary = summarise(this.experiment, this.recorder, {
      adapter: this.adapter,
      stepsPerSecond: this.pace.meanStepsPerSecond * this.temperatures.length,
    });
    this.post({ kind: 'done', run: this.number, summary });
    this.close();
  }

  private close(): void {
    this.over = true;
    this.abort.abort();
    this.run?.destroy();
  }

  private post(message: FromSimulation, transfer?: Transferable[]): void {
    this.services.post(message, transfer);
  }
}

/** Frames of a trajectory that a page can hold and a run can afford to stop for. */
function trajectoryFrames(experiment: Experiment): number {
  const coordinates = 3 * experiment.atoms * replicaCount(experiment);
  const held = Math.floor(TRAJECTORY_COORDINATES / coordinates);
  const afforded = Math.floor(totalSteps(experiment.protocol) / FRAME_SPACING);
  return Math.max(20, Math.min(200, held, afforded));
}

function meanOf(samples: readonly ThermoSample[], what: 'temperature' | 'pressure'): number {
  return samples.reduce((sum, sample) => sum + sample[what], 0) / samples.length;
}

function buffersOf(configuration: Configuration): Transferable[] {
  const arrays = [configuration.positions, configuration.velocities];
  return arrays.flatMap((array) => (array ? [array.buffer] : []));
}
