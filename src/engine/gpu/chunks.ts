import { type Buffers, MOTION, type MotionBuffers, settle } from './buffers';
import { isSoftware } from './device';
import type { GpuKernels } from './kernels';
import { SAMPLE } from './layout';
import { destroyMotion } from './motion';
import { SAMPLE_CAPACITY, type Sizes } from './sizes';
import { BUFFER_USAGE, MAP_MODE_READ } from './usage';

/** Chunks that may be on their way at once. */
export const CHUNKS_IN_FLIGHT = 2;

/**
 * Wall time a chunk aims at, ms. On a GPU a page is drawn between two chunks, so that one has to be
 * shorter than a picture of the screen (16 ms); a processor draws and computes at once, and each
 * chunk costs it something.
 */
const CHUNK_MILLISECONDS = { gpu: 10, software: 40 } as const;

export interface Chunk {
  readonly firstStep: number;
  readonly steps: number;
  /** Struct Sample: steps × SAMPLE.size a replica, replicas in order */
  readonly samples: Promise<ArrayBuffer>;
  /** What the chunk starts from, until the next chunk but two is submitted */
  readonly start: MotionBuffers;
}

interface Slot {
  readonly staging: GPUBuffer;
  readonly start: MotionBuffers;
}

/** Encodes steps into command buffers, a chunk a submit, and reads their samples without stopping. */
export class ChunkQueue {
  private readonly slots: readonly Slot[];
  private next = 0;
  private target = 4;
  private readonly milliseconds: number;

  constructor(
    private readonly device: GPUDevice,
    private readonly sizes: Sizes,
    private readonly buffers: Buffers,
  ) {
    this.slots = Array.from({ length: CHUNKS_IN_FLIGHT + 1 }, () => this.createSlot());
    this.milliseconds = CHUNK_MILLISECONDS[isSoftware(device) ? 'software' : 'gpu'];
  }

  /** Steps that the next chunk should have, at most `most`; a chunk never wraps the ring of samples. */
  length(firstStep: number, most: number): number {
    return Math.min(most, Math.floor(this.target), SAMPLE_CAPACITY - (firstStep % SAMPLE_CAPACITY));
  }

  /**
   * @param begun whether the step before has begun the first one already, on the device
   */
  submit(kernels: GpuKernels, firstStep: number, steps: number, begun: boolean): Chunk {
    const slot = this.slots[this.next];
    this.next = (this.next + 1) % this.slots.length;
    const encoder = this.device.createCommandEncoder({ label: `steps from ${firstStep}` });
    for (const name of MOTION) {
      encoder.copyBufferToBuffer(this.buffers[name], 0, slot.start[name], 0, slot.start[name].size);
    }
    if (!begun) {
      settle(encoder, this.buffers);
    }
    const pass = encoder.beginComputePass();
    if (!begun) {
      kernels.encode(pass, 'begin');
    }
    for (let n = 0; n < steps; n++) {
      kernels.encode(pass, 'step');
    }
    pass.end();
    const bytes = steps * SAMPLE.size;
    for (let r = 0; r < this.sizes.replicas; r++) {
      const from = (r * SAMPLE_CAPACITY + (firstStep % SAMPLE_CAPACITY)) * SAMPLE.size;
      encoder.copyBufferToBuffer(this.buffers.samples, from, slot.staging, r * bytes, bytes);
    }
    this.device.queue.submit([encoder.finish()]);
    const samples = this.read(slot, steps, this.sizes.replicas * bytes);
    // Whoever waits for the chunk hears of a failure; a chunk nobody waits for any more must not
    // count as an unhandled one.
    samples.catch(() => undefined);
    return { firstStep, steps, samples, start: slot.start };
  }

  destroy(): void {
    for (const slot of this.slots) {
      slot.staging.destroy();
      destroyMotion(slot.start);
    }
  }

  private async read(slot: Slot, steps: number, bytes: number): Promise<ArrayBuffer> {
    const start = performance.now();
    await slot.staging.mapAsync(MAP_MODE_READ, 0, bytes);
    const copy = slot.staging.getMappedRange(0, bytes).slice(0);
    slot.staging.unmap();
    const perStep = Math.max(1e-3, (performance.now() - start) / steps / CHUNKS_IN_FLIGHT);
    const wanted = this.milliseconds / perStep;
    this.target = Math.max(1, Math.min(wanted, 2 * this.target, SAMPLE_CAPACITY / 2));
    return copy;
  }

  private createSlot(): Slot {
    const start = Object.fromEntries(
      MOTION.map((name) => [
        name,
        this.device.createBuffer({
          label: `${name} at a chunk's start`,
          size: this.buffers[name].size,
          usage: BUFFER_USAGE.COPY_SRC | BUFFER_USAGE.COPY_DST,
        }),
      ]),
    ) as MotionBuffers;
    const staging = this.device.createBuffer({
      label: 'samples read-back',
      size: this.sizes.replicas * SAMPLE_CAPACITY * SAMPLE.size,
      usage: BUFFER_USAGE.COPY_DST | BUFFER_USAGE.MAP_READ,
    });
    return { staging, start };
  }
}
