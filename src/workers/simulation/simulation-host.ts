import { Problem } from '../../core/problem';
import type { Platform, PlatformChoice } from '../../engine/dynamics';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { sayFailure } from '../../lab/words/failure-words';
import { type RunIdentity, RunSaver, type SavedBefore } from '../../storage/run-saver';
import { measureComputer } from './measure-computer';
import type { ToSimulation } from './simulation-messages';
import type { HostServices, SessionServices } from './simulation-services';
import { SimulationSession } from './simulation-session';

/** A run that is being looked for, and what the page has sent meanwhile. */
interface Opening {
  readonly run: number;
  readonly messages: ToSimulation[];
}

/** Carries the page's requests out on a device of its own: one run at a time, a new one ends the last. */
export class SimulationHost {
  /** What was chosen, and what there is for each choice that was asked for */
  private choice: PlatformChoice = 'auto';
  private readonly engines = new Map<PlatformChoice, Promise<Platform>>();
  private session: SimulationSession | null = null;
  /** ms that the page takes to draw a frame on the processor, as it last told */
  private drawTime = 0;
  private opening: Opening | null = null;
  /** Aborts what measures the computer */
  private measuring: AbortController | null = null;
  /** Of the latest run: where the browser keeps nothing it has the only checkpoints. */
  private saver: RunSaver | null = null;

  constructor(private readonly services: HostServices) {}

  handle(message: ToSimulation): void {
    switch (message.kind) {
      case 'platform':
        this.choice = message.choice;
        void this.probe();
        return;
      case 'probe':
        void this.probe();
        return;
      case 'measure-computer':
        void this.measure();
        return;
      case 'stop-measuring':
        this.measuring?.abort();
        return;
      case 'start':
        this.end();
        this.start(message);
        return;
      case 'go-on':
        this.end();
        void this.goOn({ run: message.run, messages: [] }, message.kept);
        return;
      case 'cancel':
        this.end();
        return;
      case 'draw-time':
        this.drawTime = message.milliseconds;
        this.session?.setDrawTime(message.milliseconds);
        return;
      default:
        if (this.opening) this.opening.messages.push(message);
        else if (this.session && !this.session.over) this.session.request(message);
    }
  }

  private end(): void {
    this.measuring?.abort();
    const { opening, session } = this;
    this.opening = null;
    if (opening) this.services.post({ kind: 'cancelled', run: opening.run });
    if (session && !session.over) session.end();
  }

  private start({ run, experiment, on }: ToSimulation & { readonly kind: 'start' }): void {
    const { services } = this;
    const identity: RunIdentity = {
      id: services.newId(),
      title: experimentTitle(experiment),
      version: services.version,
      created: services.today(),
    };
    const saver = this.createSaver(run, identity);
    void saver.prune();
    void this.createSession(run, saver, services.hold(identity.id), on).start(experiment);
  }

  /** Goes on with a run of this worker, or with one that only the storage knows. */
  private async goOn(opening: Opening, id: string): Promise<void> {
    const { run } = opening;
    this.opening = opening;
    const hold = this.services.hold(id);
    try {
      // An earlier session of the same run lets it go when all is written.
      if ((await hold) === null) {
        throw new Problem(
          'Another tab of this browser goes on with this run.',
          'Look for it there, or close that tab.',
        );
      }
      const former = this.saver?.id === id ? this.saver : null;
      const before = former ?? (await this.readKept(id));
      if (this.opening !== opening) {
        letGo(hold);
        return;
      }
      this.opening = null;
      const saver = this.createSaver(run, before.identity, before);
      const session = this.createSession(run, saver, hold);
      for (const message of opening.messages) session.request(message);
      void session.goOn();
    } catch (error) {
      letGo(hold);
      if (this.opening !== opening) return;
      this.opening = null;
      this.services.post({ kind: 'failed', run, ...sayFailure(error), kept: id });
    }
  }

  private async readKept(id: string): Promise<SavedBefore & { readonly identity: RunIdentity }> {
    const storage = await this.services.storage();
    const [kept, checkpoints] = await Promise.all([storage.read(id), storage.checkpoints(id)]);
    if (!kept) {
      throw new Problem(
        'This run is not kept in this browser any more.',
        'Start the experiment again from its beginning.',
      );
    }
    if (checkpoints.length === 0) {
      throw new Problem(
        `This browser keeps no state of the run of ${kept.title} that it could go on from.`,
        'Look at what it recorded, or start the experiment again from its beginning.',
      );
    }
    const { title, version, created, bytes } = kept;
    return { identity: { id, title, version, created }, bytes, checkpoints, trouble: null };
  }

  private createSaver(run: number, identity: RunIdentity, before?: SavedBefore): RunSaver {
    const { services } = this;
    const told = (step: number, trouble: string | null) =>
      services.post({ kind: 'kept', run, id: identity.id, step, trouble });
    this.saver = new RunSaver(identity, services.storage, services.today, told, before);
    return this.saver;
  }

  /** @param on what it is computed on, unless a checkpoint says */
  private createSession(
    run: number,
    saver: RunSaver,
    hold: Hold,
    on = this.choice,
  ): SimulationSession {
    const services: SessionServices = {
      ...this.services,
      requestDevice: (choice) => this.device(choice ?? on),
      closed: () => letGo(hold),
    };
    this.session = new SimulationSession(services, run, saver);
    this.session.setDrawTime(this.drawTime);
    return this.session;
  }

  /** Measures how quick the device is, which no run may disturb. */
  private async measure(): Promise<void> {
    const { services } = this;
    if (this.measuring) return;
    if (this.opening || (this.session && !this.session.over)) {
      services.post({
        kind: 'not-measured',
        message: 'The computer cannot be measured while a run goes on.',
        hint: 'Wait for its end, or stop it.',
      });
      return;
    }
    const measuring = new AbortController();
    this.measuring = measuring;
    try {
      const needs = { ...services, requestDevices: () => this.devices() };
      await measureComputer(needs, (message) => services.post(message), measuring.signal);
    } catch (error) {
      services.post({ kind: 'not-measured', ...sayFailure(error) });
    } finally {
      this.measuring = null;
    }
  }

  private async probe(): Promise<void> {
    try {
      const { platform, adapter, room } = await this.device();
      this.services.post({ kind: 'adapter', platform, adapter, room });
    } catch (error) {
      this.services.post({ kind: 'no-adapter', ...sayFailure(error) });
    }
  }

  /** All that a run may be computed on by what was chosen; the first is what it is. */
  private async devices(): Promise<readonly Platform[]> {
    const engine = await this.device();
    if (this.choice !== 'auto' || engine.platform === 'processor') return [engine];
    const processor = await this.device('processor').catch(() => null);
    return processor ? [engine, processor] : [engine];
  }

  /** What computes, asked for again after it was lost. */
  private device(choice: PlatformChoice = this.choice): Promise<Platform> {
    const known = this.engines.get(choice);
    if (known) return known;
    const asked = this.services.requestDevice(choice).then((engine) => {
      void engine.lost.then((info) => {
        this.engines.delete(choice);
        this.deviceLost(engine, info.message);
      });
      return engine;
    });
    this.engines.set(choice, asked);
    asked.catch(() => this.engines.delete(choice));
    return asked;
  }

  private deviceLost(engine: Platform, reason: string): void {
    const { session } = this;
    if (!session || session.over || !session.runsOn(engine)) return;
    const why = reason.trim().replace(/\.?$/, '.');
    session.fail(
      new Problem(
        `The graphics device was lost at step ${session.step}. ${why === '.' ? '' : why}`.trim(),
        'Everything recorded so far is kept. Go on with another device, or save it and restart.',
      ),
    );
  }
}

type Hold = Promise<(() => void) | null>;

function letGo(hold: Hold): void {
  void hold.then((release) => release?.());
}
