// Temperature, pressure, Nosé–Hoover chains (three links) and the isotropic Martyna–Tobias–Klein
// barostat, in LAMMPS's order (fix_nh.cpp: final_integrate, then initial_integrate; equations: Shinoda
// et al., Phys. Rev. B 69, 134103 (2004); Tuckerman et al., J. Phys. A 39, 5629 (2006)), in double
// precision:
//   chain masses     Q₁ = N_f kT τ_T²,  Q₂ = Q₃ = kT τ_T²   with the target T of the step
//   barostat         W = (N + 1) kT τ_P²,  Q'ₖ = kT τ_P²    with the target T at the stage's start
//   ω̇ ← ω̇ + ½Δt [(P − P_t) V + 2K/3N] / W,   v ← v e^(−½Δt ω̇ (1 + 1/N)),   L ← L e^(Δt ω̇)

import {
  atoms, boltzmann, degreesOfFreedom, NPT, NVE, state, timeStep, volume,
} from './system';

// Edges of the box at half step, Å.
export let middleX: f64 = 0;
export let middleY: f64 = 0;
export let middleZ: f64 = 0;

let rate1: f64 = 0;
let rate2: f64 = 0;
let rate3: f64 = 0;
let advance1: f64 = 0;
let advance2: f64 = 0;
let advance3: f64 = 0;

// Half a step of a chain (rate1, rate2, rate3) that drives twiceKinetic towards goal (LAMMPS
// nhc_temp_integrate). Gives the factor for what the chain drives; advance1 … are the chain's own.
function halfChain(twiceKinetic: f64, goal: f64, kt: f64, q1: f64, qk: f64): f64 {
  const quarter = 0.25 * timeStep;
  const eighth = 0.125 * timeStep;
  rate3 += (quarter * (qk * rate2 * rate2 - kt)) / qk;
  const f2 = Math.exp(-eighth * rate3);
  rate2 = (rate2 * f2 + (quarter * (q1 * rate1 * rate1 - kt)) / qk) * f2;
  const f1 = Math.exp(-eighth * rate2);
  rate1 = (rate1 * f1 + (quarter * (twiceKinetic - goal)) / q1) * f1;
  const factor = Math.exp(-0.5 * timeStep * rate1);
  advance1 = 0.5 * timeStep * rate1;
  advance2 = 0.5 * timeStep * rate2;
  advance3 = 0.5 * timeStep * rate3;
  rate1 = (rate1 * f1 + (quarter * (twiceKinetic * factor * factor - goal)) / q1) * f1;
  rate2 = (rate2 * f2 + (quarter * (q1 * rate1 * rate1 - kt)) / qk) * f2;
  rate3 += (quarter * (qk * rate2 * rate2 - kt)) / qk;
  return factor;
}

function thermostatHalfStep(): f64 {
  const kt = boltzmann * state.targetTemperature;
  const square = state.thermostatDamping * state.thermostatDamping;
  const goal = degreesOfFreedom() * kt;
  rate1 = state.chainRate1;
  rate2 = state.chainRate2;
  rate3 = state.chainRate3;
  const factor = halfChain(2 * state.kinetic, goal, kt, goal * square, kt * square);
  state.chainRate1 = rate1;
  state.chainRate2 = rate2;
  state.chainRate3 = rate3;
  state.chain += advance1;
  state.chainTail += advance2 + advance3;
  state.kinetic *= factor * factor;
  return factor;
}

function barostatChainMass(): f64 {
  return boltzmann * state.temperatureFrom * state.barostatDamping * state.barostatDamping;
}

// Per axis.
function barostatMass(): f64 {
  return f64(atoms + 1) * barostatChainMass();
}

function barostatChainHalfStep(): void {
  const kt = boltzmann * state.targetTemperature;
  const mass = barostatChainMass();
  rate1 = state.barostatRate1;
  rate2 = state.barostatRate2;
  rate3 = state.barostatRate3;
  const twice = 3 * barostatMass() * state.strainRate * state.strainRate;
  const factor = halfChain(twice, kt, kt, mass, mass);
  state.barostatRate1 = rate1;
  state.barostatRate2 = rate2;
  state.barostatRate3 = rate3;
  state.barostatChain += advance1 + advance2 + advance3;
  state.strainRate *= factor;
}

function barostatHalfKick(): void {
  const twice = 2 * state.kinetic;
  const excess = (twice + state.virial) / 3 - state.targetPressure * volume();
  const entropic = twice / (3 * f64(atoms));
  state.strainRate += (0.5 * timeStep * (excess + entropic)) / barostatMass();
}

function barostatVelocityFactor(): f64 {
  return Math.exp(-0.5 * timeStep * state.strainRate * (1 + 1 / f64(atoms)));
}

function setTargets(step: f64): void {
  const along = (step - state.stageStart) / max(1.0, state.stageSteps);
  const ramp = min(1.0, max(0.0, along));
  state.targetTemperature =
    state.temperatureFrom + ramp * (state.temperatureTo - state.temperatureFrom);
  state.targetPressure = state.pressureFrom + ramp * (state.pressureTo - state.pressureFrom);
}

// Ends a step whose kinetic energy and virial are known. Gives the factor for the velocities.
export function finishStep(): f64 {
  let factor: f64 = 1;
  if (state.ensemble == NPT) {
    factor = barostatVelocityFactor();
    state.kinetic *= factor * factor;
    barostatHalfKick();
  }
  if (state.ensemble != NVE) factor *= thermostatHalfStep();
  if (state.ensemble == NPT) barostatChainHalfStep();
  state.step += 1;
  return factor;
}

// Begins a step: moves the box, and gives the factor for the velocities.
export function beginStep(): f64 {
  let factor: f64 = 1;
  if (state.ensemble == NPT) barostatChainHalfStep();
  setTargets(state.step + 1);
  if (state.ensemble != NVE) factor = thermostatHalfStep();
  middleX = state.boxX;
  middleY = state.boxY;
  middleZ = state.boxZ;
  if (state.ensemble == NPT) {
    barostatHalfKick();
    factor *= barostatVelocityFactor();
    const half = Math.exp(state.logScale + 0.5 * timeStep * state.strainRate);
    state.logScale += timeStep * state.strainRate;
    const whole = Math.exp(state.logScale);
    middleX = state.originX * half;
    middleY = state.originY * half;
    middleZ = state.originZ * half;
    state.boxX = state.originX * whole;
    state.boxY = state.originY * whole;
    state.boxZ = state.originZ * whole;
  }
  return factor;
}

// Energy of the thermostat and the barostat, eV (LAMMPS FixNH::compute_scalar).
export function controlEnergy(): f64 {
  if (state.ensemble == NVE) return 0;
  const kt = boltzmann * state.targetTemperature;
  const degrees = degreesOfFreedom();
  const link = kt * state.thermostatDamping * state.thermostatDamping;
  let energy =
    kt * (degrees * state.chain + state.chainTail) +
    0.5 * link *
      (degrees * state.chainRate1 * state.chainRate1 +
        state.chainRate2 * state.chainRate2 +
        state.chainRate3 * state.chainRate3);
  if (state.ensemble == NPT) {
    const origin = state.originX * state.originY * state.originZ;
    energy +=
      1.5 * barostatMass() * state.strainRate * state.strainRate +
      state.targetPressure * (volume() - origin) +
      kt * state.barostatChain +
      0.5 * barostatChainMass() *
        (state.barostatRate1 * state.barostatRate1 +
          state.barostatRate2 * state.barostatRate2 +
          state.barostatRate3 * state.barostatRate3);
  }
  return energy;
}
