// Shares every charge where its atom is, for forces without a step (drift and relax share the
// charges of the atoms that they move). Compiled for one mesh.

#include lib/replica
#include lib/members

@group(0) @binding(0) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(3) var<storage, read_write> waves: array<atomic<i32>>;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;

#mesh

#include lib/spread

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let r = member(id.z);
  if (id.x < replicas[r].atoms) {
    spread_charge(r, positions[r * ATOM_STRIDE + id.x]);
  }
}
