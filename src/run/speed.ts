import { createExperiment, type Experiment } from '../core/experiment';
import { protocolById } from '../core/protocol';
import type { Platform } from '../engine/dynamics';
import { observeDevice } from '../engine/gpu/observe-device';
import { asGpu } from '../engine/gpu/platform';
import type { PrepareRun } from './run';

/** What a step costs depends on: how many atoms, and how far their forces reach. */
export interface SpeedSize {
  /** As they are asked for */
  readonly atoms: number;
  /** Å */
  readonly cutoff: number;
}

/** How quick steps of one size are on a device. */
export interface Speed extends SpeedSize {
  readonly stepsPerSecond: number;
  /** Of a GPU; null on the processor */
  readonly dispatchesPerStep: number | null;
}

/** What measuring needs of the world. */
export interface SpeedServices {
  prepare: PrepareRun;
  /** ms, monotonic */
  now(): number;
}

/** Steps at constant volume before: placed atoms become a melt, and kernels settle. */
export const WARM_UP_STEPS = 100;
/** ms: time enough for a few hundred steps on the slowest device that is of use */
const TIMED_MS = 1500;
/** Steps that are timed at least, whatever they take: lists are built every 10 to 25. */
const FEWEST_STEPS = 60;
/** … and at most: a hot melt swells. */
const MOST_STEPS = 5000;
/** ms, of a chunk: an abort is heard between two */
const CHUNK_TIME_MS = 60;
/** Steps whose dispatches are counted */
const COUNTED_STEPS = 20;

/** K */
const HOT_TARGET = { from: 3000, to: 3000 };

/** A melt of 24B of this size at zero pressure, as hot as the melt of every protocol. */
export function speedExperiment({ atoms, cutoff }: SpeedSize): Experiment {
  const { protocol } = protocolById('demo');
  const duration = (steps: number) => (steps * protocol.timeStep) / 1000;
  return createExperiment({
    preset: '24B',
    atoms,
    cutoff,
    protocol: {
      ...protocol,
      id: 'speed',
      stages: [
        {
          name: 'mix',
          ensemble: 'nvt',
          duration: duration(WARM_UP_STEPS),
          temperature: HOT_TARGET,
          pressure: null,
        },
        {
          name: 'melt',
          ensemble: 'npt',
          duration: duration(MOST_STEPS + COUNTED_STEPS),
          temperature: HOT_TARGET,
          pressure: { from: 0, to: 0 },
        },
      ],
      averaging: {
        density: { stage: 'melt', last: 0.01 },
        structure: { stage: 'melt', last: 0.01 },
      },
    },
  });
}

/**
 * Times steps at constant pressure on a device: 1.5 s of them, 60 to 5000, read back in chunks as a
 * run's are.
 *
 * @param report told what is being done, in words for a person
 * @throws Problem when the device or the box is too small; the signal's reason when it is aborted
 */
export async function measureSpeed(
  engine: Platform,
  size: SpeedSize,
  { prepare, now }: SpeedServices,
  report: (what: string) => void,
  signal: AbortSignal,
): Promise<Speed> {
  const run = await prepare(engine, speedExperiment(size), report, signal);
  try {
    report('Taking steps');
    let chunk = 1;
    const take = async (most: number): Promise<number> => {
      signal.throwIfAborted();
      const began = now();
      const [samples] = await run.advance(Math.min(chunk, most));
      const took = Math.max(now() - began, 0.01);
      const fitting = Math.floor((samples.length * CHUNK_TIME_MS) / took);
      chunk = Math.max(1, Math.min(fitting, 2 * chunk));
      return samples.length;
    };
    while (run.step < WARM_UP_STEPS) await take(WARM_UP_STEPS - run.step);
    // The first step at constant pressure is not like the others.
    await take(1);
    const began = now();
    let steps = 0;
    while (steps < MOST_STEPS && (steps < FEWEST_STEPS || now() - began < TIMED_MS)) {
      steps += await take(MOST_STEPS - steps);
    }
    const seconds = (now() - began) / 1000;
    signal.throwIfAborted();
    const gpu = asGpu(engine);
    let dispatchesPerStep: number | null = null;
    if (gpu) {
      let counted = 0;
      const { dispatches } = await observeDevice(gpu.device, true, async () => {
        while (counted < COUNTED_STEPS - 1) counted += await take(COUNTED_STEPS - 1 - counted);
      });
      dispatchesPerStep = dispatches.length / counted;
    }
    return {
      ...size,
      stepsPerSecond: steps / seconds,
      dispatchesPerStep,
    };
  } finally {
    run.destroy();
  }
}
