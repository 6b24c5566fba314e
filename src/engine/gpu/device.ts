import { Problem } from '../../core/problem';

export interface AdapterDescription {
  readonly name: string;
  /** A processor that imitates a GPU (SwiftShader, llvmpipe …) */
  readonly software: boolean;
}

export interface EngineDevice {
  readonly device: GPUDevice;
  readonly adapter: AdapterDescription;
  readonly lost: Promise<GPUDeviceLostInfo>;
}

export function describeAdapter(info: GPUAdapterInfo): AdapterDescription {
  const name =
    info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'GPU';
  const software =
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i.test(
      `${name} ${info.architecture} ${info.device}`,
    );
  return { name, software };
}

/** Whether a device is a processor that imitates a GPU; a browser that does not say has a GPU. */
export function isSoftware(device: GPUDevice): boolean {
  const info: GPUAdapterInfo | undefined = device.adapterInfo;
  return info !== undefined && describeAdapter(info).software;
}

/**
 * A device on the most powerful adapter there is, with the adapter's own limits for storage and
 * workgroup memory and no required feature.
 * @throws Problem when there is no adapter or it gives no device
 */
export async function requestEngineDevice(gpu: GPU): Promise<EngineDevice> {
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
    return { device, adapter: describeAdapter(adapter.info), lost: device.lost };
  } catch (error) {
    throw new Problem(
      `The graphics adapter gave no device: ${error instanceof Error ? error.message : error}`,
      'Close other pages that use the GPU, then try again.',
    );
  }
}
