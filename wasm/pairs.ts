// Short-range forces from half lists, four neighbours at a time:
//   V(r) = A e^(−r/ρ) − C/r⁶ + k qᵢqⱼ [1/r − h(u)],   r < cutoff, no shift, no tail,
//   −r V′(r) of its Coulomb part = k qᵢqⱼ [1/r − g(u)],   u = 2 r²/cutoff² − 1,
// h and g polynomials that the host fits to the splitting of the Coulomb sum (src/engine/near-part.ts).
// Below a pair's guard radius (inside which no atom ever is at these temperatures) the Buckingham part
// goes on as a straight line, and so does the whole pair where the charges attract: what holds against
// k qᵢqⱼ/r there counts as Buckingham's. Forces in single precision, sums of energies in double.

import { allocate } from './memory';
import { list, starts } from './lists';
import {
  atoms, cutoff, forces, pairs, POSITION_UNIT, positions, speciesCount, state,
} from './system';

const MOST_TERMS = 24;
// Terms that are always there; the polynomials are filled up by zeros, to an even number.
const FEWEST_TERMS = 12;

// h and g, a v128 of four equal f32 a term, constant term first.
let energyTerms: usize = 0;
let workTerms: usize = 0;
let terms: i32 = FEWEST_TERMS;

// 2^f on |f| ≤ ½, beside 1: within 1.2e-7 of itself.
const POWER1: f32 = 0.6931468559;
const POWER2: f32 = 0.24022238;
const POWER3: f32 = 0.05550892952;
const POWER4: f32 = 0.009671697938;
const POWER5: f32 = 0.001321867248;

// Sums of the last call, eV.
export let buckinghamSum: f64 = 0;
export let coulombSum: f64 = 0;
export let virialSum: f64 = 0; // Σ r·F of the Buckingham forces

export function createPairs(): void {
  energyTerms = allocate(16 * MOST_TERMS);
  workTerms = allocate(16 * MOST_TERMS);
}

export function setNearTerms(count: i32): void {
  terms = max((count + 1) & ~1, FEWEST_TERMS);
  memory.fill(energyTerms, 0, 16 * MOST_TERMS);
  memory.fill(workTerms, 0, 16 * MOST_TERMS);
}

export function setNearTerm(index: i32, energy: f64, work: f64): void {
  v128.store(energyTerms + 16 * index, f32x4.splat(f32(energy)));
  v128.store(workTerms + 16 * index, f32x4.splat(f32(work)));
}

function sum(x: v128): f64 {
  return (
    f64(f32x4.extract_lane(x, 0)) + f64(f32x4.extract_lane(x, 1)) +
    (f64(f32x4.extract_lane(x, 2)) + f64(f32x4.extract_lane(x, 3)))
  );
}

export function pairForces(): void {
  memory.fill(forces, 0, 16 * (usize(atoms) + 1));
  const unitX = f32x4.splat(f32(state.boxX * POSITION_UNIT));
  const unitY = f32x4.splat(f32(state.boxY * POSITION_UNIT));
  const unitZ = f32x4.splat(f32(state.boxZ * POSITION_UNIT));
  const squaredCutoff = f32x4.splat(f32(cutoff * cutoff));
  const scale = f32x4.splat(f32(2 / (cutoff * cutoff)));
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const halfBox = i32x4.splat(i32.MIN_VALUE);
  const h0 = v128.load(energyTerms);
  const h1 = v128.load(energyTerms, 16);
  const h2 = v128.load(energyTerms, 32);
  const h3 = v128.load(energyTerms, 48);
  const h4 = v128.load(energyTerms, 64);
  const h5 = v128.load(energyTerms, 80);
  const h6 = v128.load(energyTerms, 96);
  const h7 = v128.load(energyTerms, 112);
  const h8 = v128.load(energyTerms, 128);
  const h9 = v128.load(energyTerms, 144);
  const h10 = v128.load(energyTerms, 160);
  const h11 = v128.load(energyTerms, 176);
  const g0 = v128.load(workTerms);
  const g1 = v128.load(workTerms, 16);
  const g2 = v128.load(workTerms, 32);
  const g3 = v128.load(workTerms, 48);
  const g4 = v128.load(workTerms, 64);
  const g5 = v128.load(workTerms, 80);
  const g6 = v128.load(workTerms, 96);
  const g7 = v128.load(workTerms, 112);
  const g8 = v128.load(workTerms, 128);
  const g9 = v128.load(workTerms, 144);
  const g10 = v128.load(workTerms, 160);
  const g11 = v128.load(workTerms, 176);
  const lastTerm = usize(16 * (terms - 2));
  const longer = terms > FEWEST_TERMS;
  const at = positions;
  const push = forces;
  const entries = list;
  const ghost = at + 16 * usize(atoms);
  const count = speciesCount;
  let buckinghamTotal: f64 = 0;
  let coulombTotal: f64 = 0;
  let virialTotal: f64 = 0;

  for (let i = 0; i < atoms; i++) {
    const here = v128.load(at + 16 * i);
    v128.store(ghost, v128.xor(here, halfBox));
    const xi = i32x4.shuffle(here, here, 0, 0, 0, 0);
    const yi = i32x4.shuffle(here, here, 1, 1, 1, 1);
    const zi = i32x4.shuffle(here, here, 2, 2, 2, 2);
    const own = i32x4.extract_lane(here, 3);
    let forceX = zero;
    let forceY = zero;
    let forceZ = zero;
    let coulombs = zero;
    let buckinghams = zero;
    let virials = zero;
    let place = starts + 4 * usize(i * count + own);
    let k = usize(load<i32>(place)) * 16;
    for (let s = own; s < count; s++) {
      place += 4;
      const end = usize(load<i32>(place)) * 16;
      if (k == end) continue;
      const pair = pairs + 32 * (8 * own + s);
      const A = v128.load32_splat(pair);
      const decay = v128.load32_splat(pair, 4);
      const C = v128.load32_splat(pair, 8);
      const guard = v128.load32_splat(pair, 12);
      const inverseGuard = v128.load32_splat(pair, 16);
      const strength = v128.load32_splat(pair, 20);
      const more = load<f32>(pair, 24) != 0;
      const inverseRho = v128.load32_splat(pair, 28);
      const attracts = load<f32>(pair, 20) < 0;
      let nearSum = zero;
      for (; k < end; k += 16) {
        const j0 = usize(load<i32>(entries + k));
        const j1 = usize(load<i32>(entries + k, 4));
        const j2 = usize(load<i32>(entries + k, 8));
        const j3 = usize(load<i32>(entries + k, 12));
        const p0 = v128.load(at + j0);
        const p1 = v128.load(at + j1);
        const p2 = v128.load(at + j2);
        const p3 = v128.load(at + j3);
        const xy01 = i32x4.shuffle(p0, p1, 0, 4, 1, 5);
        const xy23 = i32x4.shuffle(p2, p3, 0, 4, 1, 5);
        const z01 = i32x4.shuffle(p0, p1, 2, 6, 3, 7);
        const z23 = i32x4.shuffle(p2, p3, 2, 6, 3, 7);
        const dx = i32x4.sub(xi, i64x2.shuffle(xy01, xy23, 0, 2));
        const dy = i32x4.sub(yi, i64x2.shuffle(xy01, xy23, 1, 3));
        const dz = i32x4.sub(zi, i64x2.shuffle(z01, z23, 0, 2));
        const x = f32x4.mul(unitX, f32x4.convert_i32x4_s(dx));
        const y = f32x4.mul(unitY, f32x4.convert_i32x4_s(dy));
        const z = f32x4.mul(unitZ, f32x4.convert_i32x4_s(dz));
        const r2 = f32x4.add(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)), f32x4.mul(z, z));
        const inside = f32x4.lt(r2, squaredCutoff);
        const r = f32x4.sqrt(r2);
        const inverse = f32x4.div(one, r);
        const u = f32x4.sub(f32x4.mul(r2, scale), one);
        // Real-space Coulomb: even and odd powers of u apart, by Horner's rule
        const v = f32x4.mul(u, u);
        let hEven = h10;
        let hOdd = h11;
        let gEven = g10;
        let gOdd = g11;
        if (longer) {
          hEven = v128.load(energyTerms + lastTerm);
          hOdd = v128.load(energyTerms + lastTerm, 16);
          gEven = v128.load(workTerms + lastTerm);
          gOdd = v128.load(workTerms + lastTerm, 16);
          for (let term = lastTerm - 32; term >= 160; term -= 32) {
            hEven = f32x4.add(f32x4.mul(hEven, v), v128.load(energyTerms + term));
            hOdd = f32x4.add(f32x4.mul(hOdd, v), v128.load(energyTerms + term, 16));
            gEven = f32x4.add(f32x4.mul(gEven, v), v128.load(workTerms + term));
            gOdd = f32x4.add(f32x4.mul(gOdd, v), v128.load(workTerms + term, 16));
          }
        }
        hEven = f32x4.add(f32x4.mul(hEven, v), h8);
        hOdd = f32x4.add(f32x4.mul(hOdd, v), h9);
        gEven = f32x4.add(f32x4.mul(gEven, v), g8);
        gOdd = f32x4.add(f32x4.mul(gOdd, v), g9);
        hEven = f32x4.add(f32x4.mul(hEven, v), h6);
        hOdd = f32x4.add(f32x4.mul(hOdd, v), h7);
        gEven = f32x4.add(f32x4.mul(gEven, v), g6);
        gOdd = f32x4.add(f32x4.mul(gOdd, v), g7);
        hEven = f32x4.add(f32x4.mul(hEven, v), h4);
        hOdd = f32x4.add(f32x4.mul(hOdd, v), h5);
        gEven = f32x4.add(f32x4.mul(gEven, v), g4);
        gOdd = f32x4.add(f32x4.mul(gOdd, v), g5);
        hEven = f32x4.add(f32x4.mul(hEven, v), h2);
        hOdd = f32x4.add(f32x4.mul(hOdd, v), h3);
        gEven = f32x4.add(f32x4.mul(gEven, v), g2);
        gOdd = f32x4.add(f32x4.mul(gOdd, v), g3);
        hEven = f32x4.add(f32x4.mul(hEven, v), h0);
        hOdd = f32x4.add(f32x4.mul(hOdd, v), h1);
        gEven = f32x4.add(f32x4.mul(gEven, v), g0);
        gOdd = f32x4.add(f32x4.mul(gOdd, v), g1);
        const h = f32x4.add(hEven, f32x4.mul(hOdd, u));
        const g = f32x4.add(gEven, f32x4.mul(gOdd, u));
        let pull = f32x4.mul(strength, f32x4.sub(inverse, g));
        nearSum = f32x4.add(nearSum, v128.and(inside, f32x4.sub(inverse, h)));
        if (more) {
          // Buckingham; e^x as 2^n · 2^f, |f| ≤ ½
          const outside = f32x4.pmax(guard, r);
          const inverseOutside = f32x4.pmin(inverseGuard, inverse);
          const inverse2 = f32x4.mul(inverseOutside, inverseOutside);
          const power = f32x4.pmax(f32x4.splat(-126), f32x4.neg(f32x4.mul(outside, decay)));
          const shifted = f32x4.add(power, f32x4.splat(12582912));
          const f = f32x4.sub(power, f32x4.sub(shifted, f32x4.splat(12582912)));
          let e = f32x4.splat(POWER5);
          e = f32x4.add(f32x4.mul(e, f), f32x4.splat(POWER4));
          e = f32x4.add(f32x4.mul(e, f), f32x4.splat(POWER3));
          e = f32x4.add(f32x4.mul(e, f), f32x4.splat(POWER2));
          e = f32x4.add(f32x4.mul(e, f), f32x4.splat(POWER1));
          e = f32x4.add(f32x4.mul(e, f), one);
          e = f32x4.mul(e, i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23));
          const repulsion = f32x4.mul(A, e);
          const dispersion = f32x4.mul(C, f32x4.mul(f32x4.mul(inverse2, inverse2), inverse2));
          let shove = f32x4.sub(
            f32x4.mul(repulsion, inverseRho),
            f32x4.mul(f32x4.mul(f32x4.splat(6), dispersion), inverseOutside),
          );
          const within = f32x4.sub(outside, r);
          let energy = f32x4.add(f32x4.sub(repulsion, dispersion), f32x4.mul(shove, within));
          if (attracts && v128.any_true(f32x4.lt(r, guard))) {
            const rise = f32x4.add(f32x4.sub(inverseOutside, inverse), f32x4.mul(inverse2, within));
            const against = f32x4.sub(inverse2, f32x4.mul(inverse, inverse));
            energy = f32x4.add(energy, f32x4.mul(strength, rise));
            shove = f32x4.add(shove, f32x4.mul(strength, against));
          }
          const work = f32x4.mul(shove, r);
          pull = f32x4.add(pull, work);
          buckinghams = f32x4.add(buckinghams, v128.and(inside, energy));
          virials = f32x4.add(virials, v128.and(inside, work));
        }
        pull = v128.and(inside, f32x4.mul(pull, f32x4.mul(inverse, inverse)));
        const fx = f32x4.mul(pull, x);
        const fy = f32x4.mul(pull, y);
        const fz = f32x4.mul(pull, z);
        forceX = f32x4.add(forceX, fx);
        forceY = f32x4.add(forceY, fy);
        forceZ = f32x4.add(forceZ, fz);
        // The neighbours are pushed the other way.
        const fxy01 = i32x4.shuffle(fx, fy, 0, 4, 1, 5);
        const fxy23 = i32x4.shuffle(fx, fy, 2, 6, 3, 7);
        const fz01 = i32x4.shuffle(fz, zero, 0, 4, 1, 5);
        const fz23 = i32x4.shuffle(fz, zero, 2, 6, 3, 7);
        v128.store(push + j0, f32x4.sub(v128.load(push + j0), i64x2.shuffle(fxy01, fz01, 0, 2)));
        v128.store(push + j1, f32x4.sub(v128.load(push + j1), i64x2.shuffle(fxy01, fz01, 1, 3)));
        v128.store(push + j2, f32x4.sub(v128.load(push + j2), i64x2.shuffle(fxy23, fz23, 0, 2)));
        v128.store(push + j3, f32x4.sub(v128.load(push + j3), i64x2.shuffle(fxy23, fz23, 1, 3)));
      }
      coulombs = f32x4.add(coulombs, f32x4.mul(strength, nearSum));
    }
    const xyLow = i32x4.shuffle(forceX, forceY, 0, 4, 1, 5);
    const xyHigh = i32x4.shuffle(forceX, forceY, 2, 6, 3, 7);
    const zLow = i32x4.shuffle(forceZ, zero, 0, 4, 1, 5);
    const zHigh = i32x4.shuffle(forceZ, zero, 2, 6, 3, 7);
    const xy = f32x4.add(xyLow, xyHigh);
    const z0 = f32x4.add(zLow, zHigh);
    const total = f32x4.add(i64x2.shuffle(xy, z0, 0, 2), i64x2.shuffle(xy, z0, 1, 3));
    v128.store(push + 16 * i, f32x4.add(v128.load(push + 16 * i), total));
    coulombTotal += sum(coulombs);
    buckinghamTotal += sum(buckinghams);
    virialTotal += sum(virials);
  }
  buckinghamSum = buckinghamTotal;
  coulombSum = coulombTotal;
  virialSum = virialTotal;
}
