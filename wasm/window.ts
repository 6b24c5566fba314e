// How a charge is shared among `order` mesh points an axis: weights of the points from the lowest, all
// three axes at once (x, y, z, – in the lanes). Even and odd polynomials in u, the place within a mesh
// cell from −½ to ½, that the host takes from src/engine/window.ts: weights j and order − 1 − j are
// even ± odd.

import { allocate } from './memory';

export const MOST_POINTS: i32 = 8;
const TERMS: i32 = 5;

export let order: i32 = 0;
// v128 a weight: MOST_POINTS of them, zero beyond the order
export let weights: usize = 0;
// f32: of each pair of weights the even terms, then the odd ones
let terms: usize = 0;

export function createWindow(): void {
  weights = allocate(16 * MOST_POINTS);
  terms = allocate(16 * 4 * 2 * TERMS);
}

export function setWindow(points: i32): void {
  order = points;
  memory.fill(weights, 0, 16 * MOST_POINTS);
  memory.fill(terms, 0, 16 * 4 * 2 * TERMS);
}

// Term `power` (of v = u²) of pair j; odd: times u.
export function setWindowTerm(pair: i32, odd: i32, power: i32, value: f64): void {
  v128.store(terms + 16 * ((2 * pair + odd) * TERMS + power), f32x4.splat(f32(value)));
}

export function computeWeights(u: v128): void {
  const v = f32x4.mul(u, u);
  let at = terms;
  for (let j = 0; 2 * j < order; j++) {
    let even = v128.load(at, 64);
    even = f32x4.add(f32x4.mul(even, v), v128.load(at, 48));
    even = f32x4.add(f32x4.mul(even, v), v128.load(at, 32));
    even = f32x4.add(f32x4.mul(even, v), v128.load(at, 16));
    even = f32x4.add(f32x4.mul(even, v), v128.load(at));
    let odd = v128.load(at, 128);
    odd = f32x4.add(f32x4.mul(odd, v), v128.load(at, 112));
    odd = f32x4.add(f32x4.mul(odd, v), v128.load(at, 96));
    odd = f32x4.add(f32x4.mul(odd, v), v128.load(at, 80));
    odd = f32x4.mul(odd, u);
    // The middle weight of an odd order is its own mirror image, and even.
    v128.store(weights + 16 * (order - 1 - j), f32x4.sub(even, odd));
    v128.store(weights + 16 * j, f32x4.add(even, odd));
    at += 16 * 2 * TERMS;
  }
}
