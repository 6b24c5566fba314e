// First half of a velocity-Verlet step (LAMMPS fix_nh.cpp: nve_v, remap, nve_x, remap):
//   v ← s·v + ½Δt·F/m,   x ← x + Δt·v / L½   (x in box fractions, so the barostat's dilation
// changes no coordinate), and asks for new neighbour lists when an atom has moved so far that a
// pair could be missing from them. Shares the charge of every atom on the mesh while its position is
// at hand. LANES threads share an atom. Compiled for one mesh; members are the replicas that have it.
//
// bindings: members, replicas, states, positions (x, y, z: box fraction × 2³²; species), velocities (Å/fs),
// forces (eV/Å), list_positions (when the lists were built), control, waves (out: charges).

#include lib/replica
#include lib/control
#include lib/members

@group(0) @binding(0) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> states: array<State>;
@group(0) @binding(3) var<storage, read_write> positions: array<vec4<u32>>;
@group(0) @binding(4) var<storage, read_write> velocities: array<vec4<f32>>;
@group(0) @binding(5) var<storage, read> forces: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read> list_positions: array<vec4<u32>>;
@group(0) @binding(7) var<storage, read_write> control: array<Control>;
@group(0) @binding(8) var<storage, read_write> waves: array<atomic<i32>>;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;

#mesh

#include lib/spread

const ATOMS = 64u; // of a workgroup
const LANES = THREADS / ATOMS;

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
  var velocity = vec3<f32>(0.0);
  var moved = vec4<u32>(0u);
  if (present) {
    let drift = states[r].drift;
    let position = positions[i];
    let acceleration = replicas[r].species[position.w].z;
    let kick = 0.5 * replicas[r].time_step * acceleration;
    velocity = velocities[i].xyz * drift.w + kick * forces[i].xyz;
    let hop = bitcast<vec3<u32>>(vec3<i32>(round(velocity * drift.xyz)));
    moved = vec4<u32>(position.xyz + hop, position.w);
  }
  if (LANES > 1u) {
    storageBarrier(); // all have read what one now writes
  }
  if (present) {
    if (lane == 0u) {
      velocities[i] = vec4<f32>(velocity, 0.0);
      positions[i] = moved;
      watch_lists(r, moved.xyz, list_positions[i].xyz, states[r].box.xyz);
    }
    spread_share(r, moved, lane, LANES);
  }
}
