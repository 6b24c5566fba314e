import { Problem } from '../core/problem';
import { type GpuPlatform, requestGpuPlatform } from '../engine/gpu/platform';

/**
 * Opens the machine's GPU, or a software one (SwiftShader) where there is none.
 *
 * @throws Problem when neither is there
 */
export async function openGpuPlatform(): Promise<GpuPlatform> {
  return requestGpuPlatform(await openWebGpu());
}

let opened: Promise<GPU> | undefined;

/** WebGPU of this process, opened once. Dawn is loaded only by the commands that compute. */
export async function openWebGpu(): Promise<GPU> {
  try {
    opened ??= import('../../scripts/software-vulkan.mjs').then(({ openGpu }) => openGpu());
    return await opened;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint =
      error instanceof Error && 'hint' in error
        ? String(error.hint)
        : 'Run `npm ci` again; Vitrine needs a 64-bit Linux, macOS or Windows.';
    throw new Problem(`WebGPU cannot be opened: ${reason}.`, hint);
  }
}
