// What needs the atoms' positions and what needs their charges on the mesh, side by side:
//  - new neighbour lists, where control asks for them, an atom a thread (lib/neighbour-row);
//  - forward FFT of the charges along x and y, a z plane a workgroup. Waves stay in digit-reversed
//    order (lib/fft).
// The first MESH_Z workgroups of main have a plane each. Every workgroup of main has memory for a plane;
// where planes are large, `planes` and `atoms` do the same one after the other. Compiled for one mesh; members are the replicas that
// have it.
//
// bindings: members, plan, replicas, states, positions, list_positions (out: positions now),
// neighbours (out), list_part, control, cells, waves (in: charges, in the first word of a point; out: waves).

#include lib/replica
#include lib/control
#include lib/cells
#include lib/members

@group(0) @binding(0) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;
@group(0) @binding(1) var<uniform> plan: array<vec4<f32>, PLAN_SIZE>;
@group(0) @binding(2) var<storage, read> replicas: array<Replica>;
@group(0) @binding(3) var<storage, read> states: array<State>;
@group(0) @binding(4) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(5) var<storage, read_write> list_positions: array<vec4<u32>>;
@group(0) @binding(6) var<storage, read_write> neighbours: array<u32>;
@group(0) @binding(7) var<uniform> list_part: ListPart;
@group(0) @binding(8) var<storage, read_write> control: array<Control>;
@group(0) @binding(9) var<storage, read> cells: array<u32>;
@group(0) @binding(10) var<storage, read_write> waves: array<vec2<u32>>;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;

#mesh

#include lib/neighbour-row

const POINTS = MESH_X * MESH_Y;
const CHARGE_UNIT = 5.9604644775390625e-8; // 2⁻²⁴ e

var<workgroup> data: array<vec2<f32>, POINTS>;
var<workgroup> twiddles: array<vec2<f32>, MESH_X + MESH_Y>;

#include lib/fft

fn forward_plane(r: u32, z: u32, thread: u32) {
  let first = r * MESH_STRIDE + z * POINTS;
  load_twiddles(0u, 0u, MESH_X, thread);
  load_twiddles(MESH_X, 1u, MESH_Y, thread);
  for (var p = thread; p < POINTS; p += THREADS) {
    data[p] = vec2<f32>(f32(bitcast<i32>(waves[first + p].x)) * CHARGE_UNIT, 0.0);
  }
  workgroupBarrier();
  #fft forward x Lines(MESH_Y, MESH_X, 1u)
  #fft forward y Lines(MESH_X, 1u, MESH_X)
  for (var p = thread; p < POINTS; p += THREADS) {
    waves[first + p] = bitcast<vec2<u32>>(data[p]);
  }
}

fn list_of(i: u32, r: u32) {
  let here = r * ATOM_STRIDE + i - list_part.first < list_part.atoms;
  if (i < replicas[r].atoms && here && atomicLoad(&control[r].rebuild) != 0u) {
    build_row(r, i);
  }
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = member(group.z);
  if (group.x < MESH_Z) {
    if (list_part.first == 0u) {
      forward_plane(r, group.x, thread);
    }
    return;
  }
  list_of((group.x - MESH_Z) * THREADS + thread, r);
}

@compute @workgroup_size(THREADS)
fn planes(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  forward_plane(member(group.z), group.x, thread);
}

@compute @workgroup_size(THREADS)
fn atoms(@builtin(global_invocation_id) id: vec3<u32>) {
  list_of(id.x, member(id.z));
}
