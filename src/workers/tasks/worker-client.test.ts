import { describe, expect, it, vi } from 'vitest';
import { NearWorker } from '../../../tests/support/worker-pair';
import { Problem } from '../../core/problem';
import type { Handlers } from './serve';
import { WorkerClient } from './worker-client';

interface Sums {
  readonly add: { ask: readonly number[]; report: number; answer: number };
  readonly bytes: { ask: number; report: never; answer: Uint8Array };
  readonly wait: { ask: null; report: never; answer: null };
}

const stopped = vi.fn();
const handlers: Handlers<Sums> = {
  add: (numbers, { report }) => {
    if (numbers.length === 0) throw new Problem('There is nothing to add.', 'Give numbers.');
    if (numbers.some(Number.isNaN)) throw new Error('not a number');
    return numbers.reduce((sum, value) => {
      report(sum);
      return sum + value;
    });
  },
  bytes: (length, { handOver }) => {
    const bytes = new Uint8Array(length).fill(7);
    handOver(bytes.buffer);
    return bytes;
  },
  wait: (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        stopped();
        reject(signal.reason);
      });
    }),
};

/** A client, and the workers that it woke. */
function setUp() {
  const workers: NearWorker[] = [];
  const client = new WorkerClient<Sums>(() => {
    const worker = new NearWorker().serve<Sums>(handlers);
    workers.push(worker);
    return worker.port;
  }, 'Nothing could be added');
  return { client, workers };
}

describe('WorkerClient', () => {
  it('wakes its worker with the first task, and is told on the way', async () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    const reports: number[] = [];
    const onReport = (sum: number) => reports.push(sum);
    const both = [client.ask('add', [1, 2, 3], { onReport }), client.ask('add', [10, 20])];
    expect(await Promise.all(both)).toEqual([6, 30]);
    expect(reports).toEqual([1, 3]);
    expect(await client.ask('bytes', 3)).toEqual(new Uint8Array([7, 7, 7]));
    expect(workers).toHaveLength(1);
  });

  it('gives a Problem with its hint, and an error with a way on', async () => {
    const { client } = setUp();
    await expect(client.ask('add', [])).rejects.toMatchObject({
      message: 'There is nothing to add.',
      hint: 'Give numbers.',
    });
    await expect(client.ask('add', [Number.NaN])).rejects.toMatchObject({
      message: 'not a number',
      hint: expect.stringContaining('report it'),
    });
  });

  it('stops a task, and only that', async () => {
    const { client } = setUp();
    const stop = new AbortController();
    const waiting = client.ask('wait', null, { signal: stop.signal });
    const other = client.ask('add', [1, 1]);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(await other).toBe(2);
    await vi.waitFor(() => expect(stopped).toHaveBeenCalled());
    await expect(client.ask('add', [1], { signal: stop.signal })).rejects.toThrow('enough');
  });

  it('says that its worker did not load or died, to all who wait, and wakes another one', async () => {
    const { client, workers } = setUp();
    const both = [client.ask('wait', null), client.ask('wait', null)];
    workers[0].die();
    for (const waiting of both) {
      await expect(waiting).rejects.toMatchObject({
        message: 'Nothing could be added: its worker could not be loaded.',
        hint: expect.stringContaining('reload the page'),
      });
    }
    expect(workers[0].terminated).toBe(true);
    expect(await client.ask('add', [2, 3])).toBe(5);
    expect(workers).toHaveLength(2);
    // What the first one says late concerns nobody.
    workers[0].die('again');
    expect(await client.ask('add', [2, 4])).toBe(6);
    expect(workers).toHaveLength(2);
  });

  it('ends the worker in the middle of its work', async () => {
    const { client, workers } = setUp();
    const waiting = client.ask('wait', null);
    client.end(new Error('not wanted any more'));
    await expect(waiting).rejects.toThrow('not wanted any more');
    expect(workers[0].terminated).toBe(true);
  });
});
