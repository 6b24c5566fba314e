import { afterAll, describe, expect, it } from 'vitest';
import { TABLE_1 } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import type { Platform } from '../../src/engine/dynamics';
import { checkpointState } from '../../src/run/checkpoint-state';
import { Run } from '../../src/run/run';

const experiment = createExperiment({
  preset: '24B',
  atoms: 130,
  cutoff: 5,
  variants: [{ name: '24B' }, { name: '75B', composition: TABLE_1['75B'] }],
});

export function checkpointStateSuite(platform: () => Promise<Platform>): void {
  describe('the state in a checkpoint', () => {
    let run: Run;
    afterAll(() => run?.destroy());

    it('is the configuration that the run itself gives', async () => {
      run = await Run.prepare(await platform(), experiment, () => {});
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
}
