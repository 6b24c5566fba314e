import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import type { RunSeriesRow } from '../formats/series-csv';
import { placeReplicas } from '../run/replicas';
import { fitOf } from './fit-record';
import type { KeptCheckpoint } from './kept-run';
import { KeptRuns } from './kept-runs';
import { readKept } from './open-kept';
import { RunSaver, type SavedState } from './run-saver';

const experiment = createExperiment({ preset: '24B', protocol: 'demo', replicas: 2 });
const configurations = placeReplicas(experiment);

const state = (step: number, last: SavedState['last'] = null): SavedState => ({
  phase: last ? 'done' : 'running',
  experiment: serialiseExperiment(experiment),
  adapter: 'test',
  step,
  totalSteps: 100,
  stageIndex: 2,
  failure: null,
  summary: null,
  last,
});

const checkpoint = (step: number) =>
  ({
    step,
    made: 10_000 * step,
    run: { step },
    recorder: [{}, {}],
    recent: [[{ temperature: 300, pressure: 0 }], [{ temperature: 301, pressure: 0 }]],
  }) as never as KeptCheckpoint;

/** Keeps a run in two parts, with a checkpoint after each. */
async function keep(kept: KeptRuns, id: string): Promise<void> {
  const identity = { id, title: id, version: '0.1.0', created: 0 };
  const saver = new RunSaver(
    identity,
    async () => kept,
    () => 0,
    () => {},
  );
  for (const step of [50, 100]) {
    saver.addRows(configurations.map(() => [{ step } as RunSeriesRow]));
    saver.addFrame(step, step / 1000, configurations);
    await saver.save(state(step), checkpoint(step));
  }
}

/** Everything but functions, which no browser keeps. */
const anything = fc.oneof(
  fc.anything({ withTypedArray: true, withDate: true, maxDepth: 2 }),
  fc.constantFrom(null, undefined, Number.NaN, -1, '', {}, []),
);

/** A record in which one part, some levels down, is something else. */
const damage = (record: unknown, part: unknown, path: readonly number[]): unknown => {
  const [first, ...rest] = path;
  if (first === undefined || typeof record !== 'object' || record === null) return part;
  if (ArrayBuffer.isView(record)) return part;
  const keys = Object.keys(record).filter((key) => key !== 'id');
  if (keys.length === 0) return part;
  const key = keys[first % keys.length];
  const inner = (record as Record<string, unknown>)[key];
  const copy: Record<string, unknown> = Array.isArray(record)
    ? ([...record] as never)
    : { ...record };
  copy[key] = damage(inner, part, rest);
  return copy;
};

const STORES = ['runs', 'checkpoints', 'pieces', 'lasts'] as const;

it('reads what is whole beside a hundred damaged records in each store', async () => {
  const paths = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
  let databases = 0;
  for (const store of STORES) {
    const cases = fc.sample(fc.tuple(anything, paths), { numRuns: 100, seed: 7 });
    const name = `damaged ${++databases}`;
    const kept = await KeptRuns.open(name);
    await keep(kept, 'whole');
    await keep(kept, 'other');
    const done = { ...state(100, configurations) };
    const saver = new RunSaver(
      { id: 'other', title: 'other', version: '0.1.0', created: 0 },
      async () => kept,
      () => 0,
      () => {},
    );
    await saver.save(done, null);
    const raw = await openDB(name);
    const keys = await raw.getAllKeys(store);
    const key = keys.find((one) => (Array.isArray(one) ? one[0] : one) === 'other');
    if (key === undefined && store === 'checkpoints') {
      await raw.put(store, checkpoint(50), ['other', 50]);
    }
    const place = key ?? ['other', 50];
    const record: unknown = await raw.get(store, place);
    for (const [part, path] of cases) {
      const broken = damage(record, part, path);
      try {
        if (store === 'runs') await raw.put(store, broken);
        else await raw.put(store, broken, place);
      } catch {
        // Nothing that a browser would keep.
        continue;
      }
      const listed = await kept.list();
      expect(listed.map(({ id }) => id)).toContain('whole');
      expect(listed.length + (await kept.damaged())).toBe(2);
      expect(await kept.checkpoints('whole')).toHaveLength(2);
      for (const run of listed) {
        const recording = await readKept(kept, run).catch((error) => error);
        if (run.id === 'whole') expect(recording.replicas[0].frames).toHaveLength(2);
        else if (recording instanceof Error) expect(recording).toBeInstanceOf(Problem);
        for (const { run: state } of await kept.checkpoints(run.id))
          expect(state).toBeTypeOf('object');
      }
    }
    await kept.removeDamaged();
    expect(await kept.damaged()).toBe(0);
    raw.close();
    kept.close();
  }
}, 120_000);

it('says of a damaged fit that it is one', () => {
  fc.assert(
    fc.property(anything, (record) => {
      expect(() => fitOf(record)).toThrow(Problem);
    }),
    { numRuns: 100, seed: 7 },
  );
});
