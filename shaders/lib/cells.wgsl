// Cells at least as wide as the lists reach, with a bin for each species: all bins of the first species,
// x fastest, then those of the next. A replica's region of `cells`: BIN_CAPACITY + 1 starts,
// BIN_CAPACITY cursors, then atom indices, bin by bin.

override BIN_CAPACITY: u32 = 1u;
override CELL_STRIDE: u32 = 1u;
override CELL_ATOMS: u32 = 1u;       // offset of the indices: 2 · BIN_CAPACITY + 1

// Cells along each axis, at most `most`.
fn cell_grid(box: vec3<f32>, reach: f32, most: u32) -> vec3<u32> {
  return clamp(vec3<u32>(box / (reach * 1.001)), vec3<u32>(1u), vec3<u32>(max(most, 1u)));
}

fn cell_of(position: vec3<u32>, grid: vec3<u32>) -> vec3<u32> {
  return ((position >> vec3<u32>(16u)) * grid) >> vec3<u32>(16u);
}

fn bin_of(position: vec4<u32>, grid: vec3<u32>) -> u32 {
  let cell = cell_of(position.xyz, grid);
  return ((position.w * grid.z + cell.z) * grid.y + cell.y) * grid.x + cell.x;
}
