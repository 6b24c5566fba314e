import { describe, expect, it } from 'vitest';
import { testDevice } from '../../../tests/gpu';
import { staticReference } from '../../../tests/support/reference';
import { tuningWith } from '../../../tests/support/tuning';
import type { Configuration } from '../../core/configuration';
import type { ReplicaSetup, StageTargets, ThermoSample } from '../types';
import { GpuSimulation } from './simulation';

const NPT: StageTargets = {
  ensemble: 'npt',
  steps: 40,
  temperature: { from: 2000, to: 2000 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

/** A device that binds no more than so many bytes, as a smaller adapter would. */
function smaller(device: GPUDevice, maxStorageBufferBindingSize: number): GPUDevice {
  const { maxBufferSize, maxComputeWorkgroupStorageSize } = device.limits;
  const limits = { maxStorageBufferBindingSize, maxBufferSize, maxComputeWorkgroupStorageSize };
  return new Proxy(device, {
    get(target, key) {
      if (key === 'limits') return limits;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

interface Outcome {
  readonly samples: ThermoSample[][];
  readonly configurations: Configuration[];
  readonly dispatches: number;
}

async function outcome(device: GPUDevice, replicas: ReplicaSetup[]): Promise<Outcome> {
  const simulation = await GpuSimulation.create(device, {
    replicas,
    timeStep: 1,
    tuning: tuningWith({ lanes: 2 }),
  });
  try {
    await simulation.beginStage(NPT);
    const samples = await simulation.advance(NPT.steps);
    const configurations = await Promise.all(
      replicas.map((_replica, r) => simulation.readConfiguration(r)),
    );
    return { samples, configurations, dispatches: simulation.dispatchesPerStep };
  } finally {
    simulation.destroy();
  }
}

describe('neighbour lists in parts', () => {
  it('change nothing, wherever they are cut: inside a replica, and between two', async () => {
    const { device } = await testDevice();
    const { configuration, potential } = staticReference('24B-1000-melt-yang2026');
    const setup = { configuration, potential, cutoff: 6, accuracy: 1e-4 };
    const replicas = [setup, setup];
    const whole = await outcome(device, replicas);
    // 2 × 1024 lists of 264 entries are 2.1 MB; a step has two kernels that work on lists.
    for (const [bytes, parts] of [
      [1_100_000, 2],
      [600_000, 4],
    ]) {
      const cut = await outcome(smaller(device, bytes), replicas);
      expect(cut.dispatches).toBe(whole.dispatches + 2 * (parts - 1));
      expect(cut.samples).toEqual(whole.samples);
      expect(cut.configurations).toEqual(whole.configurations);
    }
    expect(whole.samples[0]).toEqual(whole.samples[1]);
  });
});
