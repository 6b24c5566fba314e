import { Problem } from '../core/problem';
import { type GpuPlatform, requestGpuPlatform } from '../engine/gpu/platform';
import type { Terminal } from './terminal';

/**
 * Opens the machine's GPU, or SwiftShader where there is none, and says which on stderr.
 *
 * @throws Problem when neither is there
 */
export async function openDevice(terminal: Terminal): Promise<GpuPlatform> {
  const engine = await requestGpuPlatform(await openWebGpu());
  const { name, software } = engine.adapter;
  terminal.note(
    software
      ? `Computing on ${name}: no GPU was found, so this runs on the processor, slowly.`
      : `Computing on ${name}.`,
  );
  return engine;
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
