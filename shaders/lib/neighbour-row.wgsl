// The Verlet list of an atom: all others within list_cutoff. Brute force in order of index; with CELLS,
// the 27 cells around the atom's own (neighbour-cells), each sorted by index. Either order depends on
// positions only. A row of `neighbours` is a count, then neighbours with their species; entries over
// capacity are counted but dropped, and the host is told through control.
//
// A kernel that includes this includes lib/replica, lib/control and lib/cells, and declares states,
// positions, list_positions, neighbours, control and cells.

override CELLS: bool;

struct Row {
  first: u32,     // index of the row's count
  capacity: u32,
  count: u32,
}

fn offer(row: ptr<function, Row>, here: vec3<u32>, there: vec4<u32>, j: u32, box: vec3<f32>, reach2: f32) {
  let d = separation(here, there.xyz, box);
  if (dot(d, d) < reach2) {
    (*row).count += 1u;
    if ((*row).count <= (*row).capacity) {
      neighbours[(*row).first + (*row).count] = j | (there.w << NEIGHBOUR_SPECIES);
    }
  }
}

fn build_row(r: u32, i: u32) {
  let first = r * ATOM_STRIDE;
  let here = positions[first + i];
  let box = states[r].box.xyz;
  let reach = replicas[r].list_cutoff;
  let capacity = replicas[r].neighbour_capacity;
  var row = Row((first + i) * (capacity + 1u), capacity, 0u);
  let grid = cell_grid(box, reach, replicas[r].cell_edge);
  if (CELLS && all(grid >= vec3<u32>(3u))) {
    let region = r * CELL_STRIDE;
    let centre = cell_of(here.xyz, grid);
    for (var n = 0u; n < 27u; n++) {
      let hop = vec3<u32>(n % 3u, (n / 3u) % 3u, n / 9u);
      let cell = (centre + hop + grid - vec3<u32>(1u)) % grid;
      let c = cell_index(cell, grid);
      let end = cells[region + c + 1u];
      for (var k = cells[region + c]; k < end; k++) {
        let j = cells[region + CELL_ATOMS + k];
        if (j != i) {
          offer(&row, here.xyz, positions[first + j], j, box, reach * reach);
        }
      }
    }
  } else {
    for (var j = 0u; j < replicas[r].atoms; j++) {
      if (j != i) {
        offer(&row, here.xyz, positions[first + j], j, box, reach * reach);
      }
    }
  }
  neighbours[row.first] = min(row.count, capacity);
  list_positions[first + i] = here;
  atomicMax(&control[r].most_neighbours, row.count);
  if (i == 0u) {
    atomicAdd(&control[r].builds, 1u);
    atomicStore(&control[r].built_x, bitcast<u32>(box.x));
    atomicStore(&control[r].built_y, bitcast<u32>(box.y));
    atomicStore(&control[r].built_z, bitcast<u32>(box.z));
  }
}
