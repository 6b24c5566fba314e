// Constants and state of one replica. The byte offsets stand in src/engine/gpu/layout.ts.

const POSITION_UNIT = 2.3283064365386963e-10; // 2⁻³²: one unit of a position, in box lengths

// Written by the host; constant while a chunk of steps runs.
struct Replica {
  atoms: u32,
  neighbour_capacity: u32,     // entries a row, a multiple of 4
  mesh_energy_groups: u32,     // workgroups of mesh-convolve
  atom_groups: u32,            // workgroups of kick
  splitting: f32,              // of the Coulomb sum, Å⁻¹: lib/coulomb-*
  cutoff: f32,                 // Å
  list_cutoff: f32,            // Å: cutoff + skin
  time_step: f32,              // fs
  self_energy: f32,            // every charge's own far part, negative, eV
  cell_edge: u32,              // cells an axis, at most; below 3 the lists are built by brute force
  held: u32,                   // not 0: a minimisation leaves its atoms where they are
  near: array<vec4<f32>, 3>,   // of the prolate splitting: lib/coulomb-prolate
  far: array<vec4<f32>, 3>,
  species: array<vec4<f32>, 8>, // charge e, mass g/mol, acceleration (Å/fs²)/(eV/Å), –
  pairs: array<vec4<f32>, 64>,  // [8·a + b]: A eV, 1/ρ Å⁻¹, C eV·Å⁶, guard radius Å
}

// Written by thermostat; lengths in Å, times in fs.
struct State {
  box: vec4<f32>,              // edges at the end of the step, volume
  drift: vec4<f32>,            // time step × 2³² / edges at half step; pending velocity scale
  box_origin: vec4<f32>,       // edges when log_scale was 0
  log_scale: vec2<u32>,        // ln(edge / origin), signed 64-bit (high, low), unit 2⁻⁴⁰
  step: u32,
  ensemble: u32,               // 0 NVE, 1 NVT, 2 NPT
  stage_start: u32,
  stage_steps: u32,
  degrees: f32,                // of freedom: 3N − 3
  thermostat_damping: f32,
  temperature: vec2<f32>,      // target at the stage's start and end, K
  pressure: vec2<f32>,         // target at the stage's start and end, eV/Å³
  barostat_damping: f32,
  kinetic: f32,                // eV, at the end of the last step
  virial: f32,                 // eV, Σ r·F
  strain_rate: f32,            // ω̇, 1/fs
  chain_rate: vec4<f32>,       // η̇₁ η̇₂ η̇₃ of the thermostat, 1/fs; –
  barostat_chain_rate: vec4<f32>, // the same of the barostat's chain
  chain: vec2<u32>,            // η₁, signed 64-bit, unit 2⁻³²
  chain_tail: vec2<u32>,       // η₂ + η₃
  barostat_chain: vec2<u32>,   // η₁ + η₂ + η₃ of the barostat's chain
  target_temperature: f32,     // at the last step, K
  target_pressure: f32,        // at the last step, eV/Å³
}

// An entry of a neighbour list: the atom's index, whether the entry only fills a group of four, and
// the atom's species from this bit on.
const NEIGHBOUR_SPECIES = 29u;
const NEIGHBOUR_ABSENT = 0x10000000u;
const NEIGHBOUR_ATOM = 0x0fffffffu;

// The atoms, of all replicas one after the other, whose neighbour lists one buffer holds.
struct ListPart {
  first: u32,
  atoms: u32,
}

const NVE = 0u;
const NVT = 1u;
const NPT = 2u;

// Shortest image of b − a, Å: a difference of box fractions wraps by integer overflow.
fn separation(a: vec3<u32>, b: vec3<u32>, box: vec3<f32>) -> vec3<f32> {
  return vec3<f32>(bitcast<vec3<i32>>(b - a)) * (box * POSITION_UNIT);
}
