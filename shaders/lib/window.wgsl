// How a charge is shared among ORDER mesh points an axis: window_weights(fraction of a cell), piecewise
// polynomials that src/engine/window.ts writes for the mesh. ORDER is a constant of the mesh too.

struct MeshPlace {
  first: i32,       // lowest mesh index touched; may be negative: wrap it
  fraction: f32,    // of a mesh cell, [0, 1)
}

// Mesh cell and fraction of a position (box fraction × 2³²) on n < 65536 points: exact integers.
fn mesh_place(position: u32, n: u32) -> MeshPlace {
  let low = (position & 0xffffu) * n;
  let high = (position >> 16u) * n + (low >> 16u);
  let cell = high >> 16u;
  let rest = (high << 16u) | (low & 0xffffu);
  // 24 bits, so that the fraction stays below 1 in f32.
  return MeshPlace(i32(cell) - i32(ORDER) + 1, f32(rest >> 8u) * 5.9604644775390625e-8);
}

fn wrap(i: i32, n: u32) -> u32 {
  return select(u32(i), u32(i + i32(n)), i < 0);
}

#window
