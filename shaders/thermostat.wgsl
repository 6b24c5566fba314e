// Ends a step and begins the next: temperature, pressure, Nosé–Hoover chains (three links) and the
// isotropic Martyna–Tobias–Klein barostat, in LAMMPS's order (fix_nh.cpp: final_integrate, then
// initial_integrate; equations: Shinoda et al., Phys. Rev. B 69, 134103 (2004); Tuckerman et al.,
// J. Phys. A 39, 5629 (2006)). One workgroup a replica sums the partial sums; its first thread
// does the rest. Velocities are scaled by the next drift.
//
//   chain masses     Q₁ = N_f kT τ_T²,  Q₂ = Q₃ = kT τ_T²   with the target T of the step
//   barostat         W = (N + 1) kT τ_P²,  Q'ₖ = kT τ_P²    with the target T at the stage's start
//   ω̇ ← ω̇ + ½Δt [(P − P_t) V + 2K/3N] / W,   v ← v e^(−½Δt ω̇ (1 + 1/N)),   L ← L e^(Δt ω̇)
//
// bindings: replicas, states, end_states (out: states as the step left them, before the next began),
// atom_sums, mesh_energies, control, samples (a ring, one a step).

#include lib/replica
#include lib/exponential
#include lib/fixed-point
#include lib/mode

struct Control {
  rebuild: u32,
  most_neighbours: u32,
  builds: u32,
  built_x: u32,
  built_y: u32,
  built_z: u32,
}

// What the host decodes into a ThermoSample; energies in fixed point, (high, low).
struct Sample {
  step: u32,
  most_neighbours: u32,
  builds: u32,
  ensemble: u32,
  kinetic: vec2<i32>,          // before velocity_scale
  buckingham: vec2<i32>,
  real_coulomb: vec2<i32>,
  mesh_coulomb: vec2<i32>,
  virial: vec2<i32>,           // of the Buckingham forces
  log_scale: vec2<u32>,
  chain: vec2<u32>,
  chain_tail: vec2<u32>,
  barostat_chain: vec2<u32>,
  velocity_scale: f32,
  strain_rate: f32,
  chain_rate: vec4<f32>,
  barostat_chain_rate: vec4<f32>,
  target_temperature: f32,
  target_pressure: f32,
}

@group(0) @binding(0) var<storage, read> replicas: array<Replica>;
@group(0) @binding(1) var<storage, read_write> states: array<State>;
@group(0) @binding(2) var<storage, read_write> end_states: array<State>;
@group(0) @binding(3) var<storage, read> atom_sums: array<array<vec2<i32>, 4>>;
@group(0) @binding(4) var<storage, read> mesh_energies: array<vec2<i32>>;
@group(0) @binding(5) var<storage, read_write> control: array<Control>;
@group(0) @binding(6) var<storage, read_write> samples: array<Sample>;
@group(0) @binding(7) var<uniform> mode: Mode;

override ATOM_GROUPS: u32;
override MESH_GROUPS: u32;
override SAMPLE_CAPACITY: u32;

const THREADS = 64u;
const BOLTZMANN = 8.617333262e-5; // eV/K
const CHAIN_SCALE = 4294967296.0;
const LOG_SCALE = 1099511627776.0;

const KINETIC = 0u;
const BUCKINGHAM = 1u;
const REAL_COULOMB = 2u;
const VIRIAL = 3u;
const MESH_COULOMB = 4u;

var<workgroup> sums: array<array<vec2<i32>, 5>, THREADS>;

// A factor near 1 is kept as what it exceeds 1 by (its gain). Factors themselves lie on the coarse grid
// of f32 below and above 1, and the product of two neighbours on it is always rounded towards 0:
// velocities would lose 10⁻⁸ of themselves a step, and the conserved quantity with them.

// Gain of the product of two factors.
fn both(a: f32, b: f32) -> f32 {
  return a + b + a * b;
}

// A quantity that goes with the square of what is scaled.
fn squared(x: f32, gain: f32) -> f32 {
  return x + x * (gain * (2.0 + gain));
}

struct Chain {
  rate: vec3<f32>,
  advance: vec3<f32>, // of the chain's positions
  gain: f32,          // of what the chain drives
}

// Half a step of a chain that drives twice_kinetic towards goal (LAMMPS nhc_temp_integrate).
fn half_chain(
  before: vec3<f32>,
  twice_kinetic: f32,
  goal: f32,
  kt: f32,
  q1: f32,
  qk: f32,
  dt: f32,
) -> Chain {
  let quarter = 0.25 * dt;
  let eighth = 0.125 * dt;
  var rate = before;
  rate.z += quarter * (qk * rate.y * rate.y - kt) / qk;
  let f2 = exponential(-eighth * rate.z);
  rate.y = (rate.y * f2 + quarter * (q1 * before.x * before.x - kt) / qk) * f2;
  let f1 = exponential(-eighth * rate.y);
  rate.x = (rate.x * f1 + quarter * (twice_kinetic - goal) / q1) * f1;
  let gain = exponential_less_one(-0.5 * dt * rate.x);
  let advance = 0.5 * dt * rate;
  rate.x = (rate.x * f1 + quarter * (squared(twice_kinetic, gain) - goal) / q1) * f1;
  rate.y = (rate.y * f2 + quarter * (q1 * rate.x * rate.x - kt) / qk) * f2;
  rate.z += quarter * (qk * rate.y * rate.y - kt) / qk;
  return Chain(rate, advance, gain);
}

fn thermostat_half_step(r: u32, dt: f32) -> f32 {
  let kt = BOLTZMANN * states[r].target_temperature;
  let goal = states[r].degrees * kt;
  let square = states[r].thermostat_damping * states[r].thermostat_damping;
  let chain = half_chain(states[r].chain_rate.xyz, 2.0 * states[r].kinetic, goal, kt,
    goal * square, kt * square, dt);
  states[r].chain_rate = vec4<f32>(chain.rate, 0.0);
  states[r].chain = accumulate(states[r].chain, chain.advance.x, CHAIN_SCALE);
  states[r].chain_tail =
    accumulate(states[r].chain_tail, chain.advance.y + chain.advance.z, CHAIN_SCALE);
  states[r].kinetic = squared(states[r].kinetic, chain.gain);
  return chain.gain;
}

fn barostat_chain_mass(r: u32) -> f32 {
  let damping = states[r].barostat_damping;
  return BOLTZMANN * states[r].temperature.x * damping * damping;
}

// Per axis.
fn barostat_mass(r: u32) -> f32 {
  return f32(replicas[r].atoms + 1u) * barostat_chain_mass(r);
}

fn barostat_chain_half_step(r: u32, dt: f32) {
  let kt = BOLTZMANN * states[r].target_temperature;
  let rate = states[r].strain_rate;
  let mass = barostat_chain_mass(r);
  let chain = half_chain(states[r].barostat_chain_rate.xyz, 3.0 * barostat_mass(r) * rate * rate,
    kt, kt, mass, mass, dt);
  states[r].barostat_chain_rate = vec4<f32>(chain.rate, 0.0);
  states[r].barostat_chain = accumulate(states[r].barostat_chain,
    chain.advance.x + chain.advance.y + chain.advance.z, CHAIN_SCALE);
  states[r].strain_rate = rate + rate * chain.gain;
}

fn barostat_half_kick(r: u32, dt: f32) {
  let twice_kinetic = 2.0 * states[r].kinetic;
  let volume = states[r].box.w;
  let excess = (twice_kinetic + states[r].virial) / 3.0 - states[r].target_pressure * volume;
  let entropic = twice_kinetic / (3.0 * f32(replicas[r].atoms));
  states[r].strain_rate += 0.5 * dt * (excess + entropic) / barostat_mass(r);
}

fn barostat_velocity_gain(r: u32, dt: f32) -> f32 {
  return exponential_less_one(-0.5 * dt * states[r].strain_rate * (1.0 + 1.0 / f32(replicas[r].atoms)));
}

fn set_targets(r: u32, step: u32) {
  let along = f32(step - states[r].stage_start) / f32(max(1u, states[r].stage_steps));
  let ramp = clamp(along, 0.0, 1.0);
  let t = states[r].temperature;
  let p = states[r].pressure;
  states[r].target_temperature = t.x + ramp * (t.y - t.x);
  states[r].target_pressure = p.x + ramp * (p.y - p.x);
}

fn finish(r: u32, dt: f32) {
  let ensemble = states[r].ensemble;
  var gain = 0.0;
  if (ensemble == NPT) {
    gain = barostat_velocity_gain(r, dt);
    states[r].kinetic = squared(states[r].kinetic, gain);
    barostat_half_kick(r, dt);
  }
  if (ensemble != NVE) {
    gain = both(gain, thermostat_half_step(r, dt));
  }
  if (ensemble == NPT) {
    barostat_chain_half_step(r, dt);
  }
  states[r].drift.w = 1.0 + gain;
  states[r].step += 1u;
}

fn begin(r: u32, dt: f32) {
  let ensemble = states[r].ensemble;
  var gain = states[r].drift.w - 1.0;
  if (ensemble == NPT) {
    barostat_chain_half_step(r, dt);
  }
  set_targets(r, states[r].step + 1u);
  if (ensemble != NVE) {
    gain = both(gain, thermostat_half_step(r, dt));
  }
  var middle = states[r].box.xyz;
  if (ensemble == NPT) {
    barostat_half_kick(r, dt);
    gain = both(gain, barostat_velocity_gain(r, dt));
    let origin = states[r].box_origin.xyz;
    let half = accumulate(states[r].log_scale, 0.5 * dt * states[r].strain_rate, LOG_SCALE);
    let whole = accumulate(states[r].log_scale, dt * states[r].strain_rate, LOG_SCALE);
    middle = origin * exponential(accumulated(half, LOG_SCALE));
    let box = origin * exponential(accumulated(whole, LOG_SCALE));
    states[r].log_scale = whole;
    states[r].box = vec4<f32>(box, box.x * box.y * box.z);
  }
  states[r].drift = vec4<f32>(dt / (middle * POSITION_UNIT), 1.0 + gain);
}

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) thread: u32,
) {
  let r = group.z;
  var mine = array<vec2<i32>, 5>();
  for (var g = thread; g < replicas[r].atom_groups; g += THREADS) {
    for (var q = 0u; q < 4u; q++) {
      mine[q] += atom_sums[r * ATOM_GROUPS + g][q];
    }
  }
  for (var g = thread; g < replicas[r].mesh_energy_groups; g += THREADS) {
    mine[MESH_COULOMB] += mesh_energies[r * MESH_GROUPS + g];
  }
  sums[thread] = mine;
  workgroupBarrier();
  if (thread != 0u) {
    return;
  }
  var total = array<vec2<i32>, 5>();
  for (var t = 0u; t < THREADS; t++) {
    for (var q = 0u; q < 5u; q++) {
      total[q] = energy_carry(total[q] + sums[t][q]);
    }
  }
  let dt = replicas[r].time_step;
  let coulomb = energy_value(total[REAL_COULOMB])
    + (energy_value(total[MESH_COULOMB]) + replicas[r].self_energy);
  // A pass that only begins a step has no new sums: it goes on from what the last one left.
  if (mode.record != 0u) {
    // The trace of the Coulomb virial is the Coulomb energy.
    states[r].virial = energy_value(total[VIRIAL]) + coulomb;
    states[r].kinetic = energy_value(total[KINETIC]);
    if (mode.finish != 0u) {
      finish(r, dt);
    } else {
      states[r].kinetic *= states[r].drift.w * states[r].drift.w;
    }
    end_states[r] = states[r];
  }
  // A pass that only begins a step has built no lists: what asks for them still waits.
  if (mode.begin == 0u || mode.record != 0u) {
    control[r].rebuild = 0u;
  }
  if (mode.record != 0u) {
    let slot = r * SAMPLE_CAPACITY + states[r].step % SAMPLE_CAPACITY;
    samples[slot].step = states[r].step;
    samples[slot].most_neighbours = control[r].most_neighbours;
    samples[slot].builds = control[r].builds;
    samples[slot].ensemble = states[r].ensemble;
    samples[slot].kinetic = total[KINETIC];
    samples[slot].buckingham = total[BUCKINGHAM];
    samples[slot].real_coulomb = total[REAL_COULOMB];
    samples[slot].mesh_coulomb = total[MESH_COULOMB];
    samples[slot].virial = total[VIRIAL];
    samples[slot].log_scale = states[r].log_scale;
    samples[slot].chain = states[r].chain;
    samples[slot].chain_tail = states[r].chain_tail;
    samples[slot].barostat_chain = states[r].barostat_chain;
    samples[slot].velocity_scale = states[r].drift.w;
    samples[slot].strain_rate = states[r].strain_rate;
    samples[slot].chain_rate = states[r].chain_rate;
    samples[slot].barostat_chain_rate = states[r].barostat_chain_rate;
    samples[slot].target_temperature = states[r].target_temperature;
    samples[slot].target_pressure = states[r].target_pressure;
  }
  if (mode.begin != 0u) {
    begin(r, dt);
  }
}
