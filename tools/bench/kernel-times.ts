import { type Dispatch, observeDevice } from '../../src/engine/gpu/observe-device';
import type { GpuPlatform } from '../../src/engine/gpu/platform';
import type { GpuSimulation } from '../../src/engine/gpu/simulation';
import { BUFFER_USAGE, MAP_MODE_READ } from '../../src/engine/gpu/usage';
import { emptyDispatch } from './dispatch-time';
import type { Workload } from './engine';
import { beginWorkload } from './vitrine-engine';
import { advanceWhole } from './workload';

/** How long a kernel takes. */
export interface KernelTime {
  /** As the engine labels it; 'lists, rebuilt' is `lists` when it has new lists to build */
  readonly kernel: string;
  /** In a step */
  readonly dispatches: number;
  /** µs of a step that these dispatches take */
  readonly microseconds: number;
  /** Timestamps of the device, or the clock of the host around a submit */
  readonly clock: 'device' | 'host';
}

const TIMESTAMPS: GPUFeatureName = 'timestamp-query';
/** Value: the WebGPU specification */
const QUERY_RESOLVE = 0x200;
/** Two timestamps, ns */
const STAMP_BYTES = 16;

/** Not a kernel of a step, but what each of them costs at least */
const EMPTY = '(a dispatch that does nothing)';

/** Steps that go before: chunks settle, lists have been built more than once. */
const STEPS_BEFORE = 30;
/** Batches a kernel; the quickest counts */
const BATCHES = 3;
const LARGEST_BATCH = 2000;

/**
 * The kernels of a step of dynamics, in the order in which they are timed. Each is repeated on what it
 * left itself, so those that spoil what others read come last: lists before the atoms have moved on,
 * and, when `drift` has moved them far, again.
 */
const ORDER = ['lists', 'convolve', 'pairs', 'drift', 'cells', 'lists', 'kick', 'thermostat'];

/** Lets timestamps be had of every device that this WebGPU gives from now on, where its adapter has them. */
export function addTimestamps(gpu: GPU): void {
  const requestAdapter = gpu.requestAdapter.bind(gpu);
  gpu.requestAdapter = async (options) => {
    const adapter = await requestAdapter(options);
    if (!adapter?.features.has(TIMESTAMPS)) return adapter;
    const requestDevice = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = (descriptor) =>
      requestDevice({ ...descriptor, requiredFeatures: [TIMESTAMPS] });
    return adapter;
  };
}

/**
 * Times every kernel of a step by batches of its dispatches.
 *
 * @param seconds that a batch should take
 * @throws Problem when the workload does not run on the device; the signal's reason when it is aborted
 */
export async function timeKernels(
  engine: GpuPlatform,
  workload: Workload,
  seconds: number,
  signal: AbortSignal,
): Promise<KernelTime[]> {
  const { device } = engine;
  const simulation = await beginWorkload(engine, workload);
  try {
    await advanceWhole(simulation, STEPS_BEFORE);
    const { dispatches } = await observeDevice(device, true, () => advanceWhole(simulation, 1));
    const ofStep = byKernel(dispatches.slice(-(simulation as GpuSimulation).dispatchesPerStep));
    const times: KernelTime[] = [];
    const others = [...ofStep.keys()].filter((name) => !ORDER.includes(name));
    for (const name of [...ORDER, ...others]) {
      const part = ofStep.get(name);
      if (!part) continue;
      signal.throwIfAborted();
      const again = times.some(({ kernel }) => kernel === name);
      const time = await timeBatches(device, part, seconds);
      times.push({ kernel: again ? `${name}, rebuilt` : name, dispatches: part.length, ...time });
    }
    signal.throwIfAborted();
    return [...times, await timeEmptyDispatch(device, seconds)];
  } finally {
    simulation.destroy();
  }
}

/** What it costs that a dispatch waits for the one before. */
async function timeEmptyDispatch(device: GPUDevice, seconds: number): Promise<KernelTime> {
  const { dispatch, count } = emptyDispatch(device);
  try {
    return { kernel: EMPTY, dispatches: 1, ...(await timeBatches(device, [dispatch], seconds)) };
  } finally {
    count.destroy();
  }
}

/** Dispatches by the first word of their pipelines' labels. */
function byKernel(dispatches: readonly Dispatch[]): ReadonlyMap<string, readonly Dispatch[]> {
  const names = dispatches.map(({ pipeline }) => pipeline.label.split(' ')[0]);
  return new Map(
    names.map((name) => [name, dispatches.filter((_dispatch, i) => names[i] === name)]),
  );
}

type BatchTime = Pick<KernelTime, 'microseconds' | 'clock'>;

async function timeBatches(
  device: GPUDevice,
  dispatches: readonly Dispatch[],
  seconds: number,
): Promise<BatchTime> {
  const first = await timeBatch(device, dispatches, 1);
  const wanted = Math.round((1e6 * seconds) / Math.max(first.microseconds, 1));
  const times = Math.max(1, Math.min(LARGEST_BATCH, wanted));
  let best = first;
  for (let batch = 0; batch < BATCHES; batch++) {
    const next = await timeBatch(device, dispatches, times);
    if (batch === 0 || next.microseconds < best.microseconds) best = next;
  }
  return best;
}

/** µs for the dispatches once, of so many times in one pass. */
async function timeBatch(
  device: GPUDevice,
  dispatches: readonly Dispatch[],
  times: number,
): Promise<BatchTime> {
  const stamps = device.features.has(TIMESTAMPS) ? createStamps(device) : null;
  const encoder = device.createCommandEncoder({ label: 'batch' });
  const pass = encoder.beginComputePass(
    stamps
      ? {
          timestampWrites: {
            querySet: stamps.querySet,
            beginningOfPassWriteIndex: 0,
            endOfPassWriteIndex: 1,
          },
        }
      : {},
  );
  for (let n = 0; n < times; n++) {
    for (const { pipeline, group, workgroups } of dispatches) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...workgroups);
    }
  }
  pass.end();
  if (stamps) {
    encoder.resolveQuerySet(stamps.querySet, 0, 2, stamps.resolved, 0);
    encoder.copyBufferToBuffer(stamps.resolved, 0, stamps.staging, 0, STAMP_BYTES);
  }
  const started = performance.now();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  const host: BatchTime = {
    microseconds: (1000 * (performance.now() - started)) / times,
    clock: 'host',
  };
  if (!stamps) return host;
  const nanoseconds = await readStamps(stamps);
  // Some drivers leave the stamps empty.
  if (nanoseconds <= 0) return host;
  return { microseconds: nanoseconds / 1000 / times, clock: 'device' };
}

interface Stamps {
  readonly querySet: GPUQuerySet;
  readonly resolved: GPUBuffer;
  readonly staging: GPUBuffer;
}

function createStamps(device: GPUDevice): Stamps {
  const { COPY_SRC, COPY_DST, MAP_READ } = BUFFER_USAGE;
  return {
    querySet: device.createQuerySet({ type: 'timestamp', count: 2 }),
    resolved: device.createBuffer({ size: STAMP_BYTES, usage: QUERY_RESOLVE | COPY_SRC }),
    staging: device.createBuffer({ size: STAMP_BYTES, usage: COPY_DST | MAP_READ }),
  };
}

/** ns between both stamps; frees them. */
async function readStamps({ querySet, resolved, staging }: Stamps): Promise<number> {
  await staging.mapAsync(MAP_MODE_READ);
  const [begin, end] = new BigUint64Array(staging.getMappedRange());
  const nanoseconds = Number(end - begin);
  staging.unmap();
  for (const owned of [querySet, resolved, staging]) owned.destroy();
  return nanoseconds;
}
