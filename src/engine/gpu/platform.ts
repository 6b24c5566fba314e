import { Problem } from '../../core/problem';
import type { AdapterDescription } from '../adapter';
import type { Platform } from '../dynamics';
import { deviceRoom } from '../room';
import { describeAdapter } from './device';
import { GpuSimulation } from './simulation';
import { usualTuning } from './usual-tuning';

/** Simulations in WGSL on one device. */
export interface GpuPlatform extends Platform {
  readonly platform: 'gpu';
  readonly device: GPUDevice;
}

export function gpuPlatform(device: GPUDevice, adapter: AdapterDescription): GpuPlatform {
  return {
    platform: 'gpu',
    device,
    adapter,
    room: deviceRoom(device.limits),
    lost: device.lost,
    usualTuning: (atoms) => usualTuning(adapter.software, atoms),
    create: (options) => GpuSimulation.create(device, options),
    restore: (replicas, snapshot) => GpuSimulation.restore(device, replicas, snapshot),
  };
}

/** The platform, if it is one of WGSL. */
export function asGpu(platform: Platform): GpuPlatform | null {
  return platform.platform === 'gpu' ? (platform as GpuPlatform) : null;
}

/**
 * A device on the most powerful adapter there is, with the adapter's own limits for storage and
 * workgroup memory and no required feature.
 * @throws Problem when there is no adapter or it gives no device
 */
export async function requestGpuPlatform(gpu: GPU): Promise<GpuPlatform> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) {
    throw new Problem(
      'This machine offers WebGPU no graphics adapter.',
      'Update the graphics driver, or switch on hardware acceleration in the browser’s settings.',
    );
  }
  const limits = adapter.limits;
  try {
    const device = await adapter.requestDevice({
      label: 'vitrine',
      requiredLimits: {
        maxBufferSize: limits.maxBufferSize,
        maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
        maxComputeWorkgroupStorageSize: Math.min(limits.maxComputeWorkgroupStorageSize, 32768),
      },
    });
    return gpuPlatform(device, describeAdapter(adapter.info));
  } catch (error) {
    throw new Problem(
      `The graphics adapter gave no device: ${error instanceof Error ? error.message : error}`,
      'Close other pages that use the GPU, then try again.',
    );
  }
}
