import type { FromSimulation, ToSimulation } from '../simulation-messages';

/**
 * The page's end of the worker that simulates. A worker that died is replaced with the next message
 * to it.
 */
export class SimulationClient {
  private worker: Worker | null = null;

  /**
   * @param receive told everything the worker says
   * @param died told when the worker came to an unexpected end
   */
  constructor(
    private readonly receive: (message: FromSimulation) => void,
    private readonly died: (reason: string) => void,
  ) {}

  send(message: ToSimulation): void {
    this.worker ??= this.wake();
    this.worker.postMessage(message);
  }

  /** Ends the worker, whatever it does. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private wake(): Worker {
    const worker = new Worker(new URL('../simulation-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', (event: MessageEvent<FromSimulation>) => {
      if (worker === this.worker) this.receive(event.data);
    });
    worker.addEventListener('error', (event) => {
      if (worker !== this.worker) return;
      this.stop();
      this.died(event.message || 'its worker could not be loaded');
    });
    return worker;
  }
}
