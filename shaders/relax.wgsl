// One step of a damped minimisation: every atom keeps the part of its velocity that points along
// its force, and no step is longer than MAX_STEP, so that nothing can jump through a Buckingham
// barrier ("quick-min", per atom). Same bindings as drift.

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

const MAX_STEP = 0.05; // Å

@compute @workgroup_size(THREADS)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let r = member(id.z);
  if (id.x >= replicas[r].atoms) {
    return;
  }
  let i = r * ATOM_STRIDE + id.x;
  if (replicas[r].held != 0u) {
    spread_charge(r, positions[i]);
    return;
  }
  let box = states[r].box.xyz;
  let position = positions[i];
  let force = forces[i].xyz;
  let size = length(force);
  let direction = select(vec3<f32>(0.0), force / size, size > 1e-12);
  let along = max(0.0, dot(velocities[i].xyz, direction));
  let acceleration = replicas[r].species[position.w].z;
  var velocity = direction * (along + replicas[r].time_step * acceleration * size);
  let speed = length(velocity) * replicas[r].time_step;
  velocity *= min(1.0, MAX_STEP / max(speed, 1e-12));
  velocities[i] = vec4<f32>(velocity, 0.0);
  let hop = velocity * (replicas[r].time_step / (box * POSITION_UNIT));
  let moved = position.xyz + bitcast<vec3<u32>>(vec3<i32>(round(hop)));
  positions[i] = vec4<u32>(moved, position.w);
  watch_lists(r, moved, list_positions[i].xyz, box);
  spread_charge(r, vec4<u32>(moved, position.w));
}
