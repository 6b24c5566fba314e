import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cosineAndSine,
  cubeRoot,
  errorFunction,
  exponential,
  hypotenuse,
  naturalLogarithm,
  power,
} from './portable-math';

/** Relative, of a few units in the last place. */
const close = (value: number, expected: number, within = 4e-15) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(
    within * Math.max(1e-300, Math.abs(expected)),
  );

describe('functions of the same bits everywhere', () => {
  it('are those of the JavaScript engine within rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
        close(exponential(x), Math.exp(x), 1e-14);
        close(naturalLogarithm(Math.abs(x) + 1e-9), Math.log(Math.abs(x) + 1e-9), 1e-13);
        close(cubeRoot(Math.abs(x) + 0.01), Math.cbrt(Math.abs(x) + 0.01));
        close(hypotenuse(x, 3), Math.hypot(x, 3));
        const [cosine, sine] = cosineAndSine(x);
        expect(Math.abs(cosine - Math.cos(x))).toBeLessThan(1e-15);
        expect(Math.abs(sine - Math.sin(x))).toBeLessThan(1e-15);
      }),
    );
  });

  it('end where numbers end', () => {
    expect(exponential(800)).toBe(Number.POSITIVE_INFINITY);
    expect(exponential(-800)).toBe(0);
    expect(exponential(0)).toBe(1);
    expect(exponential(Number.NaN)).toBeNaN();
    expect(power(3, 5)).toBe(243);
    expect(power(2, -3)).toBe(0.125);
    expect(power(7, 0)).toBe(1);
    expect(cubeRoot(27)).toBe(3);
  });

  // M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, Table 7.1
  it('give the error function of the tables', () => {
    close(errorFunction(0.5), 0.5204998778130465, 1e-15);
    close(errorFunction(1), 0.8427007929497149, 1e-15);
    close(errorFunction(2), 0.9953222650189527, 1e-15);
    close(errorFunction(3.5), 0.9999992569016276, 1e-15);
  });
});
