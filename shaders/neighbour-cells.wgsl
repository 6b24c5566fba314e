// Sorts the atoms of a replica into the bins of its cells, when control asks for new lists: count, scan,
// scatter, then each bin by index, so that no order depends on which thread came first. One workgroup a
// replica.

#include lib/replica
#include lib/cells

struct Control {
  rebuild: u32,
  most_neighbours: u32,
  builds: u32,
  built_x: u32,
  built_y: u32,
  built_z: u32,
}

@group(0) @binding(0) var<storage, read> replicas: array<Replica>;
@group(0) @binding(1) var<storage, read> states: array<State>;
@group(0) @binding(2) var<storage, read> positions: array<vec4<u32>>;
@group(0) @binding(3) var<storage, read> control: array<Control>;
@group(0) @binding(4) var<storage, read_write> cells: array<atomic<u32>>;

override ATOM_STRIDE: u32;

const THREADS = 256u;

var<workgroup> partial: array<u32, THREADS>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = group.z;
  if (control[r].rebuild == 0u || replicas[r].cell_edge == 0u) {
    return;
  }
  let atoms = replicas[r].atoms;
  let first = r * ATOM_STRIDE;
  let region = r * CELL_STRIDE;
  let cursors = region + BIN_CAPACITY + 1u;
  let sorted = region + CELL_ATOMS;
  let grid = cell_grid(states[r].box.xyz, replicas[r].list_cutoff, replicas[r].cell_edge);
  let count = 8u * grid.x * grid.y * grid.z;

  for (var c = thread; c < count; c += THREADS) {
    atomicStore(&cells[cursors + c], 0u);
  }
  storageBarrier();
  for (var i = thread; i < atoms; i += THREADS) {
    atomicAdd(&cells[cursors + bin_of(positions[first + i], grid)], 1u);
  }
  storageBarrier();

  // Exclusive scan: each thread a run of bins, then the runs.
  let run = (count + THREADS - 1u) / THREADS;
  let from_cell = min(count, thread * run);
  let to_cell = min(count, from_cell + run);
  var sum = 0u;
  for (var c = from_cell; c < to_cell; c++) {
    sum += atomicLoad(&cells[cursors + c]);
  }
  partial[thread] = sum;
  workgroupBarrier();
  var start = 0u;
  for (var t = 0u; t < thread; t++) {
    start += partial[t];
  }
  for (var c = from_cell; c < to_cell; c++) {
    let size = atomicLoad(&cells[cursors + c]);
    atomicStore(&cells[region + c], start);
    atomicStore(&cells[cursors + c], start);
    start += size;
  }
  if (thread == 0u) {
    atomicStore(&cells[region + count], atoms);
  }
  storageBarrier();
  for (var i = thread; i < atoms; i += THREADS) {
    let c = bin_of(positions[first + i], grid);
    atomicStore(&cells[sorted + atomicAdd(&cells[cursors + c], 1u)], i);
  }
  storageBarrier();
  for (var c = thread; c < count; c += THREADS) {
    let low = sorted + atomicLoad(&cells[region + c]);
    let high = sorted + atomicLoad(&cells[region + c + 1u]);
    for (var k = low + 1u; k < high; k++) {
      let atom = atomicLoad(&cells[k]);
      var hole = k;
      while (hole > low && atomicLoad(&cells[hole - 1u]) > atom) {
        atomicStore(&cells[hole], atomicLoad(&cells[hole - 1u]));
        hole -= 1u;
      }
      atomicStore(&cells[hole], atom);
    }
  }
}
