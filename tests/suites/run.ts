import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_1 } from '../../src/core/composition';
import type { Configuration } from '../../src/core/configuration';
import { createExperiment, type Experiment } from '../../src/core/experiment';
import { parseExperiment, serialiseExperiment } from '../../src/core/experiment-json';
import { potentialById } from '../../src/core/potential';
import { protocolById } from '../../src/core/protocol';
import { replicaExperiments } from '../../src/core/variants';
import type { Platform } from '../../src/engine/dynamics';
import type { ThermoSample } from '../../src/engine/types';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/run/checkpoint-file';
import { Recorder } from '../../src/run/recorder';
import { Run } from '../../src/run/run';
import { summarise } from '../../src/run/summary';

/** The demo in miniature: 40 steps hot, 60 of cooling, 20 cold. */
const { protocol: demo } = protocolById('demo');
const [mix, quench, rest] = demo.stages;
const protocol = {
  ...demo,
  id: 'tiny',
  stages: [
    { ...mix, duration: 0.04 },
    { ...quench, duration: 0.06 },
    { ...rest, duration: 0.02 },
  ],
  averaging: {
    density: { stage: 'rest', last: 0.01 },
    structure: { stage: 'rest', last: 0.01 },
  },
};
const tiny = createExperiment({ preset: '24B', atoms: 130, cutoff: 5, protocol, seed: 3 });

export function runSuite(platform: () => Promise<Platform>): void {
  let engine: Platform;
  const open: Run[] = [];

  beforeAll(async () => {
    engine = await platform();
  });

  afterAll(() => {
    for (const run of open) run.destroy();
  });

  async function prepared(experiment: Experiment): Promise<Run> {
    const run = await Run.prepare(engine, experiment, () => {});
    open.push(run);
    return run;
  }

  /** All that a run leaves from where it stands to its end. */
  async function finish(run: Run, recorder: Recorder) {
    const series: ThermoSample[][] = run.initial.map(() => []);
    while (!run.done) {
      const samples = await run.advance(17);
      recorder.add(samples);
      for (const [r, ofReplica] of samples.entries()) series[r].push(...ofReplica);
    }
    const ends: Configuration[] = [];
    for (const r of series.keys()) ends.push(await run.configuration(r));
    const measured = {
      platform: 'gpu',
      adapter: 'test',
      stateHash: '',
      stepsPerSecond: 1,
    } as const;
    return { series, ends, summary: summarise(run.experiment, recorder, measured) };
  }

  describe('a run', () => {
    it('whose knobs were turned repeats to the bit from the experiment that it exports', async () => {
      const live = await prepared(tiny);
      const recorder = new Recorder(tiny);
      const turn = async (steps: number, turns: Parameters<Run['change']>[0]) => {
        while (live.step < steps) recorder.add(await live.advance(steps - live.step));
        live.change(turns);
        recorder.follow(live.experiment);
      };
      await turn(13, [{ quantity: 'temperature', value: 2600 }]);
      await turn(55, [{ quantity: 'B-O.rho', value: 0.126 }]);
      await turn(70, [
        { quantity: 'pressure', value: 2 },
        { quantity: 'rate', value: 60000 },
      ]);
      const first = await finish(live, recorder);

      const json = JSON.parse(JSON.stringify(serialiseExperiment(live.experiment)));
      const experiment = parseExperiment(json);
      expect(experiment.changes).toHaveLength(4);
      const again = await prepared(experiment);
      const second = await finish(again, new Recorder(experiment));
      expect(again.totalSteps).toBe(live.totalSteps);
      expect(second.ends).toEqual(first.ends);
      expect(second.series[0].slice(-5)).toEqual(first.series[0].slice(-5));
      expect(second.summary).toEqual(first.summary);
    });

    it('that is stopped in the middle of a stage goes on to the same glass, to the bit', async () => {
      const changed = {
        ...tiny,
        replicas: 2,
        changes: [{ step: 60, quantity: 'B-O.A' as const, value: 190000 }],
      };
      const whole = await finish(await prepared(changed), new Recorder(changed));

      const broken = await prepared(changed);
      const recorder = new Recorder(changed);
      for (const steps of [40, 20]) {
        const goal = broken.step + steps;
        while (broken.step < goal) recorder.add(await broken.advance(goal - broken.step));
      }
      // At step 60, where a change is due, in the middle of the quench.
      const bytes = encodeCheckpoint({
        run: await broken.checkpoint(),
        recorder: recorder.state(),
      });
      broken.destroy();
      const kept = decodeCheckpoint(bytes, 'The test');
      const resumed = await Run.resume(engine, kept.run, () => {});
      open.push(resumed);
      expect(resumed.step).toBe(60);
      expect(resumed.stage.name).toBe('quench');
      const rest = await finish(resumed, new Recorder(changed, { state: kept.recorder }));
      expect(rest.ends).toEqual(whole.ends);
      expect(rest.series).toEqual(whole.series.map((series) => series.slice(60)));
      expect(rest.summary).toEqual(whole.summary);
    });

    it('of variants is bit for bit what each replica is alone, placement and relaxation included', async () => {
      const batch: Experiment = {
        ...tiny,
        replicas: 1,
        variants: [
          { name: '24B' },
          { name: '75B', composition: TABLE_1['75B'] },
          { name: 'Wang 2018', potential: potentialById('wang2018') },
          {
            name: 'both, colder',
            composition: TABLE_1['12B'],
            potential: potentialById('cma-es'),
            protocol: {
              ...protocol,
              stages: protocol.stages.map((stage) => ({
                ...stage,
                temperature: { from: 0.9 * stage.temperature.from, to: 0.9 * stage.temperature.to },
              })),
            },
          },
        ],
      };
      const together = await finish(await prepared(batch), new Recorder(batch));
      expect(new Set(together.ends.map(({ types }) => types.length)).size).toBeGreaterThan(1);
      for (const [r, experiment] of replicaExperiments(batch).entries()) {
        const alone = await finish(await prepared(experiment), new Recorder(experiment));
        expect(alone.ends[0]).toEqual(together.ends[r]);
        expect(alone.series[0]).toEqual(together.series[r]);
        expect(together.summary.variants[r].density).toEqual(alone.summary.density);
      }
    });
  });
}
