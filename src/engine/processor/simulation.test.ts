import { beforeAll, describe, expect, it } from 'vitest';
import { testProcessor } from '../../../tests/processor';
import { smallMelts } from '../../../tests/support/melt';
import { rejectionOf } from '../../../tests/support/problems';
import type { Configuration } from '../../core/configuration';
import { potentialById } from '../../core/potential';
import { Problem } from '../../core/problem';
import type { Platform } from '../dynamics';
import type { ReplicaSetup, StageTargets } from '../types';
import { processorPlatform } from './platform';
import { ReplicaHolder } from './replica-calls';
import { type AnswerMessage, answerCalls, type CallMessage, type ThreadPort } from './thread';
import { PROCESSOR_TUNING } from './tuning';

const CUTOFF = 5.5;

const NPT: StageTargets = {
  ensemble: 'npt',
  steps: 600,
  temperature: { from: 2500, to: 2500 },
  pressure: { from: -3, to: -3 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};
/** Presses the box together until twice the cutoff does not fit. */
const CRUSH: StageTargets = {
  ...NPT,
  pressure: { from: 400, to: 400 },
  barostatDamping: 100,
};

let melts: Configuration[];
const setup = (configuration: Configuration): ReplicaSetup => ({
  configuration,
  potential: potentialById('yang2026'),
  cutoff: CUTOFF,
  accuracy: 1e-4,
});

beforeAll(async () => {
  melts = await smallMelts(await testProcessor(), { '24B': 150, '75B': 180 }, CUTOFF);
});

async function begun(platform: Platform, configurations: Configuration[], stages: StageTargets[]) {
  const replicas = configurations.map(setup);
  const simulation = await platform.create({ replicas, timeStep: 1 });
  await simulation.beginStage(stages);
  return simulation;
}

/** A thread whose messages are copied, as between threads, and answered in this one. */
function copyingThread(): ThreadPort {
  let heard: (message: CallMessage) => void = () => {};
  let answered: (message: AnswerMessage) => void = () => {};
  answerCalls(
    (called) => {
      heard = called;
    },
    (message) => answered(structuredClone(message)),
  );
  return {
    post: (message) => heard(structuredClone(message)),
    listen(listener) {
      answered = listener;
    },
    end() {},
  };
}

describe('a relaxation', () => {
  it('does not depend on how quick the computer is', async () => {
    const relaxed = async (clock: () => number) => {
      const replica = new ReplicaHolder(clock);
      await replica.answer(0, {
        kind: 'create',
        setup: setup(melts[0]),
        timeStep: 1,
        tuning: PROCESSOR_TUNING,
        from: null,
      });
      await replica.answer(0, { kind: 'relax', steps: 25 });
      return (await replica.answer(0, { kind: 'configuration' })).configuration;
    };
    let time = 0;
    const slow = await relaxed(() => {
      time += 1000;
      return time;
    });
    expect(slow).toEqual(await relaxed(() => 0));
    expect(slow?.positions).not.toEqual(melts[0].positions);
  });

  it('ends where it is, when it is not wanted any more', async () => {
    const platform = await testProcessor();
    const simulation = await platform.create({ replicas: [setup(melts[0])], timeStep: 1 });
    const stop = new AbortController();
    const endless = simulation.relax(1_000_000, undefined, stop.signal);
    setTimeout(() => stop.abort(new Problem('Stopped.', '')), 50);
    expect((await rejectionOf(endless)).message).toBe('Stopped.');
    simulation.destroy();
    expect((await rejectionOf(simulation.evaluate())).message).toBe('The simulation was ended.');
  });
});

describe('the same bits', () => {
  it.each([1, 7])(
    'whether steps are asked for by %i or at once, over a change of the mesh',
    async (by) => {
      const engine = await testProcessor();
      const whole = await begun(engine, melts.slice(0, 1), [NPT]);
      const before = whole.mesh(0);
      const [expected] = await whole.advance(510);
      const parts = await begun(engine, melts.slice(0, 1), [NPT]);
      const samples = [];
      while (parts.step < 510)
        samples.push(...(await parts.advance(Math.min(by, 510 - parts.step)))[0]);
      expect(whole.mesh(0)).not.toEqual(before);
      expect(samples).toEqual(expected);
      expect(await parts.readConfiguration(0)).toEqual(await whole.readConfiguration(0));
    },
  );

  it('whether replicas share a thread or have one each', async () => {
    const threads = processorPlatform({ threads: 2, startThread: copyingThread });
    const shared = await begun(await testProcessor(), melts, [NPT, NPT]);
    const apart = await begun(threads, melts, [NPT, NPT]);
    expect(await apart.advance(40)).toEqual(await shared.advance(40));
    expect(await apart.snapshot()).toEqual(await shared.snapshot());
    apart.destroy();
  });
});

describe('trouble of one replica', () => {
  it('is named, and all stand at the last good step', async () => {
    const engine = await testProcessor();
    const both = await begun(engine, melts, [NPT, CRUSH]);
    const [calm, crushed] = await both.advance(3000);
    const good = both.step;
    expect(good).toBeGreaterThan(0);
    expect(good).toBeLessThan(3000);
    expect(calm).toHaveLength(good);
    expect(crushed).toHaveLength(good);
    expect(Math.min(...crushed[good - 1].box)).toBeGreaterThanOrEqual(2 * CUTOFF);

    const alone = await begun(engine, melts.slice(0, 1), [NPT]);
    expect((await alone.advance(good))[0]).toEqual(calm);
    expect(await both.readConfiguration(0)).toEqual(await alone.readConfiguration(0));

    const problem = await rejectionOf(both.advance(1));
    expect(problem.message).toContain(
      `At step ${good + 1} of replica 2: The cutoff of 5.5 Å does not`,
    );
    expect(both.step).toBe(good);
  });
});
