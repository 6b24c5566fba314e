// The Verlet list of an atom: all others within list_cutoff, species by species (atoms are kept in that
// order), by brute force or, with CELLS, from the bins of cells. The order depends on positions only. A row of
// `neighbours` is four words, of which the first is the number of entries, then the entries
// (lib/replica); those of a species fill groups of four, the last of them up with absent ones. Entries
// over capacity are counted but dropped, and the host is told through control.
//
// A kernel that includes this includes lib/replica, lib/control and lib/cells, and declares states,
// positions, list_positions, neighbours, list_part, control and cells.

override CELLS: bool;

fn squared_distance(here: vec3<u32>, there: vec3<u32>, unit: vec3<f32>) -> f32 {
  let d = vec3<f32>(bitcast<vec3<i32>>(there - here)) * unit;
  return dot(d, d);
}

fn write_entry(row: u32, capacity: u32, count: u32, entry: u32) {
  if (count < capacity) {
    neighbours[row + 4u + count] = entry;
  }
}

// Fills the last group of four up with an entry that does not count; gives the new number of entries.
fn fill_group(row: u32, capacity: u32, count: u32, entry: u32) -> u32 {
  let end = (count + 3u) & ~3u;
  for (var k = count; k < end; k++) {
    write_entry(row, capacity, k, entry | NEIGHBOUR_ABSENT);
  }
  return end;
}

// In order of index, which is that of species: 32 atoms at a time are tried without a branch, then
// those within reach are written.
fn build_row_from_all(r: u32, i: u32, box: vec3<f32>, row: u32, capacity: u32) -> u32 {
  let first = r * ATOM_STRIDE;
  let atoms = replicas[r].atoms;
  let here = positions[first + i].xyz;
  let unit = box * POSITION_UNIT;
  let reach2 = replicas[r].list_cutoff * replicas[r].list_cutoff;
  var count = 0u;
  var entry = 0u;
  for (var start = 0u; start < atoms; start += 32u) {
    var hits = 0u;
    for (var b = 0u; b < min(32u, atoms - start); b++) {
      let near = squared_distance(here, positions[first + start + b].xyz, unit) < reach2;
      hits |= select(0u, 1u << b, near);
    }
    if (i - start < 32u) {
      hits &= ~(1u << (i - start)); // not the atom itself
    }
    while (hits != 0u) {
      let j = start + firstTrailingBit(hits);
      hits &= hits - 1u;
      let next = j | (positions[first + j].w << NEIGHBOUR_SPECIES);
      if ((entry ^ next) >> NEIGHBOUR_SPECIES != 0u) {
        count = fill_group(row, capacity, count, entry);
      }
      entry = next;
      write_entry(row, capacity, count, entry);
      count += 1u;
    }
  }
  return fill_group(row, capacity, count, entry);
}

// Tries the atoms of a run of bins of one species, 32 at a time without a branch, and writes those
// within reach; gives the new number of entries.
fn build_row_from_run(
  r: u32, i: u32, species: u32, unit: vec3<f32>, run: vec2<u32>, row: u32, capacity: u32, before: u32,
) -> u32 {
  let first = r * ATOM_STRIDE;
  let region = r * CELL_STRIDE;
  let here = positions[first + i].xyz;
  let reach2 = replicas[r].list_cutoff * replicas[r].list_cutoff;
  let sorted = region + CELL_ATOMS;
  let end = cells[region + run.y];
  var count = before;
  for (var start = cells[region + run.x]; start < end; start += 32u) {
    var hits = 0u;
    for (var b = 0u; b < min(32u, end - start); b++) {
      let j = cells[sorted + start + b];
      let near = squared_distance(here, positions[first + j].xyz, unit) < reach2;
      hits |= select(0u, 1u << b, near && j != i);
    }
    while (hits != 0u) {
      let j = cells[sorted + start + firstTrailingBit(hits)];
      hits &= hits - 1u;
      write_entry(row, capacity, count, j | (species << NEIGHBOUR_SPECIES));
      count += 1u;
    }
  }
  return count;
}

// From the 27 cells around the atom's own, species by species. The three cells along x are one run of
// bins, or two where they go round the box.
fn build_row_from_cells(
  r: u32, i: u32, box: vec3<f32>, grid: vec3<u32>, row: u32, capacity: u32,
) -> u32 {
  let unit = box * POSITION_UNIT;
  let centre = cell_of(positions[r * ATOM_STRIDE + i].xyz, grid);
  let wrapped = select(0u, grid.x, centre.x == 0u) + select(0u, 1u, centre.x == grid.x - 1u);
  var count = 0u;
  for (var species = 0u; species < 8u; species++) {
    for (var n = 0u; n < 9u; n++) {
      let y = (centre.y + n % 3u + grid.y - 1u) % grid.y;
      let z = (centre.z + n / 3u + grid.z - 1u) % grid.z;
      let line = ((species * grid.z + z) * grid.y + y) * grid.x;
      let low = line + max(centre.x, 1u) - 1u;
      let high = line + min(centre.x + 2u, grid.x);
      count = build_row_from_run(r, i, species, unit, vec2<u32>(low, high), row, capacity, count);
      if (wrapped != 0u) {
        let other = vec2<u32>(line + wrapped - 1u, line + wrapped);
        count = build_row_from_run(r, i, species, unit, other, row, capacity, count);
      }
    }
    count = fill_group(row, capacity, count, i | (species << NEIGHBOUR_SPECIES));
  }
  return count;
}

fn build_row(r: u32, i: u32) {
  let box = states[r].box.xyz;
  let capacity = replicas[r].neighbour_capacity;
  let row = (r * ATOM_STRIDE + i - list_part.first) * (capacity + 4u);
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
