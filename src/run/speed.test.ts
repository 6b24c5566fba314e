import { describe, expect, it, vi } from 'vitest';
import { checkExperiment } from '../core/experiment-checks';
import { PROTOCOLS, totalSteps } from '../core/protocol';
import type { Platform } from '../engine/dynamics';
import type { Run } from './run';
import { measureSpeed, type SpeedServices, speedExperiment, WARM_UP_STEPS } from './speed';

/** A device that counts what is dispatched. */
function fakeDevice() {
  const pass = {
    setPipeline: () => {},
    setBindGroup: () => {},
    dispatchWorkgroups: () => {},
    end: () => {},
  };
  const device = {
    createCommandEncoder: () => ({ beginComputePass: () => ({ ...pass }) }),
    queue: { submit: () => {} },
  };
  return device as unknown as GPUDevice;
}

/** Runs whose steps take so long, ms, by a clock of their own, with seven dispatches each. */
function setUp(millisecondsPerStep: number) {
  let time = 0;
  const device = fakeDevice();
  const destroy = vi.fn();
  const chunks: number[] = [];
  const prepare: typeof Run.prepare = async (_, experiment) => {
    const all = totalSteps(experiment.protocol);
    let step = 0;
    const run = {
      get step() {
        return step;
      },
      destroy,
      async advance(most: number) {
        // Never over the end of a stage, as a run does.
        const steps = Math.min(most, (step < WARM_UP_STEPS ? WARM_UP_STEPS : all) - step);
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        pass.setPipeline({} as GPUComputePipeline);
        pass.setBindGroup(0, {} as GPUBindGroup);
        for (let i = 0; i < 7 * steps; i++) pass.dispatchWorkgroups(1);
        step += steps;
        // The first hundred are slower.
        time += (step <= WARM_UP_STEPS ? 3 : 1) * millisecondsPerStep * steps;
        chunks.push(steps);
        return [Array.from({ length: steps }, () => ({}))];
      },
    };
    return run as unknown as Run;
  };
  const engine = { platform: 'gpu', device } as unknown as Platform;
  const services: SpeedServices = { prepare, now: () => time };
  return { engine, services, destroy, chunks };
}

const SIZE = { atoms: 400, cutoff: 7 };

describe('measureSpeed', () => {
  it.each([0.05, 2, 40])('times steps of %d ms, and nothing before them', async (took) => {
    const { engine, services, destroy, chunks } = setUp(took);
    const report = vi.fn();
    const { signal } = new AbortController();
    const speed = await measureSpeed(engine, SIZE, services, report, signal);
    expect(speed).toEqual({
      ...SIZE,
      stepsPerSecond: expect.closeTo(1000 / took, 6),
      dispatchesPerStep: 7,
    });
    expect(destroy).toHaveBeenCalledOnce();
    // A person who stops it is heard within a blink.
    expect(Math.max(...chunks) * took).toBeLessThanOrEqual(60);
  });

  it('stops between two chunks', async () => {
    const { engine, services, destroy, chunks } = setUp(2);
    const stop = new AbortController();
    const { prepare } = services;
    services.prepare = async (...all) => {
      const run = await prepare(...all);
      setTimeout(() => stop.abort(new Error('stopped')), 0);
      const { advance } = run;
      run.advance = async (most) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return advance(most);
      };
      return run;
    };
    const measured = measureSpeed(engine, SIZE, services, () => {}, stop.signal);
    await expect(measured).rejects.toThrow('stopped');
    expect(destroy).toHaveBeenCalledOnce();
    expect(chunks.length).toBeLessThan(10);
  });

  it('is of a melt that fits its box in every size of a protocol', () => {
    for (const { atoms, cutoff } of PROTOCOLS) {
      const experiment = speedExperiment({ atoms, cutoff });
      expect(() => checkExperiment(experiment)).not.toThrow();
      expect(experiment.protocol.stages.map(({ ensemble }) => ensemble)).toEqual(['nvt', 'npt']);
    }
  });
});
