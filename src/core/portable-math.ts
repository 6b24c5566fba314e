/**
 * Functions that give the same bits on every computer: only +, −, ×, ÷ and √, which IEEE 754 defines to
 * the last bit, where `Math.exp` and its kin differ from one JavaScript engine to the next. Whatever
 * feeds the dynamics is computed with these; a test holds it so. All are good to a few units in the last
 * place.
 */

/** ln 2 in two parts: n times the first is exact for |n| < 2¹¹. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 2ⁿ for whole n; 0 below and infinite beyond what a number holds. */
function powerOfTwo(n: number): number {
  let result = 1;
  let factor = n < 0 ? 0.5 : 2;
  for (let rest = Math.min(Math.abs(n), 2048); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}

/** Computes eˣ by powers of two and the series on |r| ≤ ln 2 / 2. */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return x;
  const n = Math.round(Math.min(Math.max(x, -1200), 1200) / Math.LN2);
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  if (x > 1000 || x < -1000) return x > 0 ? Number.POSITIVE_INFINITY : 0;
  let sum = 1;
  for (let k = 16; k >= 1; k--) sum = 1 + (sum * r) / k;
  // In two steps, so that neither factor overflows before the product does.
  const half = Math.trunc(n / 2);
  return sum * powerOfTwo(half) * powerOfTwo(n - half);
}

/** Natural logarithm of x > 0, by reduction to [1/√2, √2] and the series of artanh. */
export function naturalLogarithm(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  while (mantissa > Math.SQRT2 && Number.isFinite(mantissa)) {
    mantissa /= 2;
    exponent++;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const s2 = s * s;
  let sum = 0;
  for (let k = 23; k >= 1; k -= 2) sum = sum * s2 + 1 / k;
  return 2 * s * sum + exponent * Math.LN2;
}

/** π/2 in three parts: n times each of the first two is exact for |n| < 2²⁰. */
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;

/** Cosine and sine of x, |x| < 10⁶: by quarter turns and the series on |r| ≤ π/4. */
export function cosineAndSine(x: number): readonly [number, number] {
  const n = Math.round(x / (Math.PI / 2));
  const r = x - n * HALF_PI_HIGH - n * HALF_PI_MIDDLE - n * HALF_PI_LOW;
  const r2 = r * r;
  let cosine = 1;
  for (let k = 18; k >= 2; k -= 2) cosine = 1 - (cosine * r2) / (k * (k - 1));
  let sine = 1;
  for (let k = 19; k >= 3; k -= 2) sine = 1 - (sine * r2) / (k * (k - 1));
  sine *= r;
  const quarter = ((n % 4) + 4) % 4;
  if (quarter === 0) return [cosine, sine];
  if (quarter === 1) return [-sine, cosine];
  if (quarter === 2) return [-cosine, -sine];
  return [sine, -cosine];
}

export const cosine = (x: number): number => cosineAndSine(x)[0];
export const sine = (x: number): number => cosineAndSine(x)[1];

/** Computes xⁿ for a whole n, by squaring. */
export function power(x: number, n: number): number {
  let result = 1;
  let factor = x;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= factor;
    factor *= factor;
  }
  return n < 0 ? 1 / result : result;
}

/** ∛x, x > 0, by Newton's method from a power of two. */
export function cubeRoot(x: number): number {
  let root = 1;
  while (root * root * root < x) root *= 2;
  for (let k = 0; k < 80; k++) {
    const next = (2 * root + x / (root * root)) / 3;
    if (!(next < root)) break;
    root = next;
  }
  return root;
}

/** √(a² + b²) without guarding against overflow. */
export function hypotenuse(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

/** The error function, by its series of positive terms: |x| < 6. */
export function errorFunction(x: number): number {
  // erf x = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·5 … (2n+1))
  const x2 = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && term > sum * 1e-18; n++) {
    term *= (2 * x2) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * sum * exponential(-x2);
}
