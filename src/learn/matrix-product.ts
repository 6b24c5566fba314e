/**
 * Computes out[i][j] = Σ_p a[i][p] b[j][p]: rows of `a` times rows of `b`, all row by row in flat arrays. Four by
 * two sums at a time stay in registers, which is what makes training quick.
 *
 * @param out - m × n, overwritten
 * @param a - m × k
 * @param b - n × k
 */
export function multiplyRows(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  m: number,
  n: number,
  k: number,
): void {
  const wholeRows = m - (m % 4);
  const wholeColumns = n - (n % 2);
  for (let i = 0; i < wholeRows; i += 4) {
    const a0 = i * k;
    const a1 = a0 + k;
    const a2 = a1 + k;
    const a3 = a2 + k;
    for (let j = 0; j < wholeColumns; j += 2) {
      const b0 = j * k;
      const b1 = b0 + k;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let p = 0; p < k; p++) {
        const x = b[b0 + p];
        const y = b[b1 + p];
        const r0 = a[a0 + p];
        const r1 = a[a1 + p];
        const r2 = a[a2 + p];
        const r3 = a[a3 + p];
        s00 += r0 * x;
        s01 += r0 * y;
        s10 += r1 * x;
        s11 += r1 * y;
        s20 += r2 * x;
        s21 += r2 * y;
        s30 += r3 * x;
        s31 += r3 * y;
      }
      const o = i * n + j;
      out[o] = s00;
      out[o + 1] = s01;
      out[o + n] = s10;
      out[o + n + 1] = s11;
      out[o + 2 * n] = s20;
      out[o + 2 * n + 1] = s21;
      out[o + 3 * n] = s30;
      out[o + 3 * n + 1] = s31;
    }
  }
  multiplyRest(out, a, b, { m, n, k, wholeRows, wholeColumns });
}

interface Shape {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly wholeRows: number;
  readonly wholeColumns: number;
}

/** The rows and columns that do not fill a block. */
function multiplyRest(out: Float64Array, a: Float64Array, b: Float64Array, shape: Shape): void {
  const { m, n, k, wholeRows, wholeColumns } = shape;
  for (let i = 0; i < m; i++) {
    for (let j = i < wholeRows ? wholeColumns : 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += a[i * k + p] * b[j * k + p];
      out[i * n + j] = sum;
    }
  }
}

/**
 * @param out - columns × rows, overwritten
 * @param a - rows × columns
 */
export function transpose(out: Float64Array, a: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j];
  }
}
