import { afterAll, describe, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { TABLE_1 } from '../core/composition';
import { createExperiment } from '../core/experiment';
import { checkpointState } from './checkpoint-state';
import { Run } from './run';

const experiment = createExperiment({
  preset: '24B',
  atoms: 130,
  cutoff: 5,
  variants: [{ name: '24B' }, { name: '75B', composition: TABLE_1['75B'] }],
});

describe('the state in a checkpoint', () => {
  let run: Run;
  afterAll(() => run?.destroy());

  it('is the configuration that the run itself gives', async () => {
    run = await Run.prepare(await testDevice(), experiment, () => {});
    await run.advance(7);
    run.change([{ quantity: 'temperature', value: 2800 }]);
    await run.advance(5);
    const { experiment: changed, present } = checkpointState(await run.checkpoint());
    expect(changed).toEqual(run.experiment);
    expect(changed.changes).toHaveLength(1);
    expect(present.step).toBe(12);
    expect(present.configurations).toHaveLength(2);
    for (const [r, configuration] of present.configurations.entries()) {
      expect(configuration).toEqual(await run.configuration(r));
    }
  });
});
