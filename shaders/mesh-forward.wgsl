// Forward FFT of the charge mesh along x and y, one z plane a workgroup, and clears the charges
// for the next step. Waves stay in digit-reversed order (lib/fft). Compiled for one mesh; members
// are the replicas that have it.

@group(0) @binding(0) var<storage, read> members: array<u32>;
@group(0) @binding(1) var<storage, read> plan: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read_write> charges: array<i32>;
@group(0) @binding(3) var<storage, read_write> waves: array<vec2<f32>>;

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
  let first = members[group.z] * MESH_STRIDE + group.x * POINTS;
  for (var p = thread; p < POINTS; p += THREADS) {
    data[p] = vec2<f32>(f32(charges[first + p]) * 5.9604644775390625e-8, 0.0);
    charges[first + p] = 0;
  }
  workgroupBarrier();
  #fft forward x Lines(MESH_Y, MESH_X, 1u)
  #fft forward y Lines(MESH_X, 1u, MESH_X)
  for (var p = thread; p < POINTS; p += THREADS) {
    waves[first + p] = data[p];
  }
}
