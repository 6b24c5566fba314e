import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { everyComposition } from '../../core/variants';
import { readExtendedXyz } from '../../formats/extended-xyz';
import { trajectoryExperiment } from '../../formats/trajectory';
import { Recording } from '../../lab/recordings/recording';
import { placeReplicas } from '../../run/replicas';
import { replicasZip } from './replicas-zip';

describe('the zip of all replicas', () => {
  it('has a folder for each, whose trajectory says what made this one alone', async () => {
    const variants = everyComposition().slice(3, 5);
    const experiment = createExperiment({ variants, replicas: 2, atoms: 110, cutoff: 4, seed: 7 });
    const recording = new Recording('2 compositions', 'run', experiment, 4);
    const configurations = placeReplicas(experiment);
    recording.addStructure(
      configurations.map(() => ({ step: 0, time: 0, temperature: 3000, b4: 0.2, si4: 1 })),
    );
    recording.addFrames(configurations, { step: 0, time: 0 });

    const files = unzipSync(await replicasZip(recording));
    expect(Object.keys(files)).toEqual([
      '1-37B-seed-7/trajectory.extxyz',
      '1-37B-seed-7/glass.data',
      '2-37B-seed-8/trajectory.extxyz',
      '2-37B-seed-8/glass.data',
      '3-24B-seed-7/trajectory.extxyz',
      '3-24B-seed-7/glass.data',
      '4-24B-seed-8/trajectory.extxyz',
      '4-24B-seed-8/glass.data',
    ]);
    const text = strFromU8(files['4-24B-seed-8/trajectory.extxyz']);
    const [frame] = readExtendedXyz(text, 'trajectory.extxyz');
    expect(trajectoryExperiment(frame)).toMatchObject({
      name: '24B',
      seed: 8,
      replicas: 1,
      variants: [],
    });
    expect(frame.configuration.types).toHaveLength(configurations[3].types.length);
  });
});
