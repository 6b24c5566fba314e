import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../tests/support/glass';
import { SelectionClient, type SelectionPort } from './selection-client';
import type { FromSelection, ToSelection } from './selection-messages';

const configuration = configurationOf([['O', 1, 1, 1]], 10);
const question = (atom: number) => ({ kind: 'atom', frame: 1, configuration, atom }) as const;

/** A worker that answers when it is told to. */
class SlowWorker {
  readonly asked: ToSelection[] = [];
  private readonly listeners = new Map<string, (event: unknown) => void>();

  get port(): SelectionPort {
    return {
      postMessage: (request: ToSelection) => this.asked.push(request),
      addEventListener: (kind: string, listener: unknown) => {
        this.listeners.set(kind, listener as (event: unknown) => void);
      },
    };
  }

  answer(message: FromSelection): void {
    this.listeners.get('message')?.({ data: message });
  }

  fail(message: string): void {
    this.listeners.get('error')?.({ message });
  }
}

const rings = (sequence: number): FromSelection => ({ kind: 'answer', sequence, answer: [] });

describe('questions about atoms', () => {
  it('go one at a time; of those that wait only the latest of a kind is asked', async () => {
    const worker = new SlowWorker();
    const client = new SelectionClient(worker.port);
    const first = client.ask(question(1));
    const second = client.ask(question(2));
    const third = client.ask(question(3));
    const other = client.ask({ kind: 'rings', frame: 1, configuration, atom: 4 });
    expect(await second).toBeNull();
    expect(worker.asked.map(({ question: { kind } }) => kind)).toEqual(['atom']);
    worker.answer(rings(1));
    expect(await first).toEqual([]);
    expect(worker.asked[1].question).toEqual(question(3));
    worker.answer(rings(2));
    await third;
    worker.answer(rings(3));
    expect(await other).toEqual([]);
  });

  it('are all answered when the worker comes to an end', async () => {
    const worker = new SlowWorker();
    const client = new SelectionClient(worker.port);
    const first = client.ask(question(1));
    const second = client.ask({ kind: 'rings', frame: 1, configuration, atom: 4 });
    expect(client.failed).toBe(false);
    worker.fail('');
    await expect(first).rejects.toThrow('could not be looked for: the worker could not be loaded');
    await expect(second).rejects.toThrow('could not be looked for');
    expect(client.failed).toBe(true);
  });

  it('a failure is told with its hint, and the next question is asked', async () => {
    const worker = new SlowWorker();
    const client = new SelectionClient(worker.port);
    const first = client.ask(question(1));
    const second = client.ask(question(2));
    worker.answer({ kind: 'failed', sequence: 1, message: 'It broke.', hint: 'Mend it.' });
    await expect(first).rejects.toMatchObject({ message: 'It broke.', hint: 'Mend it.' });
    expect(worker.asked).toHaveLength(2);
    worker.answer(rings(2));
    expect(await second).toEqual([]);
  });

  it('a worker that is told to rest does so before the next question', async () => {
    const worker = new SlowWorker();
    const client = new SelectionClient(worker.port, 1);
    const first = client.ask(question(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    worker.answer(rings(1));
    await first;
    const second = client.ask(question(2));
    expect(worker.asked).toHaveLength(1);
    await expect.poll(() => worker.asked.length).toBe(2);
    worker.answer(rings(2));
    expect(await second).toEqual([]);
  });
});
