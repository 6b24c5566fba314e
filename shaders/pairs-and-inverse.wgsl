// Short-range forces, and the field of the far charges on the mesh, side by side:
//  - full neighbour lists, gathered in registers,
//      V(r) = A e^(−r/ρ) − C/r⁶ + k qᵢqⱼ near(r),   r < cutoff, no shift, no tail,
//    near(r) what the mesh leaves of 1/r (lib/coulomb-*). LANES threads share an atom; their sums
//    meet in a tree of fixed order;
//  - inverse FFT of the fields along y and x, one z plane of one of the two complex meshes a
//    workgroup, in place. The first 2 · MESH_Z workgroups of main do that.
// Every workgroup of main has memory for a plane; where planes are large, `planes` and `atoms` do the
// same one after the other.
// Below a pair's guard radius (inside which no atom ever is at these temperatures) the Buckingham
// part goes on as a straight line, and so does the whole pair where the charges attract: what holds
// against k qᵢqⱼ/r there counts as Buckingham's. So a bad start is pushed apart and never falls in.
// WGSL's exp is good to 3 + 2|x| units in the last place: 1e-4 eV/Å at the closest approach of B and
// O, and 3e-5 at their usual distance.
// Compiled for one mesh; members are the replicas that have it.
//
// bindings: members, plan, replicas, states, positions, neighbours (lib/neighbour-row, four words at
// once), list_part, forces (out: eV/Å; w: half the real-space Coulomb energies, eV), pair_sums (out: half
// the Buckingham energies and half their virials Σ r·F, eV), fields.

#include lib/replica
#include lib/members

@group(0) @binding(0) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;
@group(0) @binding(1) var<uniform> plan: array<vec4<f32>, PLAN_SIZE>;
@group(0) @binding(2) var<storage, read> replicas: array<Replica>;
@group(0) @binding(3) var<storage, read> states: array<State>;
@group(0) @binding(4) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(5) var<storage, read> neighbours: array<vec4<u32>>;
@group(0) @binding(6) var<uniform> list_part: ListPart;
@group(0) @binding(7) var<storage, read_write> forces: array<vec4<f32>>;
@group(0) @binding(8) var<storage, read_write> pair_sums: array<vec2<f32>>;
@group(0) @binding(9) var<storage, read_write> fields: array<vec2<f32>>;

override ATOM_STRIDE: u32;
override MESH_STRIDE: u32;
override LANES: u32 = 1u;

#mesh

const COULOMB = 14.3996454784; // eV·Å

#include lib/exponential
#coulomb

const POINTS = MESH_X * MESH_Y;

var<workgroup> data: array<vec2<f32>, POINTS>;
var<workgroup> twiddles: array<vec2<f32>, MESH_X + MESH_Y>;
var<workgroup> lane_forces: array<vec4<f32>, THREADS>;
var<workgroup> lane_sums: array<vec2<f32>, THREADS>;

#include lib/fft

fn inverse_plane(r: u32, plane: u32, thread: u32) {
  let half = plane % 2u;
  let first = r * MESH_STRIDE + plane / 2u * POINTS;
  load_twiddles(0u, 0u, MESH_X, thread);
  load_twiddles(MESH_X, 1u, MESH_Y, thread);
  for (var p = thread; p < POINTS; p += THREADS) {
    data[p] = fields[2u * (first + p) + half];
  }
  workgroupBarrier();
  #fft inverse y Lines(MESH_X, 1u, MESH_X)
  #fft inverse x Lines(MESH_Y, MESH_X, 1u)
  for (var p = thread; p < POINTS; p += THREADS) {
    fields[2u * (first + p) + half] = data[p];
  }
}

fn pair_forces(r: u32, block: u32, thread: u32) {
  let lane = thread % LANES;
  let atom = block * (THREADS / LANES) + thread / LANES;
  let first = r * ATOM_STRIDE;
  let place = first + atom - list_part.first;
  let present = atom < replicas[r].atoms && place < list_part.atoms;

  // Sums over four neighbours apart.
  var force_x = vec4<f32>(0.0);
  var force_y = vec4<f32>(0.0);
  var force_z = vec4<f32>(0.0);
  var coulombs = vec4<f32>(0.0);
  var buckinghams = vec4<f32>(0.0);
  var virials = vec4<f32>(0.0);
  if (present) {
    let unit = states[r].box.xyz * POSITION_UNIT;
    let split = near_coulomb(r);
    let cutoff_squared = replicas[r].cutoff * replicas[r].cutoff;
    let here = positions[first + atom];
    let charge = COULOMB * replicas[r].species[here.w].x;
    let row = place * (replicas[r].neighbour_capacity / 4u + 1u);
    let end = row + 1u + min(neighbours[row].x, replicas[r].neighbour_capacity) / 4u;
    var k = row + 1u + lane;
    while (k < end) {
      // Rows go species by species: the constants of their pairs are loaded once each.
      let species = neighbours[k].x >> NEIGHBOUR_SPECIES;
      let pair = replicas[r].pairs[here.w * 8u + species];
      let inverse_guard = 1.0 / max(pair.w, 1e-6);
      let strength = charge * replicas[r].species[species].x;
      while (k < end) {
        let four = neighbours[k];
        if (four.x >> NEIGHBOUR_SPECIES != species) {
          break;
        }
        k += LANES;
        let indices = first + (four & vec4<u32>(NEIGHBOUR_ATOM));
        let a = here.xyz - positions[indices.x].xyz;
        let b = here.xyz - positions[indices.y].xyz;
        let c = here.xyz - positions[indices.z].xyz;
        let d = here.xyz - positions[indices.w].xyz;
        let x = unit.x * vec4<f32>(bitcast<vec4<i32>>(vec4<u32>(a.x, b.x, c.x, d.x)));
        let y = unit.y * vec4<f32>(bitcast<vec4<i32>>(vec4<u32>(a.y, b.y, c.y, d.y)));
        let z = unit.z * vec4<f32>(bitcast<vec4<i32>>(vec4<u32>(a.z, b.z, c.z, d.z)));
        let absent = (four & vec4<u32>(NEIGHBOUR_ABSENT)) != vec4<u32>(0u);
        let r2 = select(x * x + y * y + z * z, vec4<f32>(cutoff_squared), absent);
        let share = select(vec4<f32>(0.0), vec4<f32>(1.0), r2 < vec4<f32>(cutoff_squared));
        let inverse = inverseSqrt(r2);
        let distance = r2 * inverse;
        // Real-space Coulomb
        let near = near_part(split, r2, inverse);
        // Buckingham
        let outside = max(distance, vec4<f32>(pair.w));
        let inverse_outside = min(inverse, vec4<f32>(inverse_guard));
        let inverse2 = inverse_outside * inverse_outside;
        let repulsion = pair.x * exp(-outside * pair.y);
        let dispersion = pair.z * inverse2 * inverse2 * inverse2;
        var push = share * (repulsion * pair.y - 6.0 * dispersion * inverse_outside);
        var buckingham = share * (repulsion - dispersion) + push * (outside - distance);
        let charges = share * strength;
        if (strength < 0.0 && any(distance < vec4<f32>(pair.w))) {
          buckingham += charges * (inverse_outside - inverse + inverse2 * (outside - distance));
          push += charges * (inverse2 - inverse * inverse);
        }
        let work = push * distance;
        let pull = (charges * near.work + work) * inverse * inverse;
        coulombs += charges * near.energy;
        buckinghams += buckingham;
        virials += work;
        force_x += pull * x;
        force_y += pull * y;
        force_z += pull * z;
      }
    }
  }
  let all = vec4<f32>(1.0);
  var force = vec3<f32>(dot(force_x, all), dot(force_y, all), dot(force_z, all));
  var coulomb = dot(coulombs, all);
  var buckingham = dot(buckinghams, all);
  var virial = dot(virials, all);

  if (LANES > 1u) {
    lane_forces[thread] = vec4<f32>(force, coulomb);
    lane_sums[thread] = vec2<f32>(buckingham, virial);
    workgroupBarrier();
    for (var half = LANES / 2u; half > 0u; half /= 2u) {
      if (lane < half) {
        lane_forces[thread] += lane_forces[thread + half];
        lane_sums[thread] += lane_sums[thread + half];
      }
      workgroupBarrier();
    }
    force = lane_forces[thread].xyz;
    coulomb = lane_forces[thread].w;
    buckingham = lane_sums[thread].x;
    virial = lane_sums[thread].y;
  }
  if (present && lane == 0u) {
    forces[first + atom] = vec4<f32>(force, 0.5 * coulomb);
    pair_sums[first + atom] = 0.5 * vec2<f32>(buckingham, virial);
  }
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = member(group.z);
  if (group.x < 2u * MESH_Z) {
    if (list_part.first == 0u) {
      inverse_plane(r, group.x, thread);
    }
  } else {
    pair_forces(r, group.x - 2u * MESH_Z, thread);
  }
}

@compute @workgroup_size(THREADS)
fn planes(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  inverse_plane(member(group.z), group.x, thread);
}

@compute @workgroup_size(THREADS)
fn atoms(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  pair_forces(member(group.z), group.x, thread);
}
