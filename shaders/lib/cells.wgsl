// Cells at least as wide as the lists reach. A replica's region of `cells`: CELL_CAPACITY + 1
// starts, CELL_CAPACITY cursors, then atom indices, cell by cell.

override CELL_CAPACITY: u32 = 1u;
override CELL_STRIDE: u32 = 1u;
override CELL_ATOMS: u32 = 1u;       // offset of the indices: 2 · CELL_CAPACITY + 1

// Cells along each axis, at most `most`.
fn cell_grid(box: vec3<f32>, reach: f32, most: u32) -> vec3<u32> {
  return clamp(vec3<u32>(box / (reach * 1.001)), vec3<u32>(1u), vec3<u32>(max(most, 1u)));
}

fn cell_of(position: vec3<u32>, grid: vec3<u32>) -> vec3<u32> {
  return ((position >> vec3<u32>(16u)) * grid) >> vec3<u32>(16u);
}

fn cell_index(cell: vec3<u32>, grid: vec3<u32>) -> u32 {
  return (cell.z * grid.y + cell.y) * grid.x + cell.x;
}
