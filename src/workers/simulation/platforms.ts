import { Problem } from '../../core/problem';
import type { Platform, PlatformChoice } from '../../engine/dynamics';
import { requestGpuPlatform } from '../../engine/gpu/platform';
import { processorIsAble } from '../../engine/processor/kernels';
import { processorPlatform } from '../../engine/processor/platform';
import type { AnswerMessage, ThreadPort } from '../../engine/processor/thread';

/**
 * What the browser computes on: with auto a real GPU, else the processor.
 *
 * @throws Problem when what was asked for is not there; with auto, when neither is
 */
export async function openChosenPlatform(choice: PlatformChoice): Promise<Platform> {
  if (choice === 'processor') return onProcessor();
  if (choice === 'gpu') return onGpu();
  try {
    const gpu = await onGpu();
    if (!gpu.adapter.software || !processorIsAble()) return gpu;
    // What imitates a GPU on the processor is slower than the processor itself.
    gpu.device.destroy();
  } catch (error) {
    if (!processorIsAble()) throw error;
  }
  return onProcessor();
}

function onGpu() {
  if (navigator.gpu) return requestGpuPlatform(navigator.gpu);
  throw new Problem(
    self.isSecureContext
      ? 'This browser does not offer WebGPU to pages.'
      : 'This page was not loaded from a secure address, so the browser withholds WebGPU.',
    'Choose the processor, or use a recent Chrome, Edge or Safari over https.',
  );
}

function onProcessor(): Platform {
  if (!processorIsAble()) {
    throw new Problem(
      'This browser has no WebAssembly with SIMD, which the processor computes with.',
      'Use Chrome, Edge or Firefox from 2021 on, or Safari 16.4.',
    );
  }
  return processorPlatform({ threads: navigator.hardwareConcurrency, startThread });
}

/** A thread for some of the replicas. */
function startThread(): ThreadPort {
  const worker = new Worker(new URL('./replica-worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    listen(answered, failed) {
      worker.addEventListener('message', ({ data }: MessageEvent<AnswerMessage>) => answered(data));
      worker.addEventListener('error', ({ message }) =>
        failed(message || 'it could not be loaded.'),
      );
    },
    end: () => worker.terminate(),
  };
}
