import { expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { createExperiment } from '../core/experiment';
import { TUNING_VALUES } from '../core/tuning';
import { Run, replicaSetups } from './run';
import { tune } from './tune';
import { chooseMeasured, tuningKey } from './tunings';

const experiment = createExperiment({ preset: '24B', atoms: 150, cutoff: 5.5, replicas: 2 });

it('tries tunings on a device, remembers the best, and runs with it to the same bits', async () => {
  const engine = await testDevice();
  const kept = new Map();
  const memory = {
    recall: async (key: string) => kept.get(key) ?? null,
    remember: async (key: string, tuning: unknown) => void kept.set(key, tuning),
  };
  const said: string[] = [];
  const report = (what: string) => void said.push(what);
  // A clock by which whatever is tried later is quicker: it does not end where it begins.
  let time = 0;
  let calls = 0;
  const now = () => {
    calls += 1;
    time += 10 * 0.97 ** calls;
    return time;
  };
  const limits = { time: 150, length: 1, steps: 3 };
  const choose = chooseMeasured(memory, now, true, limits);
  const run = await Run.prepare(engine, experiment, report, undefined, choose);
  const trials = said.filter((what) =>
    /quickest with: \d+ threads? an atom, .* a step$/.test(what),
  );
  expect(trials.length).toBeGreaterThan(1);
  const found = kept.get(tuningKey(engine.adapter.name, experiment));
  expect(run.simulation.tuning).toEqual(found);
  expect(found.lanes).toBeGreaterThan(1);
  for (const [choice, values] of Object.entries(TUNING_VALUES)) {
    expect(values).toContain(found[choice]);
  }
  const first = await run.advance(20);
  run.destroy();
  const again = await Run.prepare(engine, run.experiment, () => {});
  expect(await again.advance(20)).toEqual(first);
  again.destroy();
});

it('stops trying when it is told to', async () => {
  const engine = await testDevice();
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  const melt = tune(
    engine,
    experiment,
    replicaSetups(experiment, 0),
    () => 0,
    () => {},
    stop.signal,
  );
  await expect(melt).rejects.toThrow('enough');
});
