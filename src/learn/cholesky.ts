/**
 * Cholesky factors of symmetric positive definite matrices (Golub, Van Loan, Matrix Computations, 4th
 * ed., section 4.2). All matrices are n × n, row by row; of L only the lower triangle is used.
 */

/** L with L Lᵀ = A; null when A is not positive definite. */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
      if (i !== j) {
        l[i * n + j] = sum / l[j * n + j];
        continue;
      }
      if (!(sum > 0)) return null;
      l[i * n + i] = Math.sqrt(sum);
    }
  }
  return l;
}

/** Solves L x = b. */
export function solveLower(l: Float64Array, b: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    const row = i * n;
    for (let k = 0; k < i; k++) sum -= l[row + k] * x[k];
    x[i] = sum / l[row + i];
  }
  return x;
}

/** Solves Lᵀ x = b. */
export function solveUpper(l: Float64Array, b: Float64Array, n: number): Float64Array {
  const x = b.slice();
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= l[i * n + i];
    for (let k = 0; k < i; k++) x[k] -= l[i * n + k] * x[i];
  }
  return x;
}

/** A⁻¹ from its factor. */
export function inverseOf(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  // Rows of L⁻ᵀ: row j holds column j of L⁻¹, from its diagonal on.
  const columns = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    columns[j * n + j] = 1 / l[j * n + j];
    for (let i = j + 1; i < n; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= l[i * n + k] * columns[j * n + k];
      columns[j * n + i] = sum / l[i * n + i];
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < n; k++) sum += columns[i * n + k] * columns[j * n + k];
      inverse[i * n + j] = inverse[j * n + i] = sum;
    }
  }
  return inverse;
}
