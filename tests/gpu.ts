import { openGpu } from '../scripts/software-vulkan.mjs';

let opened: Promise<GPU> | undefined;

/** WebGPU for a test: one per test process, the machine's GPU or SwiftShader. */
export function testGpu(): Promise<GPU> {
  opened ??= openGpu();
  return opened;
}
