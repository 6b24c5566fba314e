// What passes between atoms and mesh: charges are shared among order³ points, fields gathered from them.

import { allocate } from './memory';
import { imaginary, nx, ny, nz, plane, real, row, third } from './mesh-grid';
import { charge, firstOf, forces, positions, speciesCount } from './system';
import { computeWeights, order, weights } from './window';

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

export function shareCharges(): void {
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

function repeatRows(mesh: usize): void {
  for (let r = mesh; r < mesh + plane * usize(nz); r += row) {
    for (let x: usize = 0; x < usize(order - 1); x++) {
      store<f32>(r + 4 * (usize(nx) + x), load<f32>(r + 4 * x));
    }
  }
}

export function gatherFields(): void {
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
