// Shares every charge among ORDER³ mesh points by B-splines. Charges are summed as integers
// (unit 2⁻²⁴ e), so the order of the atomics does not matter. The mesh is zero before: the kernel
// that reads it clears it.

#include lib/replica
#include lib/spline

@group(0) @binding(0) var<storage, read> replicas: array<Replica>;
@group(0) @binding(1) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(2) var<storage, read_write> charges: array<atomic<i32>>;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;

const CHARGE_SCALE = 16777216.0;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let r = id.z;
  if (id.x >= replicas[r].atoms) {
    return;
  }
  let position = positions[r * ATOM_STRIDE + id.x];
  let charge = replicas[r].species[position.w].x * CHARGE_SCALE;
  let mesh = replicas[r].mesh;
  let px = mesh_place(position.x, mesh.x);
  let py = mesh_place(position.y, mesh.y);
  let pz = mesh_place(position.z, mesh.z);
  let wx = spline_weights(px.fraction);
  let wy = spline_weights(py.fraction);
  let wz = spline_weights(pz.fraction);
  for (var c = 0u; c < ORDER; c++) {
    let plane = r * MESH_STRIDE + wrap(pz.first + i32(c), mesh.z) * mesh.y * mesh.x;
    let in_plane = charge * wz[c];
    for (var b = 0u; b < ORDER; b++) {
      let row = plane + wrap(py.first + i32(b), mesh.y) * mesh.x;
      let in_row = in_plane * wy[b];
      for (var a = 0u; a < ORDER; a++) {
        atomicAdd(&charges[row + wrap(px.first + i32(a), mesh.x)], i32(round(in_row * wx[a])));
      }
    }
  }
}
