import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { RunSeriesRow } from '../formats/series-csv';
import type { KeptCheckpoint, KeptWrite } from './kept-run';
import { KeptRuns } from './kept-runs';
import { RunSaver, type SavedState } from './run-saver';

const identity = { id: 'a', title: '24B', version: '0.1.0', created: 0 };

const state = (step: number, phase: SavedState['phase'] = 'running'): SavedState => ({
  phase,
  experiment: {},
  adapter: 'test',
  step,
  totalSteps: 600,
  stageIndex: 0,
  failure: null,
  summary: null,
  last: null,
});

const checkpoint = (step: number) =>
  ({
    step,
    made: 1000 * step,
    run: { step },
    recorder: [],
    recent: [],
  }) as never as KeptCheckpoint;

const rows = (...steps: number[]) => [steps.map((step) => ({ step }) as RunSeriesRow)];

describe('RunSaver', () => {
  it('keeps what came after the latest checkpoint, but a run that goes on makes it again', async () => {
    const told = vi.fn();
    const opened = KeptRuns.open('saver');
    const saver = new RunSaver(
      identity,
      () => opened,
      () => 5000,
      told,
    );
    saver.addRows(rows(0, 1, 2));
    await saver.save(state(2), checkpoint(2));
    saver.addRows(rows(3, 4));
    await saver.save(state(2, 'failed'), null);
    const stored = async () =>
      (await (await opened).pieces('a')).flatMap((piece) => piece.rows[0].map(({ step }) => step));
    expect(await stored()).toEqual([0, 1, 2, 3, 4]);
    await saver.rewind(2);
    expect(await stored()).toEqual([0, 1, 2]);
    expect(told.mock.calls).toEqual([
      [2, null],
      [2, null],
    ]);
    (await opened).close();
  });

  /** A storage that is full a number of times. */
  function full(times: number, freed: number) {
    const writes: KeptWrite[] = [];
    let left = times;
    const storage = {
      write: async (write: KeptWrite) => {
        left -= 1;
        if (left >= 0) throw new DOMException('no room', 'QuotaExceededError');
        writes.push(write);
      },
      prune: async () => freed,
    } as unknown as KeptRuns;
    return { writes, open: async () => storage };
  }

  it('makes room by what is finished when the storage is full', async () => {
    const told = vi.fn();
    const { writes, open } = full(1, 100);
    const saver = new RunSaver(identity, open, () => 0, told);
    await saver.save(state(2), checkpoint(2));
    expect(writes).toHaveLength(1);
    expect(told).toHaveBeenCalledExactlyOnceWith(2, null);
  });

  it('says once that the storage is full, and keeps the latest checkpoints in memory', async () => {
    const told = vi.fn();
    const { writes, open } = full(1, 0);
    const saver = new RunSaver(identity, open, () => 0, told);
    await saver.save(state(2), checkpoint(2));
    saver.addRows(rows(3, 4, 5, 6, 7));
    await saver.save(state(7), checkpoint(7));
    await saver.save(state(12), checkpoint(12));
    expect(told).toHaveBeenCalledExactlyOnceWith(0, expect.stringContaining('is full'));
    expect(writes).toEqual([]);
    expect(saver.checkpoints.map(({ step }) => step)).toEqual([7, 12]);
  });
});
