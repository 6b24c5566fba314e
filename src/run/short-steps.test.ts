import { expect, it } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { createExperiment } from '../core/experiment';
import { protocolById } from '../core/protocol';
import { Run } from './run';
import { Watch } from './watch/watch';

it('raises no alarm in a run of very short steps', async () => {
  const { protocol } = protocolById('demo');
  const stages = protocol.stages.map((stage, i) => ({ ...stage, duration: [0.04, 0.04, 0.02][i] }));
  const averaging = {
    density: { stage: 'rest', last: 0.01 },
    structure: { stage: 'rest', last: 0.01 },
  };
  const experiment = createExperiment({
    preset: '24B',
    protocol: { ...protocol, id: 'brief', stages, averaging, timeStep: 0.01 },
    atoms: 130,
    cutoff: 5,
  });
  const run = await Run.prepare(await testProcessor(), experiment, () => {});
  const watch = new Watch(run.experiment);
  while (!run.done) expect(watch.add(await run.advance(500))).toBeNull();
  expect(run.step).toBe(10_000);
  run.destroy();
}, 120_000);
