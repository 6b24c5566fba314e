import { describe, expect, it } from 'vitest';
import { type Fate, stillDynamics } from '../../../tests/support/still-dynamics';
import { TABLE_1 } from '../../core/composition';
import { createExperiment } from '../../core/experiment';
import { experimentOfJobs, type Job } from '../../learn/campaign-jobs';
import { KNOWN_SETS } from '../../learn/parameters';
import type { CheckpointContent } from '../../run/checkpoint-file';
import { Driver } from '../../run/driver';
import { Run } from '../../run/run';
import { commandLinePace } from '../command-line-pace';
import { carryOutBatch } from './carry-out';

const jobs = KNOWN_SETS.slice(0, 2).map(({ parameters }, candidate): Job => {
  return { candidate, parameters, composition: TABLE_1['24B'], seed: 1 };
});
// 12,000 steps: 1,000 at constant volume, then at 0 GPa.
const template = createExperiment({ protocol: 'demo', atoms: 1000, replicas: 2 });
const experiment = experimentOfJobs(jobs, template);

/** Of the second variant */
const variant = 'candidate 2, 24B';

/** Carries it out; gives the alarms, and the steps of the states that were kept. */
async function carried(fate: Fate, signal = new AbortController().signal) {
  const dynamics = stillDynamics(experiment, fate);
  const run = new Run(experiment, dynamics, await dynamics.evaluate(), 'test');
  const kept: number[] = [];
  const keep = (state: CheckpointContent) => {
    kept.push(state.run.step);
  };
  const driver = new Driver(run, { record: { rows: 2, frames: 1 } });
  const pace = commandLinePace();
  const alarms = await carryOutBatch(driver, { pace, keep, progress: () => {}, signal });
  return { alarms, kept, recorder: driver.recorder, run };
}

describe('carryOut of a fit', () => {
  it('comes to its end, a state kept every 2,000 steps', async () => {
    const { alarms, kept, recorder, run } = await carried({});
    expect([...alarms.keys()]).toEqual([]);
    expect(run.done).toBe(true);
    expect(kept).toEqual([0, 2000, 4000, 6000, 8000, 10000]);
    expect(recorder.values('density', 3)).toHaveLength(500);
    expect(recorder.values('b4Fraction', 0).length).toBeGreaterThan(1);
  });

  it('gives up a variant one of whose melts boils off, and no other', async () => {
    const { alarms, kept } = await carried({ variant, boils: 5300 });
    expect([...alarms.keys()]).toEqual([1]);
    expect(kept).toEqual([0, 2000, 4000]);
  });

  it('gives up a variant whose atoms fly apart, which the engine itself says', async () => {
    const { alarms } = await carried({ variant, fliesApart: 2500 });
    expect([...alarms].map(([variant, { kind }]) => [variant, kind])).toEqual([[1, 'not-finite']]);
  });

  it('blames no variant for a device that is lost, nor for a person who stops it', async () => {
    await expect(carried({ deviceLost: 100 })).rejects.toThrow('The graphics device was lost.');
    await expect(carried({}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
