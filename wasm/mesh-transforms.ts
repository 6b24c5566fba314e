// Transforms of the meshes along x and y, four lines at a time; those along z go with the convolution
// (mesh.ts).

import { lineA, lineB, transform } from './fft';
import { IM, imaginary, nx, ny, nz, plane, RE, real, row } from './mesh-grid';

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
export function loadLine(at: usize, apart: usize, n: i32, to: usize): void {
  for (let k = 0; k < n; k++) {
    v128.store(to, v128.load(at));
    to += 32;
    at += apart;
  }
}

export function storeLine(at: usize, apart: usize, n: i32, from: usize): void {
  for (let k = 0; k < n; k++) {
    v128.store(at, v128.load(from));
    from += 32;
    at += apart;
  }
}

export function forwardX(): void {
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

export function inverseX(re: usize, im: usize, both: bool): void {
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

export function forwardY(): void {
  alongY(real, imaginary, RE, IM);
}

export function inverseY(re: usize, im: usize): void {
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
