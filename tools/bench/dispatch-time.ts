import type { Dispatch } from '../../src/engine/gpu/observe-device';
import { BUFFER_USAGE } from '../../src/engine/gpu/usage';

/** Adds one to a number: a dispatch has to wait for the one before, and has nothing else to do. */
const COUNT = `
@group(0) @binding(0) var<storage, read_write> count: array<u32>;

@compute @workgroup_size(1)
fn main() {
  count[0] += 1u;
}
`;

/** A dispatch that costs what any dependent dispatch costs, and the number that it counts in. */
export function emptyDispatch(device: GPUDevice): { dispatch: Dispatch; count: GPUBuffer } {
  const { STORAGE, COPY_SRC, COPY_DST } = BUFFER_USAGE;
  const count = device.createBuffer({ size: 16, usage: STORAGE | COPY_SRC | COPY_DST });
  const pipeline = device.createComputePipeline({
    label: 'empty',
    layout: 'auto',
    compute: { module: device.createShaderModule({ label: 'empty', code: COUNT }) },
  });
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer: count } }],
  });
  return { dispatch: { pipeline, group, workgroups: [1, 1, 1] }, count };
}
