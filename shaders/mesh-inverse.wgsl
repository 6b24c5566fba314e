// Inverse FFT of the fields along y and x: one z plane of one of the two complex meshes a
// workgroup, in place. Compiled for one mesh; members are the replicas that have it.

@group(0) @binding(0) var<storage, read> members: array<u32>;
@group(0) @binding(1) var<storage, read> plan: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read_write> fields: array<vec2<f32>>;

override MESH_STRIDE: u32;

#mesh

const POINTS = MESH_X * MESH_Y;

var<workgroup> data: array<vec2<f32>, POINTS>;

#include lib/fft

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let half = group.y;
  let first = members[group.z] * MESH_STRIDE + group.x * POINTS;
  for (var p = thread; p < POINTS; p += THREADS) {
    data[p] = fields[2u * (first + p) + half];
  }
  workgroupBarrier();
  #fft inverse y Lines(MESH_X, 1u, MESH_X)
  #fft inverse x Lines(MESH_Y, MESH_X, 1u)
  for (var p = thread; p < POINTS; p += THREADS) {
    fields[2u * (first + p) + half] = data[p];
  }
}
