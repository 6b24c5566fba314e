import { expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { createExperiment } from '../core/experiment';
import { everyComposition } from '../core/variants';
import { deviceRoom } from '../engine/room';
import { memoryNeeded } from './memory-needed';
import { Run } from './run';

it('what was said to be needed is what a run makes buffers of', async () => {
  const engine = await testDevice();
  const { device } = engine;
  const make = device.createBuffer;
  let made = 0;
  device.createBuffer = function count(descriptor) {
    made += descriptor.size;
    return make.call(this, descriptor);
  };
  try {
    const variants = everyComposition().slice(0, 2);
    const experiment = createExperiment({ variants, replicas: 2, atoms: 150, cutoff: 5 });
    const { total } = memoryNeeded(experiment, deviceRoom(device.limits));
    const run = await Run.prepare(engine, experiment, () => {});
    run.destroy();
    // Some bytes more go through read-backs and constants.
    expect(made).toBeGreaterThan(0.95 * total);
    expect(made).toBeLessThan(1.25 * total);
  } finally {
    device.createBuffer = make;
  }
});
