import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { KNOWN_EXPERIMENT, KNOWN_STATE } from '../../tests/support/known-state';
import { parseExperiment } from '../core/experiment-json';
import type { Platform } from '../engine/dynamics';
import { processorPlatform } from '../engine/processor/platform';
import { answerCalls, type ThreadPort } from '../engine/processor/thread';
import { Run } from './run';
import { stateHash } from './state-hash';

/** What stands for a thread: messages are copied, answers come later. */
function startThread(): ThreadPort {
  const { port1, port2 } = new MessageChannel();
  answerCalls(
    (called) => port2.on('message', called),
    (message) => port2.postMessage(message),
  );
  return {
    post: (message) => port1.postMessage(message),
    listen: (answered) => void port1.on('message', answered),
    end: () => port1.close(),
  };
}

/** The hash of each replica's final state, the run advanced by so many steps at a time. */
async function finalStates(
  { replicas, steps }: { replicas: number; steps: number },
  platform: Platform,
): Promise<string[]> {
  const experiment = parseExperiment({ ...KNOWN_EXPERIMENT, replicas });
  const run = await Run.prepare(platform, experiment, () => {});
  while (!run.done) await run.advance(steps);
  expect(run.step).toBe(2000);
  const states: string[] = [];
  for (let replica = 0; replica < replicas; replica++) {
    states.push(stateHash([await run.configuration(replica)]));
  }
  run.destroy();
  return states;
}

describe('a run on the processor ends in the same bits everywhere', () => {
  it.each([1, 7, 200])('advanced by %i steps at a time', async (steps) => {
    expect(await finalStates({ replicas: 1, steps }, await testProcessor())).toEqual([KNOWN_STATE]);
  });

  it('whatever replicas keep it company, and on however many threads', async () => {
    const work = { replicas: 3, steps: 100 };
    const together = await finalStates(work, await testProcessor());
    expect(together[0]).toBe(KNOWN_STATE);
    expect(new Set(together).size).toBe(3);
    for (const threads of [2, 3]) {
      const spread = processorPlatform({ threads, startThread });
      expect(await finalStates(work, spread)).toEqual(together);
    }
  }, 300_000);
});
