/** What an adapter offers, as far as the size of a simulation depends on it, bytes. */
export interface DeviceRoom {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxComputeWorkgroupStorageSize: number;
}

/** The room of an adapter, or of a device on it. */
export function deviceRoom(limits: GPUSupportedLimits): DeviceRoom {
  const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = limits;
  return { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize };
}
