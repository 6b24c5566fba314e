import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  KEPT_FORMAT,
  type KeptCheckpoint,
  type KeptPhase,
  type KeptPiece,
  type KeptRun,
  worthKeeping,
} from './kept-run';
import { KeptRuns } from './kept-runs';

let databases = 0;
let runs: KeptRuns;

beforeEach(async () => {
  databases += 1;
  runs = await KeptRuns.open(`test ${databases}`);
});

function record(id: string, step: number, phase: KeptPhase = 'running', updated = step): KeptRun {
  return {
    id,
    format: KEPT_FORMAT,
    title: '24B',
    experiment: { name: '24B' },
    version: '0.1.0',
    adapter: 'test',
    created: 0,
    updated,
    phase,
    step,
    totalSteps: 600,
    stageIndex: 0,
    failure: null,
    summary: null,
    bytes: 100,
    removed: null,
  };
}

const piece = (step: number): KeptPiece => ({
  step,
  atoms: null,
  rows: [],
  frames: [{ step, time: 0, replicas: [{ positions: new Float32Array([step]), box: [1, 2, 3] }] }],
  structure: [],
});

/** As far as the storage knows, a step and what can be cloned. */
const checkpoint = (step: number) =>
  ({
    step,
    run: { step, bytes: new Uint8Array([step]).buffer },
    recorder: [],
    recent: [],
  }) as never;

/** Writes a run with a checkpoint at each of these steps. */
async function keep(id: string, steps: readonly number[], phase: KeptPhase = 'running') {
  for (const [i, step] of steps.entries()) {
    await runs.write({
      run: record(id, step, phase),
      piece: piece(step),
      checkpoint: checkpoint(step),
      checkpoints: steps.slice(0, i + 1).slice(-2),
      last: null,
    });
  }
}

const stepsOf = (parts: readonly { readonly step: number }[]) => parts.map(({ step }) => step);

describe('worthKeeping', () => {
  const at = (step: number, made: number) => ({ step, made }) as KeptCheckpoint;
  const kept = (...all: KeptCheckpoint[]) =>
    all.reduce<readonly KeptCheckpoint[]>(worthKeeping, []).map(({ step }) => step);

  it('keeps the latest and one from well before it', () => {
    expect(kept(at(0, 0))).toEqual([0]);
    expect(kept(at(0, 0), at(10, 5000), at(20, 10_000))).toEqual([10, 20]);
    expect(kept(at(0, 0), at(10, 5000), at(11, 5100), at(12, 5200))).toEqual([0, 12]);
    expect(kept(at(0, 0), at(0, 3000))).toEqual([0]);
    expect(kept(at(0, 0), at(10, 5000), at(5, 6000))).toEqual([0, 5]);
  });
});

describe('KeptRuns', () => {
  it('gives back what was written, run by run', async () => {
    await keep('a', [10, 20]);
    await keep('b', [5]);
    expect((await runs.list()).map(({ id, step }) => [id, step])).toEqual([
      ['a', 20],
      ['b', 5],
    ]);
    expect(await runs.read('b')).toEqual(record('b', 5));
    expect(await runs.pieces('a')).toEqual([piece(10), piece(20)]);
    const [, latest] = await runs.checkpoints('a');
    expect(latest).toEqual(checkpoint(20));
    expect(stepsOf(await runs.checkpoints('b'))).toEqual([5]);
  });

  it('keeps the checkpoints that are to stay', async () => {
    await keep('a', [10, 20, 100, 101]);
    expect(stepsOf(await runs.checkpoints('a'))).toEqual([100, 101]);
    expect(stepsOf(await runs.pieces('a'))).toEqual([10, 20, 100, 101]);
    const last = [
      {
        species: [{ element: 'O', mass: 15.999 }],
        types: new Uint8Array(1),
        positions: new Float64Array([0.1, 0.2, 0.3]),
        velocities: null,
        box: [1, 1, 1] as const,
        ids: null,
      } as const,
    ];
    const done = record('a', 600, 'done');
    await runs.write({ run: done, piece: null, checkpoint: null, checkpoints: [], last });
    expect(await runs.checkpoints('a')).toEqual([]);
    expect(await runs.last('a')).toEqual(last);
    expect(await runs.last('b')).toBeUndefined();
  });

  it('writes all of a step or nothing', async () => {
    await keep('a', [10]);
    const unwritable = { step: 20, run: () => {}, recorder: [] } as never;
    const write = {
      run: record('a', 20),
      piece: piece(20),
      checkpoint: unwritable,
      checkpoints: [20],
      last: null,
    };
    await expect(runs.write(write)).rejects.toThrow();
    expect((await runs.read('a'))?.step).toBe(10);
    expect(stepsOf(await runs.pieces('a'))).toEqual([10]);
    await keep('a', [20]);
    expect(stepsOf(await runs.pieces('a'))).toEqual([10, 20]);
  });

  it('goes back to a step and forgets what came later', async () => {
    await keep('a', [10, 20, 30]);
    await keep('b', [40]);
    await runs.rewind('a', 20);
    expect(stepsOf(await runs.checkpoints('a'))).toEqual([20]);
    expect(stepsOf(await runs.pieces('a'))).toEqual([10, 20]);
    expect(stepsOf(await runs.pieces('b'))).toEqual([40]);
    await keep('a', [25]);
    expect(stepsOf(await runs.pieces('a'))).toEqual([10, 20, 25]);
  });

  it('removes a run and nothing else', async () => {
    await keep('a', [10]);
    await keep('b', [20]);
    await runs.remove('a');
    expect((await runs.list()).map(({ id }) => id)).toEqual(['b']);
    expect(await runs.pieces('a')).toEqual([]);
    expect(stepsOf(await runs.pieces('b'))).toEqual([20]);
  });

  it('makes room by the oldest finished runs; the newest and the unfinished stay', async () => {
    await keep('old', [1], 'done');
    await keep('broken', [2], 'failed');
    await keep('older', [3], 'done');
    await keep('new', [4], 'done');
    expect(await runs.prune(300, 0)).toBe(100);
    expect((await runs.list()).map(({ id }) => id)).toEqual(['new', 'older', 'broken']);
    expect(await runs.prune(0, 0)).toBe(100);
    expect((await runs.list()).map(({ id }) => id)).toEqual(['new', 'broken']);
  });

  it('lets what was taken out of the list come back for a while', async () => {
    await keep('a', [10]);
    await keep('b', [20]);
    await runs.update('a', { removed: 1000 });
    await runs.prune(1e9, 1000);
    expect((await runs.read('a'))?.removed).toBe(1000);
    await runs.prune(1e9, 1001);
    expect(await runs.read('a')).toBeUndefined();
    expect((await runs.read('b'))?.removed).toBeNull();
  });
});
