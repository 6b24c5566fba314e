// What the host calls (src/engine/processor/kernels.ts). One module instance is one replica. Lengths in
// Å, times in fs, energies in eV.

import { createFft } from './fft';
import { buildLists, createLists, listedPairs, listsAreStale, placeLists } from './lists';
import { allocate } from './memory';
import { meshEnergy, meshForces } from './mesh';
import { createPlaces } from './mesh-charges';
import { createMesh } from './mesh-grid';
import { kick, kickAndDrift, kineticEnergy, relaxOnce, scaleVelocities } from './motion';
import { buckinghamSum, coulombSum, createPairs, pairForces, virialSum } from './pairs';
import {
  atoms,
  boltzmann,
  built,
  create,
  cutoff,
  degreesOfFreedom,
  forces,
  gigapascal,
  motion,
  motionBytes,
  positions,
  selfEnergy,
  state,
  velocities,
  volume,
} from './system';
import { beginStep, controlEnergy, finishStep, middleX, middleY, middleZ } from './thermostat';
import { createWindow } from './window';

export { setRadix, setTwiddle } from './fft';
export { setFarTerm, setMesh, setWave } from './mesh-grid';
export { setNearTerm, setNearTerms } from './pairs';
export { setPair, setReach, setSelfEnergy, setSpecies, setUnits } from './system';
export { setWindow, setWindowTerm } from './window';
export { listedPairs };

// Numbers of a sample, f64: step, temperature (K), pressure (GPa), Buckingham and Coulomb energy, kinetic
// energy, three edges, conserved quantity (eV).
const SAMPLE_NUMBERS: usize = 10;
// Samples that one call may leave.
const SAMPLE_ROOM: i32 = 512;

let samples: usize = 0;

export function createReplica(
  atomCount: i32,
  speciesNumber: i32,
  timeStep: f64,
  coulomb: f64,
): void {
  create(atomCount, speciesNumber, timeStep);
  samples = allocate(8 * SAMPLE_NUMBERS * usize(SAMPLE_ROOM));
  createPairs();
  createFft();
  createWindow();
  createMesh(coulomb);
  createPlaces();
  createLists();
  placeLists();
}

export function motionAt(): usize {
  return motion;
}
export function motionSize(): usize {
  return motionBytes;
}
export function positionsAt(): usize {
  return positions;
}
export function velocitiesAt(): usize {
  return velocities;
}
export function forcesAt(): usize {
  return forces;
}
export function samplesAt(): usize {
  return samples;
}
export function sampleRoom(): i32 {
  return SAMPLE_ROOM;
}
export function sampleNumbers(): i32 {
  return i32(SAMPLE_NUMBERS);
}
export function builds(): f64 {
  return state.builds;
}

export function setBox(x: f64, y: f64, z: f64): void {
  state.boxX = x;
  state.boxY = y;
  state.boxZ = z;
  state.rebuild = 1;
}

// Chains at rest, as a new LAMMPS fix has them; targets from here on. Temperatures in K, pressures in eV/Å³.
export function beginStage(
  ensemble: f64,
  steps: f64,
  temperatureFrom: f64,
  temperatureTo: f64,
  pressureFrom: f64,
  pressureTo: f64,
  thermostatDamping: f64,
  barostatDamping: f64,
): void {
  state.originX = state.boxX;
  state.originY = state.boxY;
  state.originZ = state.boxZ;
  state.logScale = 0;
  state.ensemble = ensemble;
  state.stageStart = state.step;
  state.stageSteps = steps;
  state.temperatureFrom = temperatureFrom;
  state.temperatureTo = temperatureTo;
  state.pressureFrom = pressureFrom;
  state.pressureTo = pressureTo;
  state.thermostatDamping = thermostatDamping;
  state.barostatDamping = barostatDamping;
  state.targetTemperature = temperatureFrom;
  state.targetPressure = pressureFrom;
  state.strainRate = 0;
  state.chainRate1 = 0;
  state.chainRate2 = 0;
  state.chainRate3 = 0;
  state.chain = 0;
  state.chainTail = 0;
  state.barostatRate1 = 0;
  state.barostatRate2 = 0;
  state.barostatRate3 = 0;
  state.barostatChain = 0;
}

function computeForces(): void {
  if (state.rebuild !== 0 || listsAreStale()) buildLists();
  pairForces();
  meshForces();
  state.buckingham = buckinghamSum;
  state.coulomb = coulombSum + (meshEnergy + selfEnergy);
  // The trace of the Coulomb virial is the Coulomb energy.
  state.virial = virialSum + state.coulomb;
}

// Leaves the sample of the present state.
function record(index: i32): void {
  const at = samples + 8 * SAMPLE_NUMBERS * usize(index);
  const potential = state.buckingham + state.coulomb;
  store<f64>(at, state.step);
  store<f64>(at, (2 * state.kinetic) / (degreesOfFreedom() * boltzmann), 8);
  store<f64>(at, ((2 * state.kinetic + state.virial) / (3 * volume())) * gigapascal, 16);
  store<f64>(at, state.buckingham, 24);
  store<f64>(at, state.coulomb, 32);
  store<f64>(at, state.kinetic, 40);
  store<f64>(at, state.boxX, 48);
  store<f64>(at, state.boxY, 56);
  store<f64>(at, state.boxZ, 64);
  store<f64>(at, potential + state.kinetic + controlEnergy(), 72);
}

// Forces, energies and the sample of the present positions.
export function evaluate(): void {
  computeForces();
  state.kinetic = kineticEnergy();
  record(0);
}

// Steps of a minimisation; forces are those of where the atoms were before the last.
export function relax(steps: i32): void {
  for (let n = 0; n < steps; n++) {
    relaxOnce();
    computeForces();
  }
}

// Takes up to `steps` steps and leaves a sample of each. Gives how many were taken; the last of them is
// one that no run should have if `isSound` says so.
export function advance(steps: i32, hottest: f64): i32 {
  for (let n = 0; n < steps; n++) {
    const factor = beginStep();
    kickAndDrift(factor, middleX, middleY, middleZ);
    computeForces();
    state.kinetic = kick();
    scaleVelocities(finishStep());
    record(n);
    if (!isSound(hottest)) return n + 1;
  }
  return steps;
}

// Whether energies are finite, the temperature below a bound (K), and the box above twice the cutoff.
export function isSound(hottest: f64): bool {
  const temperature = (2 * state.kinetic) / (degreesOfFreedom() * boltzmann);
  const edge = min(state.boxX, min(state.boxY, state.boxZ));
  return (
    temperature >= 0 &&
    temperature < hottest &&
    Math.abs(state.buckingham + state.coulomb) < f64.MAX_VALUE &&
    edge >= 2 * cutoff
  );
}

// Lists as they were in force: from the positions and edges they were built from then. Afterwards
// `motion` is to be what it was, so the host writes it once more.
export function rebuildLists(): void {
  const boxX = state.boxX;
  const boxY = state.boxY;
  const boxZ = state.boxZ;
  memory.copy(positions, built, 16 * usize(atoms));
  state.boxX = state.builtX;
  state.boxY = state.builtY;
  state.boxZ = state.builtZ;
  buildLists();
  state.boxX = boxX;
  state.boxY = boxY;
  state.boxZ = boxZ;
}
