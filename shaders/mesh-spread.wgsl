// Shares every charge among ORDER³ mesh points by the mesh's window. Charges are summed as integers
// (unit 2⁻²⁴ e), so the order of the atomics does not matter. The mesh is zero before: the kernel
// that reads it clears it. Compiled for one mesh; members are the replicas that have it.

#include lib/replica

@group(0) @binding(0) var<storage, read> members: array<u32>;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(3) var<storage, read_write> charges: array<atomic<i32>>;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;

#mesh

#include lib/window

const CHARGE_SCALE = 16777216.0;

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let r = members[id.z];
  if (id.x >= replicas[r].atoms) {
    return;
  }
  let position = positions[r * ATOM_STRIDE + id.x];
  let charge = replicas[r].species[position.w].x * CHARGE_SCALE;
  let px = mesh_place(position.x, MESH_X);
  let py = mesh_place(position.y, MESH_Y);
  let pz = mesh_place(position.z, MESH_Z);
  let wx = window_weights(px.fraction);
  let wy = window_weights(py.fraction);
  let wz = window_weights(pz.fraction);
  #points let x@ = wrap(px.first + @, MESH_X);
  for (var c = 0u; c < ORDER; c++) {
    let plane = r * MESH_STRIDE + wrap(pz.first + i32(c), MESH_Z) * MESH_Y * MESH_X;
    let in_plane = charge * wz[c];
    for (var b = 0u; b < ORDER; b++) {
      let row = plane + wrap(py.first + i32(b), MESH_Y) * MESH_X;
      let in_row = in_plane * wy[b];
      #points atomicAdd(&charges[row + x@], i32(round(in_row * wx[@])));
    }
  }
}
