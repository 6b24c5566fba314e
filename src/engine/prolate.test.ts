import { describe, expect, it } from 'vitest';
import { evaluatePolynomial, fitPolynomial } from './polynomial';
import { Prolate } from './prolate';

/** Simpson's rule, fine enough for everything here. */
function integrate(f: (x: number) => number, from: number, to: number, steps = 4000): number {
  const h = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    sum += (i === 0 || i === steps ? 1 : 2 + 2 * (i % 2)) * f(from + i * h);
  }
  return (sum * h) / 3;
}

describe('the prolate function', () => {
  it.each([4, 9, 13.25, 20, 40])('of bandwidth %f is its own finite Fourier transform', (c) => {
    const psi = new Prolate(c);
    expect(psi.value(0)).toBeCloseTo(1, 12);
    const eigenvalue = integrate((t) => psi.value(t), -1, 1);
    expect(2 * psi.integral).toBeCloseTo(eigenvalue, 10);
    for (const x of [0.1, 0.35, 0.7, 1]) {
      const transformed = integrate((t) => psi.value(t) * Math.cos(c * x * t), -1, 1);
      expect(transformed / eigenvalue).toBeCloseTo(psi.value(x), 10);
    }
  });

  // The share of energy within the band, as tabled by Slepian and Pollak (1961), Table I.
  it.each([
    [1, 0.57258],
    [2, 0.88056],
    [4, 0.99589],
  ])('of bandwidth %f keeps a known share of energy in its band', (c, share) => {
    const psi = new Prolate(c);
    const eigenvalue = 2 * psi.integral;
    expect((c * eigenvalue ** 2) / (2 * Math.PI)).toBeCloseTo(share, 5);
  });

  it('knows its integral up to any point', () => {
    const psi = new Prolate(13.25);
    for (const x of [-0.5, 0.05, 0.4, 1]) {
      expect(psi.integralTo(x)).toBeCloseTo(
        integrate((t) => psi.value(t), 0, x),
        11,
      );
    }
  });

  it('knows its transform outside the band', () => {
    const psi = new Prolate(9);
    for (const x of [1.01, 1.4, 2.5, 6]) {
      const exact = integrate((t) => psi.value(t) * Math.cos(9 * x * t), -1, 1);
      expect(psi.transform(x)).toBeCloseTo(exact / (2 * psi.integral), 8);
    }
    expect(psi.transform(-0.3)).toBe(psi.value(0.3));
  });

  it.each([9, 11, 13.25])('of bandwidth %f knows how much lies beyond the band', (c) => {
    const psi = new Prolate(c);
    const beyond = integrate((x) => psi.transform(x) ** 2, 1, 60, 6000);
    expect(Math.abs(psi.energyBeyond / beyond - 1)).toBeLessThan(0.07);
  });
});

describe('a fitted polynomial', () => {
  it('is exact for polynomials', () => {
    const cubic = [1, -2, 0.5, 3];
    const fitted = fitPolynomial((u) => evaluatePolynomial(cubic, u), 5);
    expect(fitted).toHaveLength(6);
    [...cubic, 0, 0].forEach((a, k) => {
      expect(fitted[k]).toBeCloseTo(a, 12);
    });
  });

  it('follows a smooth function', () => {
    const fitted = fitPolynomial(Math.exp, 12);
    for (const u of [-1, -0.3, 0, 0.77, 1]) {
      expect(evaluatePolynomial(fitted, u)).toBeCloseTo(Math.exp(u), 11);
    }
  });
});
