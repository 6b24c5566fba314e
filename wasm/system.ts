// What one replica is: its atoms, the state of its thermostat and barostat, the constants of its
// species, pairs and mesh. The host fills it through src/engine/processor/kernels.ts.
//
// All that decides how a simulation goes on lies in one block, `motion`, in this order: State
// (STATE_BYTES), positions, velocities, forces, positions of the lists. A copy of that block is a
// snapshot.

import { allocate } from './memory';

// Struct State has this much room; its first fields are what src/engine/processor/layout.ts reads.
export const STATE_BYTES: usize = 512;

// One unit of a position, in box lengths: 2⁻³².
export const POSITION_UNIT: f64 = 2.3283064365386963e-10;

export const NVE: f64 = 0;
export const NPT: f64 = 2;

// Lengths in Å, times in fs, energies in eV, all in double precision.
@unmanaged
export class State {
  boxX: f64; // edges at the end of the step
  boxY: f64;
  boxZ: f64;
  step: f64;
  originX: f64; // edges when logScale was 0: at the stage's start
  originY: f64;
  originZ: f64;
  logScale: f64; // ln(edge / origin)
  ensemble: f64; // 0 NVE, 1 NVT, 2 NPT
  stageStart: f64; // step
  stageSteps: f64;
  temperatureFrom: f64; // targets, K
  temperatureTo: f64;
  pressureFrom: f64; // eV/Å³
  pressureTo: f64;
  thermostatDamping: f64;
  barostatDamping: f64;
  targetTemperature: f64; // at the last step
  targetPressure: f64;
  kinetic: f64; // at the end of the last step
  virial: f64; // Σ r·F
  strainRate: f64; // ω̇, 1/fs
  chainRate1: f64; // η̇ of the thermostat, 1/fs
  chainRate2: f64;
  chainRate3: f64;
  chain: f64; // η₁
  chainTail: f64; // η₂ + η₃
  barostatRate1: f64; // η̇ of the barostat's chain
  barostatRate2: f64;
  barostatRate3: f64;
  barostatChain: f64; // η₁ + η₂ + η₃
  builtX: f64; // edges when the lists were built
  builtY: f64;
  builtZ: f64;
  rebuild: f64; // not 0: build lists before the next forces
  builds: f64;
  buckingham: f64; // of the last forces
  coulomb: f64;
}

export let atoms: i32 = 0;
export let speciesCount: i32 = 0;
export let timeStep: f64 = 0;
export let cutoff: f64 = 0;
export let listCutoff: f64 = 0;
export let selfEnergy: f64 = 0;

export let state: State = changetype<State>(0);
export let motion: usize = 0;
export let motionBytes: usize = 0;
// x, y, z: box fraction × 2³²; species: four i32 an atom. One more, the ghost (lists.ts), at the end.
export let positions: usize = 0;
// Å/fs, three f64 an atom
export let velocities: usize = 0;
// eV/Å, four f32 an atom; one more for the ghost
export let forces: usize = 0;
// Positions that the lists were built from
export let built: usize = 0;

// First atom of every species, and the number of atoms after the last: atoms stand species by species.
export let firstOf: usize = 0;
// charge (e), acceleration ((Å/fs²)/(eV/Å)): two f64 a species
export let species: usize = 0;
// [8·a + b]: A, 1/ρ · log₂e, C, guard radius, 1/guard radius, k qₐq_b, whether there is more than
// Coulomb, 1/ρ: eight f32
export let pairs: usize = 0;

// Constants of nature in the units of src/core/units.ts.
export let boltzmann: f64 = 0;
export let gigapascal: f64 = 0;

export function setUnits(boltzmannConstant: f64, gpaPerUnit: f64): void {
  boltzmann = boltzmannConstant;
  gigapascal = gpaPerUnit;
}

// Makes room for a replica.
export function create(atomCount: i32, speciesNumber: i32, step: f64): void {
  atoms = atomCount;
  speciesCount = speciesNumber;
  timeStep = step;
  const rows = usize(atomCount + 1);
  motionBytes = STATE_BYTES + rows * 16 + usize(atomCount) * 24 + 16 + rows * 16 + rows * 16;
  motion = allocate(motionBytes);
  state = changetype<State>(motion);
  positions = motion + STATE_BYTES;
  velocities = positions + rows * 16;
  forces = (velocities + usize(atomCount) * 24 + 15) & ~15;
  built = forces + rows * 16;
  firstOf = allocate(4 * 9);
  species = allocate(16 * 8);
  pairs = allocate(64 * 32);
  state.rebuild = 1;
}

export function setReach(cutoffDistance: f64, skin: f64): void {
  cutoff = cutoffDistance;
  listCutoff = cutoffDistance + skin;
}

export function setSelfEnergy(energy: f64): void {
  selfEnergy = energy;
}

export function setSpecies(index: i32, first: i32, end: i32, charge: f64, acceleration: f64): void {
  store<i32>(firstOf + 4 * index, first);
  store<i32>(firstOf + 4 * index + 4, end);
  store<f64>(species + 16 * index, charge);
  store<f64>(species + 16 * index + 8, acceleration);
}

export function charge(index: i32): f64 {
  return load<f64>(species + 16 * index);
}

export function acceleration(index: i32): f64 {
  return load<f64>(species + 16 * index + 8);
}

// A pair of species (a, b): Buckingham A, 1/ρ, C, guard radius and the Coulomb strength k qₐq_b.
export function setPair(a: i32, b: i32, A: f64, inverseRho: f64, C: f64, guard: f64, strength: f64): void {
  const at = pairs + 32 * (8 * a + b);
  const radius = max(guard, 1e-6);
  store<f32>(at, f32(A));
  store<f32>(at + 4, f32(inverseRho * 1.4426950408889634));
  store<f32>(at + 8, f32(C));
  store<f32>(at + 12, f32(radius));
  store<f32>(at + 16, f32(1 / radius));
  store<f32>(at + 20, f32(strength));
  store<f32>(at + 24, A != 0 || C != 0 ? 1 : 0);
  store<f32>(at + 28, f32(inverseRho));
}

export function volume(): f64 {
  return state.boxX * state.boxY * state.boxZ;
}

export function degreesOfFreedom(): f64 {
  return 3 * f64(atoms) - 3;
}
