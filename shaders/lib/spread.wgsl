// Shares a charge among ORDER³ mesh points. Charges are summed as integers (unit 2⁻²⁴ e), so that the
// order of the atomics does not matter, in the first of the two words that a mesh point has in
// `waves`: 0 before, as mesh-convolve leaves it.
//
// A kernel that includes this declares
//   @group(0) @binding(…) var<storage, read_write> waves: array<atomic<i32>>;

#include lib/window

const CHARGE_SCALE = 16777216.0;

fn spread_charge(r: u32, position: vec4<u32>) {
  spread_share(r, position, 0u, 1u);
}

// The share of one of some threads that have the atom together: every so many planes are its own.
fn spread_share(r: u32, position: vec4<u32>, lane: u32, lanes: u32) {
  let charge = replicas[r].species[position.w].x * CHARGE_SCALE;
  let px = mesh_place(position.x, MESH_X);
  let py = mesh_place(position.y, MESH_Y);
  let pz = mesh_place(position.z, MESH_Z);
  let wx = window_weights(px.fraction);
  let wy = window_weights(py.fraction);
  let wz = window_weights(pz.fraction);
  #points let x@ = wrap(px.first + @, MESH_X);
  for (var c = lane; c < ORDER; c += lanes) {
    let plane = r * MESH_STRIDE + wrap(pz.first + i32(c), MESH_Z) * MESH_Y * MESH_X;
    let in_plane = charge * wz[c];
    for (var b = 0u; b < ORDER; b++) {
      let row = plane + wrap(py.first + i32(b), MESH_Y) * MESH_X;
      let in_row = in_plane * wy[b];
      #points atomicAdd(&waves[2u * (row + x@)], i32(round(in_row * wx[@])));
    }
  }
}
