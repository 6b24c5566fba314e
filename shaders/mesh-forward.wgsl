// Forward FFT of the charge mesh along x and y, one z plane a workgroup, and clears the charges
// for the next step. Waves stay in digit-reversed order (lib/fft).

#include lib/replica

@group(0) @binding(0) var<storage, read> replicas: array<Replica>;
@group(0) @binding(1) var<storage, read> plan: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read_write> charges: array<i32>;
@group(0) @binding(3) var<storage, read_write> waves: array<vec2<f32>>;

override MESH_STRIDE: u32;
override PLANE_POINTS: u32;

const THREADS = 256u;

var<workgroup> data: array<vec2<f32>, PLANE_POINTS>;

#include lib/fft

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = group.z;
  let mesh = replicas[r].mesh;
  if (group.x >= mesh.z) {
    return;
  }
  let points = mesh.x * mesh.y;
  let first = r * MESH_STRIDE + group.x * points;
  for (var p = thread; p < points; p += THREADS) {
    data[p] = vec2<f32>(f32(charges[first + p]) * 5.9604644775390625e-8, 0.0);
    charges[first + p] = 0;
  }
  workgroupBarrier();
  forward_fft(r, 0u, mesh.x, Lines(mesh.y, mesh.x, 1u, 0u), thread, THREADS);
  forward_fft(r, 1u, mesh.y, Lines(mesh.x, 1u, mesh.x, 0u), thread, THREADS);
  for (var p = thread; p < points; p += THREADS) {
    waves[first + p] = data[p];
  }
}
