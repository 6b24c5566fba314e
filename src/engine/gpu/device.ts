import type { AdapterDescription } from '../adapter';

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
