import { expect, it } from 'vitest';
import { TABLE_1 } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import { potentialById } from '../../src/core/potential';
import { protocolById } from '../../src/core/protocol';
import type { Platform } from '../../src/engine/dynamics';
import type { CheckpointContent } from '../../src/run/checkpoint-file';
import { withFewerVariants } from '../../src/run/fewer-variants';
import { Recorder } from '../../src/run/recorder';
import { Run } from '../../src/run/run';

const { protocol: demo } = protocolById('demo');
const [mix, quench, rest] = demo.stages;
const experiment = createExperiment({
  preset: '24B',
  protocol: {
    ...demo,
    id: 'tiny',
    stages: [
      { ...mix, duration: 0.05 },
      { ...quench, duration: 0.1 },
      { ...rest, duration: 0.05 },
    ],
    averaging: {
      density: { stage: 'rest', last: 0.04 },
      structure: { stage: 'rest', last: 0.04 },
    },
  },
  // 24B and 6B then need another 64 threads more than 75B.
  atoms: 129,
  cutoff: 4.5,
  variants: [
    { name: 'large', composition: TABLE_1['6B'] },
    { name: 'small', composition: TABLE_1['75B'], potential: potentialById('cma-es') },
    { name: 'also small', composition: TABLE_1['75B'] },
  ],
});

/** A run's end: every replica's density, and where its atoms are. */
async function finish(run: Run, kept?: CheckpointContent) {
  const recorder = new Recorder(run.experiment, { state: kept?.recorder });
  while (!run.done) recorder.add(await run.advance(40));
  const replicas = Array.from({ length: run.simulation.replicaCount }, (_, r) => r);
  const ends = [];
  for (const r of replicas) {
    const { positions, velocities } = await run.configuration(r);
    ends.push({ positions, velocities, densities: recorder.values('density', r) });
  }
  run.destroy();
  return ends;
}

export function fewerVariantsSuite(platform: () => Promise<Platform>): void {
  it('the variants that are left go on as if the others were still there, to the bit', async () => {
    const engine = await platform();
    const run = await Run.prepare(engine, experiment, () => {});
    const recorder = new Recorder(experiment);
    while (run.step < 160) recorder.add(await run.advance(160 - run.step));
    const kept: CheckpointContent = { run: await run.checkpoint(), recorder: recorder.state() };
    const sizes = recorder.atoms.map((atoms) => Math.ceil(atoms / 64));
    expect(sizes[0]).toBeGreaterThan(sizes[1]);
    const all = await finish(run, kept);

    const fewer = withFewerVariants(kept, (variant) => variant > 0);
    const rest = await finish(await Run.resume(engine, fewer.run, () => {}), fewer);
    expect(rest).toHaveLength(2);
    expect(rest[0].densities).toHaveLength(40);
    expect(rest).toEqual(all.slice(1));
  });
}
