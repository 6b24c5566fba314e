import { describe, expect, it } from 'vitest';
import { referenceGlass } from '../../../tests/support/glass';
import { TABLE_1 } from '../../core/composition';
import type { Box } from '../../core/configuration';
import { createExperiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import type { SimulationSnapshot } from '../../engine/snapshot';
import { Trouble } from '../../engine/trouble';
import type { ThermoSample } from '../../engine/types';
import type { Job } from '../../learn/campaign-jobs';
import { experimentOfJobs } from '../../learn/campaign-jobs';
import { KNOWN_SETS } from '../../learn/parameters';
import type { KeptRun } from '../../run/checkpoint-file';
import { buckinghamSum } from '../../run/pair-energy';
import { Recorder } from '../../run/recorder';
import { type Dynamics, Run } from '../../run/run';
import { createPace } from '../pace';
import { carryOut } from './carry-out';

const jobs = KNOWN_SETS.slice(0, 2).map(({ parameters }, candidate): Job => {
  return { candidate, parameters, composition: TABLE_1['24B'], seed: 1 };
});
// 12,000 steps: 1,000 at constant volume, then at 0 GPa.
const template = createExperiment({ protocol: 'demo', atoms: 1000, replicas: 2 });
const experiment = experimentOfJobs(jobs, template);
const glass = referenceGlass();
const wide: Box = [40, 40, 40];

/** As much of a snapshot as nobody looks into. */
const SNAPSHOT = { targets: [], boxes: [], motion: {} } as unknown as SimulationSnapshot;

/** What happens to a replica of the second variant, and when. */
interface Fate {
  readonly boils?: number;
  readonly fliesApart?: number;
  readonly deviceLost?: number;
}

/** A simulation that holds still until its fate comes. */
function still({ boils = Infinity, fliesApart = Infinity, deviceLost = Infinity }: Fate): Dynamics {
  const samples = [0, 0, 1, 1].map((variant): ThermoSample => {
    const { potential = template.potential } = experiment.variants[variant];
    const { energy } = buckinghamSum(glass, potential, template.cutoff);
    return {
      step: 0,
      temperature: 300,
      pressure: 0,
      potential: -4000,
      buckingham: energy,
      coulomb: -3600,
      kinetic: 15,
      box: glass.box,
      conserved: -3985,
    };
  });
  return {
    timeStep: 1,
    replicaCount: 4,
    dispatchesPerStep: 1,
    lanes: 1,
    step: 0,
    relax: async () => {},
    setVelocities: () => {},
    setPotential: () => {},
    evaluate: async () => samples,
    beginStage: async () => samples,
    async advance(steps: number) {
      if (this.step + steps >= deviceLost) throw new Problem('The graphics device was lost.', '');
      if (this.step + steps >= fliesApart) {
        throw new Trouble('not-finite', 3, fliesApart, 'The atoms flew apart.', 'Smaller steps.');
      }
      const first = this.step + 1;
      this.step += steps;
      return samples.map((sample, r) =>
        Array.from({ length: steps }, (_, i) => {
          const gas = r === 2 && first + i >= boils;
          return { ...sample, step: first + i, ...(gas && { box: wide }) };
        }),
      );
    },
    readConfiguration: async () => glass,
    readForces: async () => new Float64Array(),
    mesh: () => ({ electrostatics: 'pppm', grid: [1, 1, 1], order: 5, alpha: 0.3 }),
    snapshot: async () => SNAPSHOT,
    destroy: () => {},
  };
}

/** Carries it out; gives the alarms, and the steps of the states that were kept. */
async function carried(fate: Fate, signal = new AbortController().signal) {
  const dynamics = still(fate);
  const run = new Run(experiment, dynamics, await dynamics.evaluate(), 'test');
  const recorder = new Recorder(run.experiment, { rows: 2, frames: 1 });
  const kept: number[] = [];
  const keep = (state: KeptRun) => {
    kept.push(state.run.step);
  };
  const pace = createPace();
  const alarms = await carryOut(run, { recorder, pace, keep, progress: () => {}, signal });
  return { alarms, kept, recorder, run };
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
    const { alarms, kept } = await carried({ boils: 5300 });
    expect([...alarms.keys()]).toEqual([1]);
    expect(kept).toEqual([0, 2000, 4000]);
  });

  it('gives up a variant whose atoms fly apart, which the engine itself says', async () => {
    const { alarms } = await carried({ fliesApart: 2500 });
    expect([...alarms].map(([variant, { kind }]) => [variant, kind])).toEqual([[1, 'not-finite']]);
  });

  it('blames no variant for a device that is lost, nor for a person who stops it', async () => {
    await expect(carried({ deviceLost: 100 })).rejects.toThrow('The graphics device was lost.');
    await expect(carried({}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
