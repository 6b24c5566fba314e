// The far part of the Coulomb sum on a mesh (particle mesh Ewald with ik differentiation): charges
// shared among order³ points, transformed, multiplied with the influence function
//   G(k) = (4π k_e / V k²) far(k) Π W² / (Π Σₘ W²)²      (LAMMPS compute_gf_ik, m = 0)
// and its gradient, transformed back, and gathered at the atoms:
//   energy = ½ Σ G |ρ|²,   E(k) = −i k G ρ
// W the window's transform, far(k) the share of a wave that the mesh carries: a polynomial in
// 2k²/k_max² − 1 and 0 beyond k_max (prolate splitting), or e^(−k²/4α²) (PPPM).
//
// Planes of rows of x; a row has room for 8 more points, so that a charge is shared with 8 points of a
// row without a thought of its end. The field's components are real, so that they travel as two complex
// meshes: Ex + i Ey and Ez.

import { lineA, lineB, lineC, lineD, transform } from './fft';
import { placeLists, raiseLists } from './lists';
import { allocate } from './memory';
import { charge, firstOf, forces, positions, speciesCount, state, volume } from './system';
import { computeWeights, order, weights } from './window';

const RE: usize = 0;
const IM: usize = 16;
const MOST_AXIS: i32 = 128;
const SPLIT_TERMS: i32 = 12;

let nx: i32 = 0;
let ny: i32 = 0;
let nz: i32 = 0;
// Bytes of a row and of a plane
let row: usize = 0;
let plane: usize = 0;
// Four meshes of f32: charges, then Ex, Ey, Ez, –
let real: usize = 0;
let imaginary: usize = 0;
let third: usize = 0;
let fourth: usize = 0;
let room: usize = 0;
let firstMesh: usize = 0;

// Of each axis, f32: wave numbers; those whose derivative counts (not half the mesh); influence factors.
let waves: usize = 0;
let derivatives: usize = 0;
let influences: usize = 0;

// 0: PPPM, 1: prolate
let prolate: bool = true;
// α, or k_max, Å⁻¹
let splitting: f64 = 0;
let farTerms: usize = 0;
let coulombConstant: f64 = 0;

// eV, of the last forces
export let meshEnergy: f64 = 0;

export function createMesh(coulomb: f64): void {
  coulombConstant = coulomb;
  waves = allocate(4 * 3 * MOST_AXIS);
  derivatives = allocate(4 * 3 * MOST_AXIS);
  influences = allocate(4 * 3 * MOST_AXIS);
  farTerms = allocate(16 * SPLIT_TERMS);
}

export function setMesh(x: i32, y: i32, z: i32, isProlate: i32, split: f64): void {
  nx = x;
  ny = y;
  nz = z;
  prolate = isProlate !== 0;
  splitting = split;
  row = 4 * usize((x + 8 + 3) & ~3);
  plane = row * usize(y);
  const bytes = plane * usize(z) + 64;
  if (bytes > room) {
    room = bytes + bytes / 2;
    raiseLists(4 * room);
    firstMesh = allocate(4 * room);
    placeLists();
  }
  real = firstMesh;
  imaginary = real + bytes;
  third = imaginary + bytes;
  fourth = third + bytes;
  memory.fill(firstMesh, 0, 4 * bytes);
  memory.fill(influences, 0, 4 * 3 * MOST_AXIS);
  memory.fill(waves, 0, 4 * 3 * MOST_AXIS);
  memory.fill(derivatives, 0, 4 * 3 * MOST_AXIS);
}

export function setWave(axis: i32, index: i32, wave: f64, derivative: f64, influence: f64): void {
  const at = 4 * (axis * MOST_AXIS + index);
  store<f32>(waves + at, f32(wave));
  store<f32>(derivatives + at, f32(derivative));
  store<f32>(influences + at, f32(influence));
}

export function setFarTerm(index: i32, value: f64): void {
  v128.store(farTerms + 16 * index, f32x4.splat(f32(value)));
}

// Adds the far part to `forces`, and sets `meshEnergy`.
export function meshForces(): void {
  shareCharges();
  forwardX();
  forwardY();
  convolve();
  inverseY(real, imaginary);
  inverseY(third, fourth);
  inverseX(real, imaginary, true);
  inverseX(third, fourth, false);
  gatherFields();
}

// Where an atom's points begin, and its weights: columns of x of a row; rows of y and planes of z.
let firstColumn: usize = 0;
let weightsX0: v128 = f32x4.splat(0);
let weightsX1: v128 = f32x4.splat(0);
// Byte offsets of the rows and of the planes of its points
let rowOffsets: usize = 0;
let planeOffsets: usize = 0;

export function createPlaces(): void {
  rowOffsets = allocate(64);
  planeOffsets = allocate(64);
}

function placeOnMesh(atom: usize): void {
  const p = positions + 16 * atom;
  const x = u64(load<u32>(p)) * u64(nx);
  const y = u64(load<u32>(p, 4)) * u64(ny);
  const z = u64(load<u32>(p, 8)) * u64(nz);
  // 24 bits of the place within a cell
  const parts = i32x4(i32(u32(x) >>> 8), i32(u32(y) >>> 8), i32(u32(z) >>> 8), 0);
  const u = f32x4.sub(
    f32x4.mul(f32x4.convert_i32x4_s(parts), f32x4.splat(5.9604644775390625e-8)),
    f32x4.splat(0.5),
  );
  computeWeights(u);
  const w0 = v128.load(weights);
  const w1 = v128.load(weights, 16);
  const w2 = v128.load(weights, 32);
  const w3 = v128.load(weights, 48);
  const w4 = v128.load(weights, 64);
  const w5 = v128.load(weights, 80);
  const w6 = v128.load(weights, 96);
  const w7 = v128.load(weights, 112);
  weightsX0 = i64x2.shuffle(
    i32x4.shuffle(w0, w1, 0, 4, 0, 4),
    i32x4.shuffle(w2, w3, 0, 4, 0, 4),
    0,
    2,
  );
  weightsX1 = i64x2.shuffle(
    i32x4.shuffle(w4, w5, 0, 4, 0, 4),
    i32x4.shuffle(w6, w7, 0, 4, 0, 4),
    0,
    2,
  );
  let column = i32(x >>> 32) - order + 1;
  const firstRow = i32(y >>> 32) - order + 1;
  const firstPlane = i32(z >>> 32) - order + 1;
  if (column < 0) column += nx;
  firstColumn = 4 * usize(column);
  for (let j = 0; j < order; j++) {
    const ay = firstRow + j;
    const az = firstPlane + j;
    store<i32>(rowOffsets + 4 * j, i32(row) * (ay < 0 ? ay + ny : ay));
    store<i32>(planeOffsets + 4 * j, i32(plane) * (az < 0 ? az + nz : az));
  }
}

function shareCharges(): void {
  memory.fill(real, 0, plane * usize(nz));
  for (let s = 0; s < speciesCount; s++) {
    const q = f32x4.splat(f32(charge(s)));
    const end = load<i32>(firstOf + 4 * s + 4);
    for (let i = load<i32>(firstOf + 4 * s); i < end; i++) {
      placeOnMesh(i);
      const wx0 = f32x4.mul(weightsX0, q);
      const wx1 = f32x4.mul(weightsX1, q);
      const points = order;
      for (let c = 0; c < points; c++) {
        const inPlane = real + usize(load<i32>(planeOffsets + 4 * c)) + firstColumn;
        const wz = v128.load32_splat(weights + 16 * c, 8);
        const x0 = f32x4.mul(wx0, wz);
        const x1 = f32x4.mul(wx1, wz);
        for (let b = 0; b < points; b++) {
          const at = inPlane + usize(load<i32>(rowOffsets + 4 * b));
          const wy = v128.load32_splat(weights + 16 * b, 4);
          v128.store(at, f32x4.add(v128.load(at), f32x4.mul(x0, wy)));
          v128.store(at, f32x4.add(v128.load(at, 16), f32x4.mul(x1, wy)), 16);
        }
      }
    }
  }
  // What went beyond the end of a row belongs to its beginning.
  for (let r = real; r < real + plane * usize(nz); r += row) {
    for (let x: usize = 0; x < usize(order - 1); x++) {
      const beyond = r + 4 * (usize(nx) + x);
      store<f32>(r + 4 * x, load<f32>(r + 4 * x) + load<f32>(beyond));
      store<f32>(beyond, 0);
    }
  }
}

// Transposes four rows from `at` on into the elements of a line, four at a time.
function loadRows(at: usize, rows: i32, to: usize): void {
  const r1 = rows > 1 ? at + row : at;
  const r2 = rows > 2 ? at + 2 * row : at;
  const r3 = rows > 3 ? at + 3 * row : at;
  for (let x: usize = 0; x < 4 * usize(nx); x += 16) {
    const a = v128.load(at + x);
    const b = v128.load(r1 + x);
    const c = v128.load(r2 + x);
    const d = v128.load(r3 + x);
    const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5);
    const ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7);
    const cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5);
    const cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
    const element = to + 8 * x;
    v128.store(element, i64x2.shuffle(ab0, cd0, 0, 2));
    v128.store(element, i64x2.shuffle(ab0, cd0, 1, 3), 32);
    v128.store(element, i64x2.shuffle(ab1, cd1, 0, 2), 64);
    v128.store(element, i64x2.shuffle(ab1, cd1, 1, 3), 96);
  }
}

// The other way; `from` is the real or the imaginary part of the line's first element.
function storeRows(at: usize, rows: i32, from: usize): void {
  for (let x: usize = 0; x < 4 * usize(nx); x += 16) {
    const element = from + 8 * x;
    const a = v128.load(element);
    const b = v128.load(element, 32);
    const c = v128.load(element, 64);
    const d = v128.load(element, 96);
    const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5);
    const ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7);
    const cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5);
    const cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
    v128.store(at + x, i64x2.shuffle(ab0, cd0, 0, 2));
    if (rows > 1) v128.store(at + row + x, i64x2.shuffle(ab0, cd0, 1, 3));
    if (rows > 2) v128.store(at + 2 * row + x, i64x2.shuffle(ab1, cd1, 0, 2));
    if (rows > 3) v128.store(at + 3 * row + x, i64x2.shuffle(ab1, cd1, 1, 3));
  }
}

// All elements of a line whose real parts lie from `at` on, `apart` bytes from one to the next.
function loadLine(at: usize, apart: usize, n: i32, to: usize): void {
  for (let k = 0; k < n; k++) {
    v128.store(to, v128.load(at));
    to += 32;
    at += apart;
  }
}

function storeLine(at: usize, apart: usize, n: i32, from: usize): void {
  for (let k = 0; k < n; k++) {
    v128.store(at, v128.load(from));
    from += 32;
    at += apart;
  }
}

function forwardX(): void {
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y += 4) {
      const offset = plane * usize(z) + row * usize(y);
      const rows = min(4, ny - y);
      loadRows(real + offset, rows, lineA);
      for (let x = 0; x < nx; x++) v128.store(lineA + 32 * x, f32x4.splat(0), 16);
      const line = transform(0, nx, lineA, lineB, RE, IM);
      storeRows(real + offset, rows, line);
      storeRows(imaginary + offset, rows, line + 16);
    }
  }
}

function inverseX(re: usize, im: usize, both: bool): void {
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y += 4) {
      const offset = plane * usize(z) + row * usize(y);
      const rows = min(4, ny - y);
      loadRows(re + offset, rows, lineA);
      loadRows(im + offset, rows, lineA + 16);
      const line = transform(0, nx, lineA, lineB, IM, RE);
      storeRows(re + offset, rows, line);
      if (both) storeRows(im + offset, rows, line + 16);
    }
  }
}

function forwardY(): void {
  alongY(real, imaginary, RE, IM);
}

function inverseY(re: usize, im: usize): void {
  alongY(re, im, IM, RE);
}

function alongY(re: usize, im: usize, first: usize, second: usize): void {
  for (let z = 0; z < nz; z++) {
    for (let x = 0; x < nx; x += 4) {
      const offset = plane * usize(z) + 4 * usize(x);
      loadLine(re + offset, row, ny, lineA);
      loadLine(im + offset, row, ny, lineA + 16);
      const line = transform(1, ny, lineA, lineB, first, second);
      storeLine(re + offset, row, ny, line);
      storeLine(im + offset, row, ny, line + 16);
    }
  }
}

// Share of the waves that the mesh carries, 0 at k = 0.
function farPart(k2: v128, scale: v128): v128 {
  const one = f32x4.splat(1);
  if (prolate) {
    const u = f32x4.sub(f32x4.mul(k2, scale), one);
    let p = v128.load(farTerms, 176);
    for (let term = SPLIT_TERMS - 2; term >= 0; term--) {
      p = f32x4.add(f32x4.mul(p, u), v128.load(farTerms + 16 * term));
    }
    const carried = v128.and(f32x4.le(u, one), f32x4.gt(k2, f32x4.splat(0)));
    return v128.and(carried, p);
  }
  const x = f32x4.mul(k2, scale);
  const p = f32x4(
    f32(Math.exp(f64(f32x4.extract_lane(x, 0)))),
    f32(Math.exp(f64(f32x4.extract_lane(x, 1)))),
    f32(Math.exp(f64(f32x4.extract_lane(x, 2)))),
    f32(Math.exp(f64(f32x4.extract_lane(x, 3)))),
  );
  return v128.and(f32x4.gt(k2, f32x4.splat(0)), p);
}

function convolve(): void {
  const twoPi = 6.283185307179586;
  const reciprocalX = twoPi / state.boxX;
  const reciprocalY = twoPi / state.boxY;
  const reciprocalZ = twoPi / state.boxZ;
  const strength = f32x4.splat(f32((2 * twoPi * coulombConstant) / volume()));
  const scale = f32x4.splat(
    f32(prolate ? 2 / (splitting * splitting) : -0.25 / (splitting * splitting)),
  );
  let energy: f64 = 0;
  for (let y = 0; y < ny; y++) {
    const at = 4 * (MOST_AXIS + y);
    const ky = reciprocalY * f64(load<f32>(waves + at));
    const dy = f32x4.splat(f32(reciprocalY * f64(load<f32>(derivatives + at))));
    const inY = f32x4.mul(strength, v128.load32_splat(influences + at));
    const ky2 = f32x4.splat(f32(ky * ky));
    for (let x = 0; x < nx; x += 4) {
      const rx = f32x4.splat(f32(reciprocalX));
      const kx = f32x4.mul(rx, v128.load(waves + 4 * x));
      const dx = f32x4.mul(rx, v128.load(derivatives + 4 * x));
      const inXY = f32x4.mul(inY, v128.load(influences + 4 * x));
      const kxy2 = f32x4.add(f32x4.mul(kx, kx), ky2);
      const offset = row * usize(y) + 4 * usize(x);
      loadLine(real + offset, plane, nz, lineA);
      loadLine(imaginary + offset, plane, nz, lineA + 16);
      const line = transform(2, nz, lineA, lineB, RE, IM);
      let energies = f32x4.splat(0);
      for (let z = 0; z < nz; z++) {
        const az = 4 * (2 * MOST_AXIS + z);
        const kz = f32(reciprocalZ * f64(load<f32>(waves + az)));
        const dz = f32x4.splat(f32(reciprocalZ * f64(load<f32>(derivatives + az))));
        const k2 = f32x4.add(kxy2, f32x4.splat(kz * kz));
        const safe = f32x4.pmax(k2, f32x4.splat(1e-12));
        const influence = f32x4.mul(
          f32x4.div(farPart(k2, scale), safe),
          f32x4.mul(inXY, v128.load32_splat(influences + az)),
        );
        const a = v128.load(line + 32 * z);
        const b = v128.load(line + 32 * z, 16);
        const ga = f32x4.mul(influence, a);
        const gb = f32x4.mul(influence, b);
        energies = f32x4.add(energies, f32x4.add(f32x4.mul(ga, a), f32x4.mul(gb, b)));
        // Ex + i Ey = (ky − i kx) Gρ;  Ez = −i kz Gρ
        v128.store(lineC + 32 * z, f32x4.add(f32x4.mul(dy, ga), f32x4.mul(dx, gb)));
        v128.store(lineC + 32 * z, f32x4.sub(f32x4.mul(dy, gb), f32x4.mul(dx, ga)), 16);
        v128.store(lineD + 32 * z, f32x4.mul(dz, gb));
        v128.store(lineD + 32 * z, f32x4.neg(f32x4.mul(dz, ga)), 16);
      }
      energy +=
        f64(f32x4.extract_lane(energies, 0)) +
        f64(f32x4.extract_lane(energies, 1)) +
        (f64(f32x4.extract_lane(energies, 2)) + f64(f32x4.extract_lane(energies, 3)));
      const xy = transform(2, nz, lineC, lineA, IM, RE);
      storeLine(real + offset, plane, nz, xy);
      storeLine(imaginary + offset, plane, nz, xy + 16);
      const zLine = transform(2, nz, lineD, lineA, IM, RE);
      storeLine(third + offset, plane, nz, zLine);
      storeLine(fourth + offset, plane, nz, zLine + 16);
    }
  }
  meshEnergy = 0.5 * energy;
}

function repeatRows(mesh: usize): void {
  for (let r = mesh; r < mesh + plane * usize(nz); r += row) {
    for (let x: usize = 0; x < usize(order - 1); x++) {
      store<f32>(r + 4 * (usize(nx) + x), load<f32>(r + 4 * x));
    }
  }
}

function gatherFields(): void {
  repeatRows(real);
  repeatRows(imaginary);
  repeatRows(third);
  const toY = imaginary - real;
  const toZ = third - real;
  for (let s = 0; s < speciesCount; s++) {
    const q = f32(charge(s));
    const end = load<i32>(firstOf + 4 * s + 4);
    for (let i = load<i32>(firstOf + 4 * s); i < end; i++) {
      placeOnMesh(i);
      const points = order;
      let ex0 = f32x4.splat(0);
      let ex1 = f32x4.splat(0);
      let ey0 = f32x4.splat(0);
      let ey1 = f32x4.splat(0);
      let ez0 = f32x4.splat(0);
      let ez1 = f32x4.splat(0);
      for (let c = 0; c < points; c++) {
        const inPlane = real + usize(load<i32>(planeOffsets + 4 * c)) + firstColumn;
        const wz = v128.load32_splat(weights + 16 * c, 8);
        for (let b = 0; b < points; b++) {
          const at = inPlane + usize(load<i32>(rowOffsets + 4 * b));
          const w = f32x4.mul(wz, v128.load32_splat(weights + 16 * b, 4));
          ex0 = f32x4.add(ex0, f32x4.mul(w, v128.load(at)));
          ex1 = f32x4.add(ex1, f32x4.mul(w, v128.load(at, 16)));
          ey0 = f32x4.add(ey0, f32x4.mul(w, v128.load(at + toY)));
          ey1 = f32x4.add(ey1, f32x4.mul(w, v128.load(at + toY, 16)));
          ez0 = f32x4.add(ez0, f32x4.mul(w, v128.load(at + toZ)));
          ez1 = f32x4.add(ez1, f32x4.mul(w, v128.load(at + toZ, 16)));
        }
      }
      const wx0 = weightsX0;
      const wx1 = weightsX1;
      const f = forces + 16 * usize(i);
      store<f32>(f, load<f32>(f) + q * total(f32x4.add(f32x4.mul(wx0, ex0), f32x4.mul(wx1, ex1))));
      store<f32>(
        f,
        load<f32>(f, 4) + q * total(f32x4.add(f32x4.mul(wx0, ey0), f32x4.mul(wx1, ey1))),
        4,
      );
      store<f32>(
        f,
        load<f32>(f, 8) + q * total(f32x4.add(f32x4.mul(wx0, ez0), f32x4.mul(wx1, ez1))),
        8,
      );
    }
  }
}

function total(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}
