import { type Handlers, serve } from '../../src/workers/tasks/serve';
import type { Tasks } from '../../src/workers/tasks/tasks';
import type { WorkerPort } from '../../src/workers/tasks/worker-client';

/** A worker in the same thread, whose messages are copied as a browser copies them. */
export class NearWorker {
  terminated = false;
  private readonly listeners = new Map<string, ((event: unknown) => void)[]>();
  private hear: (event: MessageEvent) => void = () => {};

  /** Carries tasks out; a worker without handlers never answers. */
  serve<All extends Tasks<All>>(handlers: Handlers<All>): this {
    serve(handlers, {
      addEventListener: (_, listener) => {
        this.hear = listener;
      },
      postMessage: (message, options) => {
        const copy = structuredClone(message, options);
        queueMicrotask(() => this.emit('message', { data: copy }));
      },
    });
    return this;
  }

  /** As a browser tells of a script that does not load, or of an error in it. */
  die(message = ''): void {
    this.emit('error', { message });
  }

  get port(): WorkerPort {
    return {
      addEventListener: (kind: string, listener: unknown) => {
        const known = this.listeners.get(kind) ?? [];
        this.listeners.set(kind, [...known, listener as (event: unknown) => void]);
      },
      postMessage: (message: unknown) => {
        const copy = structuredClone(message);
        queueMicrotask(() => this.hear({ data: copy } as MessageEvent));
      },
      terminate: () => {
        this.terminated = true;
      },
    } as WorkerPort;
  }

  private emit(kind: string, event: unknown): void {
    if (!this.terminated) for (const listener of this.listeners.get(kind) ?? []) listener(event);
  }
}
