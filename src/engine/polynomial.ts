import { cosine } from '../core/portable-math';

/**
 * Coefficients of a polynomial that follows a smooth f on [−1, 1], constant term first: it passes
 * through f at the Chebyshev nodes, so that its error is close to the smallest one possible.
 *
 * @param degree of the polynomial; degree + 1 coefficients
 */
export function fitPolynomial(f: (u: number) => number, degree: number): number[] {
  const n = degree + 1;
  const angles = Array.from({ length: n }, (_unused, i) => (Math.PI * (i + 0.5)) / n);
  const values = angles.map((angle) => f(cosine(angle)));
  const series = angles.map((_angle, k) => {
    const sum = values.reduce((all, value, i) => all + value * cosine(k * angles[i]), 0);
    return ((k === 0 ? 1 : 2) / n) * sum;
  });
  return chebyshevToPowers(series);
}

/** Σ cₖTₖ(u) as Σ aₖuᵏ, by T₍ₖ₊₁₎ = 2uTₖ − T₍ₖ₋₁₎. */
function chebyshevToPowers(series: readonly number[]): number[] {
  const powers: number[] = series.map(() => 0);
  let before: number[] = series.map(() => 0);
  let present: number[] = series.map((_c, k) => (k === 0 ? 1 : 0));
  series.forEach((c, k) => {
    present.forEach((t, power) => {
      powers[power] += c * t;
    });
    const factor = k === 0 ? 1 : 2;
    const next = present.map((_t, power) => factor * (present[power - 1] ?? 0) - before[power]);
    before = present;
    present = next;
  });
  return powers;
}

/** Σ aₖuᵏ. */
export function evaluatePolynomial(coefficients: readonly number[], u: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * u + coefficient, 0);
}
