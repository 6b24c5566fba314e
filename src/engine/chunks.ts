import type { Buffers } from './buffers';
import type { Kernels } from './kernels';
import { SAMPLE } from './layout';
import { SAMPLE_CAPACITY, type Sizes } from './sizes';
import { BUFFER_USAGE, MAP_MODE_READ } from './usage';

/** Chunks that may be on their way at once. */
export const CHUNKS_IN_FLIGHT = 2;

/** Wall time a chunk aims at, ms: short enough for a smooth page and far from any watchdog. */
const CHUNK_MILLISECONDS = 40;

/** What a chunk of steps starts from, kept so that it can be done again. */
const KEPT = ['positions', 'velocities', 'forces', 'states'] as const;

export interface Chunk {
  readonly firstStep: number;
  readonly steps: number;
  /** Struct Sample: steps × SAMPLE.size a replica, replicas in order */
  readonly samples: Promise<ArrayBuffer>;
  /** Puts the device back to where the chunk began. */
  readonly restore: () => void;
}

interface Slot {
  readonly staging: GPUBuffer;
  readonly kept: Readonly<Record<(typeof KEPT)[number], GPUBuffer>>;
}

/** Encodes steps into command buffers, a chunk a submit, and reads their samples without stopping. */
export class ChunkQueue {
  private readonly slots: readonly Slot[];
  private next = 0;
  private target = 4;

  constructor(
    private readonly device: GPUDevice,
    private readonly sizes: Sizes,
    private readonly buffers: Buffers,
  ) {
    this.slots = Array.from({ length: CHUNKS_IN_FLIGHT + 1 }, () => this.createSlot());
  }

  /** Steps that the next chunk should have, at most `most`; a chunk never wraps the ring of samples. */
  length(firstStep: number, most: number): number {
    return Math.min(most, Math.floor(this.target), SAMPLE_CAPACITY - (firstStep % SAMPLE_CAPACITY));
  }

  submit(kernels: Kernels, firstStep: number, steps: number): Chunk {
    const slot = this.slots[this.next];
    this.next = (this.next + 1) % this.slots.length;
    const encoder = this.device.createCommandEncoder({ label: `steps from ${firstStep}` });
    for (const name of KEPT) {
      encoder.copyBufferToBuffer(this.buffers[name], 0, slot.kept[name], 0, slot.kept[name].size);
    }
    const pass = encoder.beginComputePass();
    kernels.encode(pass, 'begin');
    for (let n = 1; n < steps; n++) {
      kernels.encode(pass, 'step');
    }
    kernels.encode(pass, 'lastStep');
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
    return { firstStep, steps, samples, restore: () => this.restore(slot) };
  }

  destroy(): void {
    for (const slot of this.slots) {
      slot.staging.destroy();
      for (const name of KEPT) {
        slot.kept[name].destroy();
      }
    }
  }

  private async read(slot: Slot, steps: number, bytes: number): Promise<ArrayBuffer> {
    const start = performance.now();
    await slot.staging.mapAsync(MAP_MODE_READ, 0, bytes);
    const copy = slot.staging.getMappedRange(0, bytes).slice(0);
    slot.staging.unmap();
    const perStep = Math.max(1e-3, (performance.now() - start) / steps / CHUNKS_IN_FLIGHT);
    const wanted = CHUNK_MILLISECONDS / perStep;
    this.target = Math.max(1, Math.min(wanted, 2 * this.target, SAMPLE_CAPACITY / 2));
    return copy;
  }

  private restore(slot: Slot): void {
    const encoder = this.device.createCommandEncoder({ label: 'restore' });
    for (const name of KEPT) {
      encoder.copyBufferToBuffer(slot.kept[name], 0, this.buffers[name], 0, slot.kept[name].size);
    }
    this.device.queue.submit([encoder.finish()]);
  }

  private createSlot(): Slot {
    const kept = Object.fromEntries(
      KEPT.map((name) => [
        name,
        this.device.createBuffer({
          label: `kept ${name}`,
          size: this.buffers[name].size,
          usage: BUFFER_USAGE.COPY_SRC | BUFFER_USAGE.COPY_DST,
        }),
      ]),
    ) as Record<(typeof KEPT)[number], GPUBuffer>;
    const staging = this.device.createBuffer({
      label: 'samples read-back',
      size: this.sizes.replicas * SAMPLE_CAPACITY * SAMPLE.size,
      usage: BUFFER_USAGE.COPY_DST | BUFFER_USAGE.MAP_READ,
    });
    return { staging, kept };
  }
}
