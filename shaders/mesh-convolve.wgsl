// FFT along z, multiplication with the influence function, inverse FFT along z; LINES lines a
// workgroup. With ρ(k) the charges' transform, in eV, Å, e:
//   G(k) = (4π k_e / V k²) far(k) Π W² / (Π Σₘ W²)²      (LAMMPS compute_gf_ik, m = 0)
// W the window's transform, far(k) the share of the wave that the mesh carries (lib/coulomb-*).
//   energy = ½ Σ G |ρ|²,   E(k) = −i k G ρ
// The field's components are real in space, so that they travel as two complex meshes: Ex + i Ey
// and Ez.
//
// Compiled for one mesh; members are the replicas that have it.
//
// bindings: members, replicas, states, plan, waves (in; out: 0, for the next step's charges), fields (out: two complex numbers a mesh
// point), mesh_energies (out: a fixed-point energy a workgroup).

#include lib/replica
#include lib/exponential
#include lib/fixed-point
#include lib/members

@group(0) @binding(0) var<uniform> members: array<vec4<u32>, MEMBER_ROWS>;
@group(0) @binding(1) var<storage, read> replicas: array<Replica>;
@group(0) @binding(2) var<storage, read> states: array<State>;
@group(0) @binding(3) var<storage, read> plan: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read_write> waves: array<vec2<f32>>;
@group(0) @binding(5) var<storage, read_write> fields: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read_write> mesh_energies: array<vec2<i32>>;

override MESH_STRIDE: u32;
override MESH_GROUPS: u32;   // workgroups a replica has room for

#mesh

const LINES = 8u;
const PLANE = MESH_X * MESH_Y;
const FOUR_PI_COULOMB = 180.95128109487863; // 4π × 14.3996454784 eV·Å
const TWO_PI = 6.283185307179586;

// Element z of line l at z · 2 · LINES + l; the second complex mesh at l + LINES.
var<workgroup> data: array<vec2<f32>, 2u * LINES * MESH_Z>;
var<workgroup> twiddles: array<vec2<f32>, MESH_Z>;
var<workgroup> energies: array<vec2<i32>, THREADS>;

#include lib/fft
#coulomb

// Derivatives drop the wave at half the mesh, whose sign is not defined.
fn derivative_wave(wave: f32, n: u32) -> f32 {
  return select(wave, 0.0, 2.0 * abs(wave) >= f32(n));
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = member(group.z);
  let first_line = group.x * LINES;
  let first = r * MESH_STRIDE + first_line;
  load_twiddles(0u, 2u, MESH_Z, thread);
  for (var p = thread; p < LINES * MESH_Z; p += THREADS) {
    let z = p / LINES;
    let line = p % LINES;
    var wave = vec2<f32>(0.0);
    if (first_line + line < PLANE) {
      wave = waves[first + z * PLANE + line];
      waves[first + z * PLANE + line] = vec2<f32>(0.0);
    }
    data[2u * LINES * z + line] = wave;
  }
  workgroupBarrier();
  #fft forward z Lines(LINES, 1u, 2u * LINES)

  let box = states[r].box;
  let reciprocal = TWO_PI / box.xyz;
  let strength = FOUR_PI_COULOMB / box.w;
  var energy = 0.0;
  for (var p = thread; p < LINES * MESH_Z; p += THREADS) {
    let z = p / LINES;
    let slot = 2u * LINES * z + p % LINES;
    let line = min(first_line + p % LINES, PLANE - 1u);
    let y = line / MESH_X;
    let x = line - y * MESH_X;
    let ax = plan[x];
    let ay = plan[PLAN_STRIDE + y];
    let az = plan[2u * PLAN_STRIDE + z];
    let wave = vec3<f32>(ax.z, ay.z, az.z);
    let k = wave * reciprocal;
    let k2 = dot(k, k);
    let rho = data[slot];
    let influence = strength * far_part(r, k2) / max(k2, 1e-12) * (ax.w * ay.w * az.w);
    let scaled = select(0.0, influence, k2 > 0.0) * rho;
    energy += 0.5 * dot(scaled, rho);
    let dx = derivative_wave(wave.x, MESH_X) * reciprocal.x;
    let dy = derivative_wave(wave.y, MESH_Y) * reciprocal.y;
    let dz = derivative_wave(wave.z, MESH_Z) * reciprocal.z;
    // Ex + i Ey = (ky − i kx) Gρ;  Ez = −i kz Gρ
    data[slot] = vec2<f32>(dy * scaled.x + dx * scaled.y, dy * scaled.y - dx * scaled.x);
    data[slot + LINES] = dz * vec2<f32>(scaled.y, -scaled.x);
  }
  energies[thread] = energy_parts(energy);
  workgroupBarrier();
  #fft inverse z Lines(2u * LINES, 1u, 2u * LINES)
  for (var p = thread; p < LINES * MESH_Z; p += THREADS) {
    let z = p / LINES;
    let line = p % LINES;
    if (first_line + line < PLANE) {
      let slot = 2u * LINES * z + line;
      fields[first + z * PLANE + line] = vec4<f32>(data[slot], data[slot + LINES]);
    }
  }
  if (thread == 0u) {
    var sum = vec2<i32>(0);
    for (var t = 0u; t < THREADS; t++) {
      sum += energies[t];
    }
    mesh_energies[r * MESH_GROUPS + group.x] = energy_carry(sum);
  }
}
