// Inverse FFT of the fields along y and x: one z plane of one of the two complex meshes a
// workgroup, in place.

#include lib/replica

@group(0) @binding(0) var<storage, read> replicas: array<Replica>;
@group(0) @binding(1) var<storage, read> plan: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read_write> fields: array<vec2<f32>>;

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
  let half = group.y;
  if (group.x >= mesh.z) {
    return;
  }
  let points = mesh.x * mesh.y;
  let first = r * MESH_STRIDE + group.x * points;
  for (var p = thread; p < points; p += THREADS) {
    data[p] = fields[2u * (first + p) + half];
  }
  workgroupBarrier();
  inverse_fft(r, 1u, mesh.y, Lines(mesh.x, 1u, mesh.x, 0u), thread, THREADS);
  inverse_fft(r, 0u, mesh.x, Lines(mesh.y, mesh.x, 1u, 0u), thread, THREADS);
  for (var p = thread; p < points; p += THREADS) {
    fields[2u * (first + p) + half] = data[p];
  }
}
