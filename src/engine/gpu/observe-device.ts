/** A dispatch, as it was encoded. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly workgroups: readonly [number, number, number];
}

/** What went through a device while it was watched. */
export interface DeviceTally {
  submits: number;
  /** ms from the creation of each command encoder until its work was submitted, all together */
  hostMilliseconds: number;
  /** In order; empty unless they were asked for */
  readonly dispatches: Dispatch[];
}

/**
 * Watches what is encoded and submitted while `work` goes on. Each submit is taken for that of the
 * encoder that was created last.
 *
 * @param dispatches whether to keep every dispatch, which makes encoding slower
 */
export async function observeDevice(
  device: GPUDevice,
  dispatches: boolean,
  work: () => Promise<void>,
): Promise<DeviceTally> {
  const { queue } = device;
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  const submit = queue.submit.bind(queue);
  const tally: DeviceTally = { submits: 0, hostMilliseconds: 0, dispatches: [] };
  let began: number | null = null;
  device.createCommandEncoder = (descriptor) => {
    began = performance.now();
    const encoder = createCommandEncoder(descriptor);
    return dispatches ? watchedEncoder(encoder, tally.dispatches) : encoder;
  };
  queue.submit = (buffers) => {
    submit(buffers);
    tally.submits += 1;
    if (began !== null) tally.hostMilliseconds += performance.now() - began;
    began = null;
    return undefined;
  };
  try {
    await work();
  } finally {
    device.createCommandEncoder = createCommandEncoder;
    queue.submit = submit;
  }
  return tally;
}

function watchedEncoder(encoder: GPUCommandEncoder, kept: Dispatch[]): GPUCommandEncoder {
  const beginComputePass = encoder.beginComputePass.bind(encoder);
  return Object.assign(encoder, {
    beginComputePass: (descriptor?: GPUComputePassDescriptor) =>
      watchedPass(beginComputePass(descriptor), kept),
  });
}

function watchedPass(pass: GPUComputePassEncoder, kept: Dispatch[]): GPUComputePassEncoder {
  let pipeline: GPUComputePipeline | null = null;
  let group: GPUBindGroup | null = null;
  const setPipeline = pass.setPipeline.bind(pass);
  const setBindGroup = pass.setBindGroup.bind(pass);
  const dispatchWorkgroups = pass.dispatchWorkgroups.bind(pass);
  return Object.assign(pass, {
    setPipeline: (next: GPUComputePipeline) => {
      pipeline = next;
      return setPipeline(next);
    },
    setBindGroup: (index: number, next: GPUBindGroup) => {
      group = next;
      return setBindGroup(index, next);
    },
    dispatchWorkgroups: (x: number, y = 1, z = 1) => {
      if (pipeline && group) kept.push({ pipeline, group, workgroups: [x, y, z] });
      return dispatchWorkgroups(x, y, z);
    },
  });
}
