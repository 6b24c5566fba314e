import { openGpu } from '../scripts/software-vulkan.mjs';
import { type GpuPlatform, requestGpuPlatform } from '../src/engine/gpu/platform';

let gpu: Promise<GPU> | undefined;
let device: Promise<GpuPlatform> | undefined;

/** WebGPU for a test: one per test file's process, the machine's GPU or SwiftShader. */
export function testGpu(): Promise<GPU> {
  gpu ??= openGpu();
  return gpu;
}

/** The engine's device, shared by the tests of a file: a test that loses or destroys it asks for its own. */
export function testDevice(): Promise<GpuPlatform> {
  device ??= testGpu().then(requestGpuPlatform);
  return device;
}
