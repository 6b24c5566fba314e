/**
 * Byte offsets of the structs in shaders/lib/replica.wgsl and shaders/thermostat.wgsl.
 * A test holds them to what a WGSL parser computes from the shaders.
 */

export const REPLICA = {
  size: 1296,
  atoms: 0,
  neighbour_capacity: 4,
  mesh_energy_groups: 8,
  atom_groups: 12,
  splitting: 16,
  cutoff: 20,
  list_cutoff: 24,
  time_step: 28,
  self_energy: 32,
  cell_edge: 36,
  held: 40,
  near: 48,
  far: 96,
  species: 144,
  pairs: 272,
} as const;

export const STATE = {
  size: 176,
  box: 0,
  drift: 16,
  box_origin: 32,
  log_scale: 48,
  step: 56,
  ensemble: 60,
  stage_start: 64,
  stage_steps: 68,
  degrees: 72,
  thermostat_damping: 76,
  temperature: 80,
  pressure: 88,
  barostat_damping: 96,
  kinetic: 100,
  virial: 104,
  strain_rate: 108,
  chain_rate: 112,
  barostat_chain_rate: 128,
  chain: 144,
  chain_tail: 152,
  barostat_chain: 160,
  target_temperature: 168,
  target_pressure: 172,
} as const;

export const SAMPLE = {
  size: 144,
  step: 0,
  most_neighbours: 4,
  builds: 8,
  ensemble: 12,
  kinetic: 16,
  buckingham: 24,
  real_coulomb: 32,
  mesh_coulomb: 40,
  virial: 48,
  log_scale: 56,
  chain: 64,
  chain_tail: 72,
  barostat_chain: 80,
  velocity_scale: 88,
  strain_rate: 92,
  chain_rate: 96,
  barostat_chain_rate: 112,
  target_temperature: 128,
  target_pressure: 132,
} as const;

/** Struct Control of shaders/lib/control.wgsl. */
export const CONTROL = {
  size: 24,
  rebuild: 0,
  most_neighbours: 4,
  builds: 8,
  built_x: 12,
  built_y: 16,
  built_z: 20,
} as const;
