import { createListParts, type ListPart } from './list-parts';
import { type BufferName, bufferBytes, type Sizes } from './sizes';
import { BUFFER_USAGE, MAP_MODE_READ } from './usage';

export type WholeName = Exclude<BufferName, 'neighbours'>;

export type Buffers = Readonly<Record<WholeName, GPUBuffer>> & {
  readonly lists: readonly ListPart[];
};

/**
 * The buffers that decide how a simulation goes on: with these, and neighbour lists built from
 * listPositions, its future is the same to the bit.
 */
export const MOTION = [
  'positions',
  'velocities',
  'forces',
  'endStates',
  'listPositions',
  'control',
] as const satisfies readonly WholeName[];

/** The buffers of `MOTION` as they were at some step. */
export type MotionBuffers = Readonly<Record<(typeof MOTION)[number], GPUBuffer>>;

/** Takes back what a step that has only begun did: states are as the last step left them. */
export function settle(encoder: GPUCommandEncoder, { endStates, states }: Buffers): void {
  encoder.copyBufferToBuffer(endStates, 0, states, 0, states.size);
}

/** Zero-filled storage buffers of every name. Rejects when the device has no memory for them. */
export async function createBuffers(device: GPUDevice, sizes: Sizes): Promise<Buffers> {
  device.pushErrorScope('out-of-memory');
  const { neighbours: _inParts, ...whole } = bufferBytes(sizes);
  const buffers = Object.fromEntries(
    Object.entries(whole).map(([name, size]) => [
      name,
      device.createBuffer({
        label: name,
        size: Math.max(16, size),
        usage: BUFFER_USAGE.STORAGE | BUFFER_USAGE.COPY_SRC | BUFFER_USAGE.COPY_DST,
      }),
    ]),
  ) as Record<WholeName, GPUBuffer>;
  const all = { ...buffers, lists: createListParts(device, sizes) };
  const error = await device.popErrorScope();
  if (error) {
    destroyBuffers(all);
    throw new Error(error.message);
  }
  return all;
}

export function destroyBuffers({ lists, ...buffers }: Buffers): void {
  const parts = lists.flatMap((part) => Object.values(part));
  for (const buffer of [...Object.values(buffers), ...parts]) {
    buffer.destroy();
  }
}

/** One part of a buffer to read. */
export interface BufferRange {
  readonly buffer: GPUBuffer;
  readonly offset: number;
  readonly size: number;
}

/** A host-readable copy of ranges, in order, after everything submitted before. */
export async function readRanges(
  device: GPUDevice,
  ranges: readonly BufferRange[],
): Promise<ArrayBuffer[]> {
  const total = ranges.reduce((sum, range) => sum + range.size, 0);
  const staging = device.createBuffer({
    label: 'read-back',
    size: total,
    usage: BUFFER_USAGE.COPY_DST | BUFFER_USAGE.MAP_READ,
  });
  const encoder = device.createCommandEncoder();
  let offset = 0;
  for (const range of ranges) {
    encoder.copyBufferToBuffer(range.buffer, range.offset, staging, offset, range.size);
    offset += range.size;
  }
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(MAP_MODE_READ);
  const bytes = staging.getMappedRange().slice(0);
  staging.destroy();
  offset = 0;
  return ranges.map((range) => {
    offset += range.size;
    return bytes.slice(offset - range.size, offset);
  });
}
