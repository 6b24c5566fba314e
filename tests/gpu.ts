import { openGpu } from '../scripts/software-vulkan.mjs';
import { type EngineDevice, requestEngineDevice } from '../src/engine/gpu/device';

let gpu: Promise<GPU> | undefined;
let device: Promise<EngineDevice> | undefined;

/** WebGPU for a test: one per test file's process, the machine's GPU or SwiftShader. */
export function testGpu(): Promise<GPU> {
  gpu ??= openGpu();
  return gpu;
}

/** The engine's device, shared by the tests of a file: a test that loses or destroys it asks for its own. */
export function testDevice(): Promise<EngineDevice> {
  device ??= testGpu().then(requestEngineDevice);
  return device;
}
