/** What a fit by least squares comes to. */
export interface LeastSquares {
  readonly parameters: readonly number[];
  /** Covariance of the parameters, from the scatter of the data; null with no more data than parameters */
  readonly covariance: readonly (readonly number[])[] | null;
  /** Sum of squared residuals */
  readonly squares: number;
}

/** The value of a model at one datum and its derivatives by the parameters. */
export type Model = (
  datum: number,
  parameters: readonly number[],
) => { readonly value: number; readonly gradient: readonly number[] };

const MOST_STEPS = 100;
const SMALLEST_CHANGE = 1e-12;

/**
 * Fits a model to data by the method of Levenberg and Marquardt (J. SIAM 11, 431, 1963); a model that
 * is linear in its parameters takes a step or two. Null when the data do not determine the parameters.
 *
 * @param data what the model is to give at datum 0, 1, 2 …
 * @param start a guess of the parameters
 */
export function leastSquares(
  data: ArrayLike<number>,
  model: Model,
  start: readonly number[],
): LeastSquares | null {
  if (data.length < start.length) return null;
  let parameters = start;
  let squares = squaresOf(data, model, parameters);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { curvature, slope } = normalEquations(data, model, parameters);
    const damped = curvature.map((row, i) => row.map((c, j) => (i === j ? c * (1 + damping) : c)));
    const inverse = inverted(damped);
    if (inverse === null) return null;
    const change = inverse.map((row) => row.reduce((sum, c, j) => sum + c * slope[j], 0));
    const tried = parameters.map((parameter, i) => parameter + change[i]);
    const reached = squaresOf(data, model, tried);
    if (reached <= squares) {
      const gain = squares - reached;
      parameters = tried;
      squares = reached;
      damping = Math.max(damping / 10, 1e-12);
      if (gain <= SMALLEST_CHANGE * squares) break;
    } else {
      damping *= 10;
      if (damping > 1e12) break;
    }
  }
  const inverse = inverted(normalEquations(data, model, parameters).curvature);
  if (inverse === null || !parameters.every(Number.isFinite)) return null;
  const freedom = data.length - parameters.length;
  const covariance =
    freedom > 0 ? inverse.map((row) => row.map((c) => (c * squares) / freedom)) : null;
  return { parameters, covariance, squares };
}

function squaresOf(data: ArrayLike<number>, model: Model, parameters: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] - model(i, parameters).value) ** 2;
  return sum;
}

function normalEquations(data: ArrayLike<number>, model: Model, parameters: readonly number[]) {
  const curvature = parameters.map(() => parameters.map(() => 0));
  const slope = parameters.map(() => 0);
  for (let i = 0; i < data.length; i++) {
    const { value, gradient } = model(i, parameters);
    for (let a = 0; a < gradient.length; a++) {
      slope[a] += gradient[a] * (data[i] - value);
      for (let b = 0; b < gradient.length; b++) curvature[a][b] += gradient[a] * gradient[b];
    }
  }
  return { curvature, slope };
}

/** Inverse of a small symmetric matrix by Gauss and Jordan with pivots; null when it has none. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  // Rows and columns of one scale, whatever the units of the parameters.
  const scale = matrix.map((row, i) => 1 / Math.sqrt(row[i]));
  if (!scale.every(Number.isFinite)) return null;
  const rows = matrix.map((row, i) => [
    ...row.map((value, j) => value * scale[i] * scale[j]),
    ...row.map((_, j) => (i === j ? 1 : 0)),
  ]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    }
    if (!(Math.abs(rows[pivot][column]) > 1e-13)) return null;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    const divisor = rows[column][column];
    rows[column] = rows[column].map((value) => value / divisor);
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const factor = rows[i][column];
      rows[i] = rows[i].map((value, j) => value - factor * rows[column][j]);
    }
  }
  return rows.map((row, i) => row.slice(size).map((value, j) => value * scale[i] * scale[j]));
}
