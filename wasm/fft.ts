// Fourier transforms of four lines at once: a line is n complex numbers, each two v128 (four real parts,
// four imaginary parts) that stand 32 bytes apart. n = 2ᵃ3ᵇ5ᶜ; Stockham's mixed-radix algorithm, so that
// waves come out in order. Forward: X(k) = Σ x(j) e^(−2πi jk/n). The inverse, without 1/n, is the forward
// transform with real and imaginary parts exchanged (`re` = 16, `im` = 0).

import { allocate } from './memory';

export const MOST_POINTS: i32 = 128;

// Two lines of scratch: a transform goes back and forth between them.
export let lineA: usize = 0;
export let lineB: usize = 0;
// A third and a fourth, for what is made of a transform.
export let lineC: usize = 0;
export let lineD: usize = 0;

// Of each of three axes: cos and sin of 2πj/n, f32 pairs; and its radices, closed by 0.
let twiddles: usize = 0;
let radices: usize = 0;

export function createFft(): void {
  const line = usize(32 * (MOST_POINTS + 4));
  lineA = allocate(line);
  lineB = allocate(line);
  lineC = allocate(line);
  lineD = allocate(line);
  twiddles = allocate(3 * 8 * MOST_POINTS);
  radices = allocate(3 * 4 * 16);
}

export function setTwiddle(axis: i32, index: i32, cosine: f64, sine: f64): void {
  const at = twiddles + 8 * (axis * MOST_POINTS + index);
  store<f32>(at, f32(cosine));
  store<f32>(at + 4, f32(sine));
}

export function setRadix(axis: i32, index: i32, radix: i32): void {
  store<i32>(radices + 4 * (16 * axis + index), radix);
}

// Transforms a line and gives where the result is: `from` or `to`.
export function transform(axis: i32, n: i32, from: usize, to: usize, re: usize, im: usize): usize {
  const table = twiddles + 8 * axis * MOST_POINTS;
  let x = from;
  let y = to;
  let rest = n;
  let stride = 1;
  let stage = radices + 64 * axis;
  let radix = load<i32>(stage);
  while (radix != 0) {
    rest /= radix;
    for (let p = 0; p < rest; p++) {
      const first = x + 32 * p * stride;
      const last = y + 32 * p * stride * radix;
      const apart = usize(32 * rest * stride);
      const hop = usize(8 * p * stride);
      if (radix == 5) five(first, last, apart, stride, table, hop, re, im);
      else if (radix == 4) four(first, last, apart, stride, table, hop, re, im);
      else if (radix == 3) three(first, last, apart, stride, table, hop, re, im);
      else two(first, last, apart, stride, table, hop, re, im);
    }
    stride *= radix;
    const free = x;
    x = y;
    y = free;
    stage += 4;
    radix = load<i32>(stage);
  }
  return x;
}

// Stores (a, b) · e^(−iθ), the twiddle's angle θ.
function turn(at: usize, a: v128, b: v128, twiddle: usize, re: usize, im: usize): void {
  const c = v128.load32_splat(twiddle);
  const s = v128.load32_splat(twiddle, 4);
  v128.store(at + re, f32x4.add(f32x4.mul(a, c), f32x4.mul(b, s)));
  v128.store(at + im, f32x4.sub(f32x4.mul(b, c), f32x4.mul(a, s)));
}

function two(x: usize, y: usize, apart: usize, stride: i32, table: usize, hop: usize, re: usize, im: usize): void {
  const across = usize(32 * stride);
  for (let q = 0; q < stride; q++) {
    const a = v128.load(x + re);
    const b = v128.load(x + im);
    const c = v128.load(x + apart + re);
    const d = v128.load(x + apart + im);
    v128.store(y + re, f32x4.add(a, c));
    v128.store(y + im, f32x4.add(b, d));
    turn(y + across, f32x4.sub(a, c), f32x4.sub(b, d), table + hop, re, im);
    x += 32;
    y += 32;
  }
}

function three(x: usize, y: usize, apart: usize, stride: i32, table: usize, hop: usize, re: usize, im: usize): void {
  const across = usize(32 * stride);
  const half = f32x4.splat(0.5);
  const sin60 = f32x4.splat(0.8660254037844386);
  for (let q = 0; q < stride; q++) {
    const a0 = v128.load(x + re);
    const b0 = v128.load(x + im);
    const a1 = v128.load(x + apart + re);
    const b1 = v128.load(x + apart + im);
    const a2 = v128.load(x + 2 * apart + re);
    const b2 = v128.load(x + 2 * apart + im);
    const a = f32x4.add(a1, a2);
    const b = f32x4.add(b1, b2);
    const da = f32x4.mul(sin60, f32x4.sub(a1, a2));
    const db = f32x4.mul(sin60, f32x4.sub(b1, b2));
    v128.store(y + re, f32x4.add(a0, a));
    v128.store(y + im, f32x4.add(b0, b));
    const ma = f32x4.sub(a0, f32x4.mul(half, a));
    const mb = f32x4.sub(b0, f32x4.mul(half, b));
    turn(y + across, f32x4.add(ma, db), f32x4.sub(mb, da), table + hop, re, im);
    turn(y + 2 * across, f32x4.sub(ma, db), f32x4.add(mb, da), table + 2 * hop, re, im);
    x += 32;
    y += 32;
  }
}

function four(x: usize, y: usize, apart: usize, stride: i32, table: usize, hop: usize, re: usize, im: usize): void {
  const across = usize(32 * stride);
  for (let q = 0; q < stride; q++) {
    const a0 = v128.load(x + re);
    const b0 = v128.load(x + im);
    const a1 = v128.load(x + apart + re);
    const b1 = v128.load(x + apart + im);
    const a2 = v128.load(x + 2 * apart + re);
    const b2 = v128.load(x + 2 * apart + im);
    const a3 = v128.load(x + 3 * apart + re);
    const b3 = v128.load(x + 3 * apart + im);
    const sa = f32x4.add(a0, a2);
    const sb = f32x4.add(b0, b2);
    const da = f32x4.sub(a0, a2);
    const db = f32x4.sub(b0, b2);
    const ta = f32x4.add(a1, a3);
    const tb = f32x4.add(b1, b3);
    const ea = f32x4.sub(a1, a3);
    const eb = f32x4.sub(b1, b3);
    v128.store(y + re, f32x4.add(sa, ta));
    v128.store(y + im, f32x4.add(sb, tb));
    turn(y + across, f32x4.add(da, eb), f32x4.sub(db, ea), table + hop, re, im);
    turn(y + 2 * across, f32x4.sub(sa, ta), f32x4.sub(sb, tb), table + 2 * hop, re, im);
    turn(y + 3 * across, f32x4.sub(da, eb), f32x4.add(db, ea), table + 3 * hop, re, im);
    x += 32;
    y += 32;
  }
}

function five(x: usize, y: usize, apart: usize, stride: i32, table: usize, hop: usize, re: usize, im: usize): void {
  const across = usize(32 * stride);
  const c1 = f32x4.splat(0.30901699437494745);
  const c2 = f32x4.splat(-0.8090169943749475);
  const s1 = f32x4.splat(0.9510565162951535);
  const s2 = f32x4.splat(0.5877852522924731);
  for (let q = 0; q < stride; q++) {
    const a0 = v128.load(x + re);
    const b0 = v128.load(x + im);
    const a1 = v128.load(x + apart + re);
    const b1 = v128.load(x + apart + im);
    const a2 = v128.load(x + 2 * apart + re);
    const b2 = v128.load(x + 2 * apart + im);
    const a3 = v128.load(x + 3 * apart + re);
    const b3 = v128.load(x + 3 * apart + im);
    const a4 = v128.load(x + 4 * apart + re);
    const b4 = v128.load(x + 4 * apart + im);
    const sa = f32x4.add(a1, a4);
    const sb = f32x4.add(b1, b4);
    const ta = f32x4.add(a2, a3);
    const tb = f32x4.add(b2, b3);
    const da = f32x4.sub(a1, a4);
    const db = f32x4.sub(b1, b4);
    const ea = f32x4.sub(a2, a3);
    const eb = f32x4.sub(b2, b3);
    v128.store(y + re, f32x4.add(a0, f32x4.add(sa, ta)));
    v128.store(y + im, f32x4.add(b0, f32x4.add(sb, tb)));
    const ma = f32x4.add(a0, f32x4.add(f32x4.mul(c1, sa), f32x4.mul(c2, ta)));
    const mb = f32x4.add(b0, f32x4.add(f32x4.mul(c1, sb), f32x4.mul(c2, tb)));
    const na = f32x4.add(a0, f32x4.add(f32x4.mul(c2, sa), f32x4.mul(c1, ta)));
    const nb = f32x4.add(b0, f32x4.add(f32x4.mul(c2, sb), f32x4.mul(c1, tb)));
    const pa = f32x4.add(f32x4.mul(s1, da), f32x4.mul(s2, ea));
    const pb = f32x4.add(f32x4.mul(s1, db), f32x4.mul(s2, eb));
    const qa = f32x4.sub(f32x4.mul(s2, da), f32x4.mul(s1, ea));
    const qb = f32x4.sub(f32x4.mul(s2, db), f32x4.mul(s1, eb));
    turn(y + across, f32x4.add(ma, pb), f32x4.sub(mb, pa), table + hop, re, im);
    turn(y + 2 * across, f32x4.add(na, qb), f32x4.sub(nb, qa), table + 2 * hop, re, im);
    turn(y + 3 * across, f32x4.sub(na, qb), f32x4.add(nb, qa), table + 3 * hop, re, im);
    turn(y + 4 * across, f32x4.sub(ma, pb), f32x4.add(mb, pa), table + 4 * hop, re, im);
    x += 32;
    y += 32;
  }
}
