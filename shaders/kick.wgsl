// Second half of a velocity-Verlet step: gathers the mesh's field at every atom, completes the
// force, v ← v + ½Δt·F/m, and sums kinetic energy, energies and virial of 64 atoms in fixed point.
// LANES threads share an atom: each gathers from every so many planes of the mesh.
//
// Compiled for one mesh; members are the replicas that have it.
//
// bindings: members, replicas, positions, fields (Ex, Ey, Ez a mesh point), forces (in: short range,
// out: total; w: real-space Coulomb energy), velocities, pair_sums, atom_sums (out: 8 integers a
// workgroup: kinetic, Buckingham, real-space Coulomb, Buckingham virial, as (high, low)), mode.

#include lib/replica
#include lib/fixed-point
#include lib/mode
#include lib/members

@group(0) @binding(0) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(3) var<storage, read> fields: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read_write> forces: array<vec4<f32>>;
@group(0) @binding(5) var<storage, read_write> velocities: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read> pair_sums: array<vec2<f32>>;
@group(0) @binding(7) var<storage, read_write> atom_sums: array<vec2<i32>>;
@group(0) @binding(8) var<uniform> mode: Mode;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;
override ATOM_GROUPS: u32;   // workgroups a replica has room for

#mesh

#include lib/window

const ATOMS = 64u; // of a workgroup
const LANES = THREADS / ATOMS;

var<workgroup> sums: array<array<vec2<i32>, 4>, ATOMS>;
var<workgroup> lane_fields: array<vec3<f32>, THREADS>;

// The share of a thread in the field at a position.
fn mesh_field(r: u32, position: vec4<u32>, lane: u32) -> vec3<f32> {
  let px = mesh_place(position.x, MESH_X);
  let py = mesh_place(position.y, MESH_Y);
  let pz = mesh_place(position.z, MESH_Z);
  let wx = window_weights(px.fraction);
  let wy = window_weights(py.fraction);
  let wz = window_weights(pz.fraction);
  #points let x@ = wrap(px.first + @, MESH_X);
  var field = vec3<f32>(0.0);
  for (var c = lane; c < ORDER; c += LANES) {
    let plane = r * MESH_STRIDE + wrap(pz.first + i32(c), MESH_Z) * MESH_Y * MESH_X;
    var in_plane = vec3<f32>(0.0);
    for (var b = 0u; b < ORDER; b++) {
      let row = plane + wrap(py.first + i32(b), MESH_Y) * MESH_X;
      var in_row = vec3<f32>(0.0);
      #points in_row += wx[@] * fields[row + x@].xyz;
      in_plane += wy[b] * in_row;
    }
    field += wz[c] * in_plane;
  }
  return field;
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = member(group.z);
  let atom = group.x * ATOMS + thread / LANES;
  let lane = thread % LANES;
  let present = atom < replicas[r].atoms;
  let i = r * ATOM_STRIDE + atom;
  var position = vec4<u32>(0u);
  var field = vec3<f32>(0.0);
  if (present) {
    position = positions[i];
    field = mesh_field(r, position, lane);
  }
  if (LANES > 1u) {
    lane_fields[thread] = field;
    workgroupBarrier();
    for (var other = 1u; other < LANES; other++) {
      field += lane_fields[min(thread + other, THREADS - 1u)];
    }
  }
  var parts = array<vec2<i32>, 4>();
  if (present && lane == 0u) {
    let species = replicas[r].species[position.w];
    let short = forces[i];
    let force = short.xyz + species.x * field;
    forces[i] = vec4<f32>(force, short.w);
    var velocity = velocities[i].xyz;
    if (mode.kick != 0u) {
      velocity += 0.5 * replicas[r].time_step * species.z * force;
      velocities[i] = vec4<f32>(velocity, 0.0);
    }
    parts[0] = energy_parts(0.5 * dot(velocity, velocity) / species.z);
    parts[1] = energy_parts(pair_sums[i].x);
    parts[2] = energy_parts(short.w);
    parts[3] = energy_parts(pair_sums[i].y);
  }
  if (lane == 0u) {
    sums[thread / LANES] = parts;
  }
  workgroupBarrier();
  if (thread < 4u) {
    var sum = vec2<i32>(0);
    for (var t = 0u; t < ATOMS; t++) {
      sum += sums[t][thread];
    }
    atom_sums[(r * ATOM_GROUPS + group.x) * 4u + thread] = energy_carry(sum);
  }
}
