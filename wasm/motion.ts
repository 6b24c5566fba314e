// Velocity Verlet (LAMMPS fix_nh.cpp: nve_v, remap, nve_x, remap) and a damped minimisation. Positions
// are box fractions, so the barostat's dilation changes no coordinate. Velocities in double precision.

import {
  acceleration, atoms, firstOf, forces, POSITION_UNIT, positions, speciesCount, state, timeStep,
  velocities,
} from './system';

// A displacement in box fractions × 2³², rounded; wraps.
function hop(x: f64): i32 {
  return i32(i64(nearest(x)));
}

// v ← s·v + ½Δt·F/m,   x ← x + Δt·v / L½, L½ the box at half step.
export function kickAndDrift(factor: f64, boxX: f64, boxY: f64, boxZ: f64): void {
  const toX = timeStep / (boxX * POSITION_UNIT);
  const toY = timeStep / (boxY * POSITION_UNIT);
  const toZ = timeStep / (boxZ * POSITION_UNIT);
  for (let s = 0; s < speciesCount; s++) {
    const kick = 0.5 * timeStep * acceleration(s);
    const end = load<i32>(firstOf + 4 * s + 4);
    for (let i = load<i32>(firstOf + 4 * s); i < end; i++) {
      const v = velocities + 24 * i;
      const f = forces + 16 * i;
      const x = positions + 16 * i;
      const vx = load<f64>(v) * factor + kick * f64(load<f32>(f));
      const vy = load<f64>(v, 8) * factor + kick * f64(load<f32>(f, 4));
      const vz = load<f64>(v, 16) * factor + kick * f64(load<f32>(f, 8));
      store<f64>(v, vx);
      store<f64>(v, vy, 8);
      store<f64>(v, vz, 16);
      store<i32>(x, load<i32>(x) + hop(vx * toX));
      store<i32>(x, load<i32>(x, 4) + hop(vy * toY), 4);
      store<i32>(x, load<i32>(x, 8) + hop(vz * toZ), 8);
    }
  }
}

// v ← v + ½Δt·F/m; gives the kinetic energy, eV.
export function kick(): f64 {
  let energy: f64 = 0;
  for (let s = 0; s < speciesCount; s++) {
    const kick = 0.5 * timeStep * acceleration(s);
    const end = load<i32>(firstOf + 4 * s + 4);
    let squares: f64 = 0;
    for (let i = load<i32>(firstOf + 4 * s); i < end; i++) {
      const v = velocities + 24 * i;
      const f = forces + 16 * i;
      const vx = load<f64>(v) + kick * f64(load<f32>(f));
      const vy = load<f64>(v, 8) + kick * f64(load<f32>(f, 4));
      const vz = load<f64>(v, 16) + kick * f64(load<f32>(f, 8));
      store<f64>(v, vx);
      store<f64>(v, vy, 8);
      store<f64>(v, vz, 16);
      squares += vx * vx + vy * vy + vz * vz;
    }
    energy += (0.5 * squares) / acceleration(s);
  }
  return energy;
}

// eV
export function kineticEnergy(): f64 {
  let energy: f64 = 0;
  for (let s = 0; s < speciesCount; s++) {
    const from = 3 * load<i32>(firstOf + 4 * s);
    const end = 3 * load<i32>(firstOf + 4 * s + 4);
    let squares: f64 = 0;
    for (let k = from; k < end; k++) {
      const v = load<f64>(velocities + 8 * k);
      squares += v * v;
    }
    energy += (0.5 * squares) / acceleration(s);
  }
  return energy;
}

export function scaleVelocities(factor: f64): void {
  for (let k = 0; k < 3 * atoms; k++) {
    const v = velocities + 8 * k;
    store<f64>(v, load<f64>(v) * factor);
  }
}

const LONGEST_STEP: f64 = 0.05; // Å

// One step of a damped minimisation: every atom keeps the part of its velocity that points along its
// force, and no step is longer than LONGEST_STEP, so that nothing can jump through a Buckingham barrier
// ("quick-min", per atom).
export function relaxOnce(): void {
  const toX = timeStep / (state.boxX * POSITION_UNIT);
  const toY = timeStep / (state.boxY * POSITION_UNIT);
  const toZ = timeStep / (state.boxZ * POSITION_UNIT);
  for (let s = 0; s < speciesCount; s++) {
    const push = timeStep * acceleration(s);
    const end = load<i32>(firstOf + 4 * s + 4);
    for (let i = load<i32>(firstOf + 4 * s); i < end; i++) {
      const v = velocities + 24 * i;
      const f = forces + 16 * i;
      const x = positions + 16 * i;
      const fx = f64(load<f32>(f));
      const fy = f64(load<f32>(f, 4));
      const fz = f64(load<f32>(f, 8));
      const size = Math.sqrt(fx * fx + fy * fy + fz * fz);
      const inverse = size > 1e-12 ? 1 / size : 0;
      const along =
        (load<f64>(v) * fx + load<f64>(v, 8) * fy + load<f64>(v, 16) * fz) * inverse;
      const wanted = max(0.0, along) + push * size;
      const speed = min(wanted, LONGEST_STEP / timeStep) * inverse;
      store<f64>(v, speed * fx);
      store<f64>(v, speed * fy, 8);
      store<f64>(v, speed * fz, 16);
      store<i32>(x, load<i32>(x) + hop(speed * fx * toX));
      store<i32>(x, load<i32>(x, 4) + hop(speed * fy * toY), 4);
      store<i32>(x, load<i32>(x, 8) + hop(speed * fz * toZ), 8);
    }
  }
}
