import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import type { RunSeriesRow } from '../formats/series-csv';
import { placeReplicas } from '../run/replicas';
import { KEPT_FORMAT, type KeptRun } from './kept-run';
import { KeptRuns } from './kept-runs';
import { keptExperiment, readKept } from './open-kept';
import { RunSaver, type SavedState } from './run-saver';

const experiment = createExperiment({ atoms: 100, cutoff: 4.5, replicas: 2 });
const configurations = placeReplicas(experiment);
const identity = { id: 'a', title: '24B', version: '0.1.0', created: 0 };

const state: SavedState = {
  phase: 'done',
  experiment: serialiseExperiment(experiment),
  adapter: 'test',
  step: 100,
  totalSteps: 100,
  stageIndex: 2,
  failure: null,
  summary: null,
  last: configurations,
};

function record(saver: RunSaver, step: number): void {
  saver.addRows(configurations.map(() => [{ step } as RunSeriesRow]));
  const points = configurations.map((_, r) => ({ temperature: 300 + r, b4: 0.5, si4: 1 }));
  saver.addStructure({ step, time: step / 1000, points });
  saver.addFrame(step, step / 1000, configurations);
}

describe('readKept', () => {
  it('gives what a run recorded, replica by replica', async () => {
    const kept = await KeptRuns.open('open-kept');
    const saver = new RunSaver(
      identity,
      async () => kept,
      () => 0,
      () => {},
    );
    record(saver, 0);
    await saver.save({ ...state, phase: 'running', step: 0, last: null }, null);
    record(saver, 100);
    await saver.save(state, null);
    const run = (await kept.read('a')) as KeptRun;
    const recording = await readKept(kept, run);
    expect(recording).toMatchObject({ title: '24B', origin: 'run', complete: true, kept: 'a' });
    expect(recording.experiment).toEqual(experiment);
    for (const [r, replica] of recording.replicas.entries()) {
      expect(replica.rows.map(({ step }) => step)).toEqual([0, 100]);
      expect(replica.frames.map(({ step, temperature }) => [step, temperature])).toEqual([
        [0, 300 + r],
        [100, 300 + r],
      ]);
      expect(replica.frames[1].positions).toEqual(Float32Array.from(configurations[r].positions));
      expect(replica.last).toEqual(configurations[r]);
      expect(replica.lastPlace).toEqual({ step: 100, time: 0.1, temperature: 300 + r });
    }
    kept.close();
  });

  it('says so when another version kept it, and when nothing was recorded', async () => {
    const run = { ...state, ...identity, format: KEPT_FORMAT } as unknown as KeptRun;
    expect(() => keptExperiment({ ...run, format: KEPT_FORMAT + 1 })).toThrow(Problem);
    const later = { ...serialiseExperiment(experiment), version: 99 };
    expect(() => keptExperiment({ ...run, experiment: later })).toThrow(/has version 99/);
    const kept = await KeptRuns.open('nothing');
    await expect(readKept(kept, run)).rejects.toThrow(/Nothing was recorded/);
    kept.close();
  });
});
