import { Problem } from '../core/problem';
import type { EngineDevice } from '../engine/device';
import { deviceRoom } from '../run/memory-needed';
import { describe } from './simulation-failure';
import type { ToSimulation } from './simulation-messages';
import { Session, type SessionServices } from './simulation-session';

/** What the host needs of the world: a device, a prepared run, a way to tell the page. */
export type HostServices = SessionServices;

/** Carries the page's wishes out on a device of its own: one run at a time, a new one ends the last. */
export class SimulationHost {
  private engine: EngineDevice | null = null;
  private asking: Promise<EngineDevice> | null = null;
  private session: Session | null = null;

  constructor(private readonly services: HostServices) {}

  handle(message: ToSimulation): void {
    const session = this.session?.over === false ? this.session : null;
    switch (message.kind) {
      case 'probe':
        void this.probe();
        return;
      case 'start': {
        session?.end();
        const services = { ...this.services, requestDevice: () => this.device() };
        this.session = new Session(services, message.run, message.experiment);
        void this.session.start();
        return;
      }
      case 'cancel':
        session?.end();
        return;
      case 'pause':
        session?.pause();
        return;
      case 'resume':
        session?.resume();
        return;
      case 'step':
        session?.takeStep();
        return;
      case 'change':
        session?.change(message.turns);
        return;
      case 'look':
        session?.look(message.replica);
        return;
      case 'go-on':
      case 'back':
      case 'keep':
        return;
    }
  }

  private async probe(): Promise<void> {
    try {
      const { adapter, device } = await this.device();
      this.services.post({ kind: 'adapter', adapter, room: deviceRoom(device.limits) });
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
    const { session } = this;
    if (!session || session.over) return;
    const why = reason.trim().replace(/\.?$/, '.');
    session.fail(
      new Problem(
        `The graphics device was lost at step ${session.step}. ${why === '.' ? '' : why}`.trim(),
        'Everything recorded so far is kept and can be saved. Press restart to begin again.',
      ),
    );
  }
}
