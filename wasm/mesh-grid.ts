// The mesh of the Coulomb sum: its size, its place in memory, and what the host tells of its waves
// (mesh.ts has what it is for). Planes of rows of x; a row has room for 8 more points, so that a charge is
// shared with 8 points of a row without a thought of its end.

import { placeLists, raiseLists } from './lists';
import { allocate } from './memory';

export const RE: usize = 0;
export const IM: usize = 16;
export const MOST_AXIS: i32 = 128;
export const SPLIT_TERMS: i32 = 12;

export let nx: i32 = 0;
export let ny: i32 = 0;
export let nz: i32 = 0;
// Bytes of a row and of a plane
export let row: usize = 0;
export let plane: usize = 0;
// Four meshes of f32: charges, then Ex, Ey, Ez, –
export let real: usize = 0;
export let imaginary: usize = 0;
export let third: usize = 0;
export let fourth: usize = 0;
export let room: usize = 0;
export let firstMesh: usize = 0;

// Of each axis, f32: wave numbers; those whose derivative counts (not half the mesh); influence factors.
export let waves: usize = 0;
export let derivatives: usize = 0;
export let influences: usize = 0;

// 0: PPPM, 1: prolate
export let prolate: bool = true;
// α, or k_max, Å⁻¹
export let splitting: f64 = 0;
export let farTerms: usize = 0;
export let coulombConstant: f64 = 0;

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
