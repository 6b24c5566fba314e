// Cardinal B-splines: how a charge is shared among ORDER mesh points an axis (Essmann et al.,
// J. Chem. Phys. 103, 8577 (1995), eq. 3.8 and 4.1; the same polynomials as LAMMPS's PPPM). ORDER is
// a constant of the mesh that the kernel is compiled for.

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

fn spline_weights(t: f32) -> array<f32, ORDER> {
  var w: array<f32, ORDER>;
  w[0] = 1.0 - t;
  w[1] = t;
  for (var k = 3u; k <= ORDER; k++) {
    let scale = 1.0 / f32(k - 1u);
    w[k - 1u] = scale * t * w[k - 2u];
    for (var j = 1u; j < k - 1u; j++) {
      let u = t + f32(j);
      w[k - j - 1u] = scale * (u * w[k - j - 2u] + (f32(k) - u) * w[k - j - 1u]);
    }
    w[0] = scale * (1.0 - t) * w[0];
  }
  return w;
}

fn wrap(i: i32, n: u32) -> u32 {
  return select(u32(i), u32(i + i32(n)), i < 0);
}
