import { type Buffers, MOTION, type MotionBuffers, readRanges } from './buffers';
import type { GpuKernels } from './kernels';
import { CONTROL, STATE } from './layout';
import { BUFFER_USAGE } from './usage';

/** The bytes of `MOTION`, by name. */
export type MotionBytes = Readonly<Record<(typeof MOTION)[number], ArrayBuffer>>;

/**
 * Puts buffers into a state, with the very neighbour lists that were in force in it: they are built
 * again from the positions and the box that they were built from then.
 *
 * @param from other buffers than `to`
 */
export function restoreMotion(
  device: GPUDevice,
  kernels: GpuKernels,
  from: MotionBuffers,
  to: Buffers,
  replicas: number,
): void {
  const { queue } = device;
  const lists = device.createCommandEncoder({ label: 'positions of the lists' });
  lists.copyBufferToBuffer(from.listPositions, 0, to.positions, 0, from.listPositions.size);
  for (let r = 0; r < replicas; r++) {
    const builtBox = r * CONTROL.size + CONTROL.built_x;
    lists.copyBufferToBuffer(from.control, builtBox, to.states, r * STATE.size + STATE.box, 12);
  }
  queue.submit([lists.finish()]);
  for (let r = 0; r < replicas; r++) {
    askForLists(device, to.control, r);
  }
  const encoder = device.createCommandEncoder({ label: 'restore' });
  const pass = encoder.beginComputePass();
  kernels.encodeLists(pass);
  pass.end();
  // The transform beside the lists had no charges.
  encoder.clearBuffer(to.waves);
  for (const name of MOTION) {
    encoder.copyBufferToBuffer(from[name], 0, to[name], 0, from[name].size);
  }
  queue.submit([encoder.finish()]);
}

/** Has the lists of a replica built with the next pass. */
export function askForLists(device: GPUDevice, control: GPUBuffer, replica: number): void {
  const offset = replica * CONTROL.size + CONTROL.rebuild;
  device.queue.writeBuffer(control, offset, new Uint32Array([1]));
}

export async function readMotion(device: GPUDevice, buffers: Buffers): Promise<MotionBytes> {
  const ranges = MOTION.map((name) => ({
    buffer: buffers[name],
    offset: 0,
    size: buffers[name].size,
  }));
  const bytes = await readRanges(device, ranges);
  return Object.fromEntries(MOTION.map((name, i) => [name, bytes[i]])) as MotionBytes;
}

/** Buffers of their own that hold these bytes, to restore from. */
export function uploadMotion(device: GPUDevice, bytes: MotionBytes): MotionBuffers {
  const pairs = MOTION.map((name) => {
    const buffer = device.createBuffer({
      label: `${name} to restore`,
      size: bytes[name].byteLength,
      usage: BUFFER_USAGE.COPY_SRC | BUFFER_USAGE.COPY_DST,
    });
    device.queue.writeBuffer(buffer, 0, bytes[name]);
    return [name, buffer] as const;
  });
  return Object.fromEntries(pairs) as MotionBuffers;
}

export function destroyMotion(motion: MotionBuffers): void {
  for (const buffer of Object.values(motion)) {
    buffer.destroy();
  }
}
