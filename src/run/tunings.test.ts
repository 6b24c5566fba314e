import { expect, it } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import { createExperiment } from '../core/experiment';
import { readTunings } from '../core/tuning';
import type { Platform } from '../engine/dynamics';
import { usualTuning } from '../engine/gpu/usual-tuning';
import { chooseMeasured, chooseUsual, tuningKey } from './tunings';

const experiment = createExperiment({ preset: '24B', atoms: 3000, cutoff: 11 });
const engine = (software: boolean) =>
  ({
    platform: 'gpu',
    adapter: { name: software ? 'a processor' : 'a GPU', software },
    usualTuning: (atoms: number) => usualTuning(software, atoms),
  }) as Platform;
const silent = () => {};
const unused = async () => {
  throw new Error('not to be called');
};

it('recalls what was measured on a GPU', async () => {
  const known = tuningWith({ lanes: 32 });
  const recall = async (key: string) => (key === tuningKey('a GPU', experiment) ? known : null);
  const choose = chooseMeasured({ recall, remember: unused }, () => 0);
  expect(await choose(engine(false), experiment, [], silent)).toEqual(known);
});

it('takes the usual on a processor, whose threads are known', async () => {
  const choose = chooseMeasured({ recall: unused, remember: unused }, () => 0);
  const usual = await chooseUsual(engine(true), experiment, [], silent);
  expect(usual.lanes).toBe(1);
  expect(await choose(engine(true), experiment, [], silent)).toEqual(usual);
  expect((await chooseUsual(engine(false), experiment, [], silent)).lanes).toBe(16);
});

it('tells sizes, cutoffs and adapters apart, and no more', () => {
  const key = tuningKey('a GPU', experiment);
  const same = createExperiment({ preset: '75B', atoms: 3300, cutoff: 11, seed: 7 });
  expect(tuningKey('a GPU', same)).toBe(key);
  for (const other of [{ atoms: 1000 }, { cutoff: 9 }, { replicas: 6 }]) {
    const changed = createExperiment({ preset: '24B', atoms: 3000, cutoff: 11, ...other });
    expect(tuningKey('a GPU', changed)).not.toBe(key);
  }
  expect(tuningKey('another', experiment)).not.toBe(key);
});

it('reads back what was kept, and leaves out what is no tuning', () => {
  const good = tuningWith({ skin: 1.5 });
  const kept = { good, bad: { ...good, lanes: 3 }, old: null };
  expect(readTunings(JSON.parse(JSON.stringify(kept)))).toEqual({ good });
  expect(readTunings('nothing')).toEqual({});
});
