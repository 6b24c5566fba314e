import { type FromSimulation, PING, PONG, type ToSimulation } from './simulation-messages';

/** ms between two questions whether the worker is still there */
const PING_INTERVAL_MS = 5000;
/**
 * Questions that it may leave unanswered: it answers between two stretches of steps, but not while it
 * places many atoms. A computer that sleeps asks none.
 */
const UNANSWERED_PINGS = { running: 6, preparing: 24 } as const;

/** What a run does that a worker is asked about; null while there is none. */
export type Expected = keyof typeof UNANSWERED_PINGS | null;

/**
 * The page's end of the worker that simulates. A worker that died is replaced with the next message
 * to it.
 */
export class SimulationClient {
  private worker: SimulationPort | null = null;
  /** Questions since the worker last said something */
  private unanswered = 0;

  /**
   * @param receive told everything the worker says
   * @param died told when the worker came to an unexpected end, or is silent for so long that it must have
   * @param expected what the worker is busy with
   */
  constructor(
    private readonly receive: (message: FromSimulation) => void,
    private readonly died: (reason: string) => void,
    private readonly expected: () => Expected,
    private readonly wakeWorker: () => SimulationPort = () =>
      new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' }),
  ) {
    setInterval(() => this.ask(), PING_INTERVAL_MS);
  }

  send(message: ToSimulation): void {
    this.worker ??= this.wake();
    this.worker.postMessage(message);
  }

  /** Ends the worker, whatever it does. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private wake(): SimulationPort {
    const worker = this.wakeWorker();
    this.unanswered = 0;
    worker.addEventListener('message', (event) => {
      if (worker !== this.worker) return;
      this.unanswered = 0;
      const { data } = event as MessageEvent<FromSimulation | typeof PONG>;
      if (data !== PONG) this.receive(data);
    });
    worker.addEventListener('error', (event) => {
      if (worker !== this.worker) return;
      this.stop();
      this.died((event as ErrorEvent).message || 'its worker could not be loaded');
    });
    return worker;
  }

  private ask(): void {
    const expected = this.expected();
    if (this.worker === null || expected === null) {
      this.unanswered = 0;
      return;
    }
    if (this.unanswered >= UNANSWERED_PINGS[expected]) {
      this.stop();
      this.died('its worker does not answer any more');
      return;
    }
    this.unanswered += 1;
    this.worker.postMessage(PING);
  }
}

/** What the client needs of a worker. */
export type SimulationPort = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;
