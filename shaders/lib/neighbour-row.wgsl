// The Verlet list of an atom: all others within list_cutoff, species by species (atoms are kept in that
// order), by brute force or, with CELLS, from cells. The order depends on positions only. A row of
// `neighbours` is a count, then neighbours with their species; entries over capacity are counted but
// dropped, and the host is told through control.
//
// A kernel that includes this includes lib/replica, lib/control and lib/cells, and declares states,
// positions, list_positions, neighbours, control and cells.

override CELLS: bool;

fn within(here: vec3<u32>, there: vec3<u32>, box: vec3<f32>, reach: f32) -> bool {
  let d = separation(here, there, box);
  return dot(d, d) < reach * reach;
}

// In order of index, which is that of species.
fn build_row_from_all(r: u32, i: u32, box: vec3<f32>, row: u32, capacity: u32) -> u32 {
  let first = r * ATOM_STRIDE;
  let here = positions[first + i].xyz;
  let reach = replicas[r].list_cutoff;
  var count = 0u;
  for (var j = 0u; j < replicas[r].atoms; j++) {
    let there = positions[first + j];
    if (j != i && within(here, there.xyz, box, reach)) {
      count += 1u;
      if (count <= capacity) {
        neighbours[row + count] = j | (there.w << NEIGHBOUR_SPECIES);
      }
    }
  }
  return count;
}

// From the 27 cells around the atom's own, each sorted by index: once to count the neighbours of
// every species, once to write them, species by species.
fn build_row_from_cells(
  r: u32, i: u32, box: vec3<f32>, grid: vec3<u32>, row: u32, capacity: u32,
) -> u32 {
  let first = r * ATOM_STRIDE;
  let region = r * CELL_STRIDE;
  let here = positions[first + i].xyz;
  let reach = replicas[r].list_cutoff;
  let centre = cell_of(here, grid);
  var next = array<u32, 8>();
  var count = 0u;
  for (var writing = 0u; writing < 2u; writing++) {
    for (var n = 0u; n < 27u; n++) {
      let hop = vec3<u32>(n % 3u, (n / 3u) % 3u, n / 9u);
      let c = cell_index((centre + hop + grid - vec3<u32>(1u)) % grid, grid);
      let end = cells[region + c + 1u];
      for (var k = cells[region + c]; k < end; k++) {
        let j = cells[region + CELL_ATOMS + k];
        let there = positions[first + j];
        if (j != i && within(here, there.xyz, box, reach)) {
          next[there.w] += 1u;
          if (writing == 1u && next[there.w] <= capacity) {
            neighbours[row + next[there.w]] = j | (there.w << NEIGHBOUR_SPECIES);
          }
        }
      }
    }
    if (writing == 0u) {
      for (var species = 0u; species < 8u; species++) {
        let own = next[species];
        next[species] = count;
        count += own;
      }
    }
  }
  return count;
}

fn build_row(r: u32, i: u32) {
  let box = states[r].box.xyz;
  let capacity = replicas[r].neighbour_capacity;
  let row = (r * ATOM_STRIDE + i) * (capacity + 1u);
  let grid = cell_grid(box, replicas[r].list_cutoff, replicas[r].cell_edge);
  var count = 0u;
  if (CELLS && all(grid >= vec3<u32>(3u))) {
    count = build_row_from_cells(r, i, box, grid, row, capacity);
  } else {
    count = build_row_from_all(r, i, box, row, capacity);
  }
  neighbours[row] = min(count, capacity);
  list_positions[r * ATOM_STRIDE + i] = positions[r * ATOM_STRIDE + i];
  atomicMax(&control[r].most_neighbours, count);
  if (i == 0u) {
    atomicAdd(&control[r].builds, 1u);
    atomicStore(&control[r].built_x, bitcast<u32>(box.x));
    atomicStore(&control[r].built_y, bitcast<u32>(box.y));
    atomicStore(&control[r].built_z, bitcast<u32>(box.z));
  }
}
