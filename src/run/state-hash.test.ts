import { expect, it } from 'vitest';
import { testProcessor } from '../../tests/processor';
import { createExperiment } from '../core/experiment';
import { protocolById } from '../core/protocol';
import { Run } from './run';
import { stateHash } from './state-hash';

/** Of the run below, on every computer; it changes with the arithmetic only, as CHECKPOINT_VERSION does. */
const HASH = 'a76d5d64475ad6f7615d303f419a235e8d7a689bb7b8c3761ca28d6bf729a1f0';

const { protocol: demo } = protocolById('demo');
const [mix, quench] = demo.stages;
const window = { stage: 'quench', last: 0.1 };
const experiment = createExperiment({
  preset: '24B',
  atoms: 150,
  cutoff: 5.5,
  seed: 1,
  protocol: {
    ...demo,
    id: 'short',
    stages: [
      { ...mix, ensemble: 'nvt', duration: 0.1, pressure: null },
      { ...quench, ensemble: 'npt', duration: 0.1, pressure: { from: 0, to: 1 } },
    ],
    averaging: { density: window, structure: window },
  },
});

it.each([1, 7, 200])(
  'a run on the processor ends in the same bits everywhere, by %i',
  async (steps) => {
    const run = await Run.prepare(await testProcessor(), experiment, () => {});
    while (!run.done) await run.advance(steps);
    expect(run.step).toBe(200);
    const hash = stateHash([await run.configuration()]);
    run.destroy();
    expect(hash).toBe(HASH);
  },
);
