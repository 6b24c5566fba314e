// What the kernels tell each other and the host about neighbour lists, one a replica.
struct Control {
  rebuild: atomic<u32>,        // not 0: build new lists before the next forces
  most_neighbours: atomic<u32>, // longest list ever asked for; above capacity is an overflow
  builds: atomic<u32>,
  built_x: atomic<u32>,        // edges of the box when the lists were built, f32 bits
  built_y: atomic<u32>,
  built_z: atomic<u32>,
}

// Lists that reach list_cutoff at box edge L₀ are complete while every atom's own displacement d
// (apart from the box's dilation) obeys cutoff + 2d ≤ list_cutoff · L / L₀.
fn watch_lists(r: u32, now: vec3<u32>, built: vec3<u32>, box: vec3<f32>) {
  let d = separation(built, now, box);
  let dilation = box.x / bitcast<f32>(atomicLoad(&control[r].built_x));
  let free = 0.5 * (replicas[r].list_cutoff * dilation - replicas[r].cutoff);
  // Also true for NaN.
  if (!(free > 0.0 && dot(d, d) < free * free)) {
    atomicStore(&control[r].rebuild, 1u);
  }
}
