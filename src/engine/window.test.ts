import { describe, expect, it } from 'vitest';
import type { Electrostatics } from '../core/experiment';
import { windowCode } from './gpu/window-code';
import { evaluatePolynomial, fitPolynomial } from './polynomial';
import { type MeshWindow, ORDERS, windowOf } from './window';

const WINDOWS = (['prolate', 'pppm'] as Electrostatics[]).flatMap((kind) =>
  ORDERS[kind].map((order) => [kind, order] as const),
);

/** Worst difference between a window and its polynomials, over the window's height. */
function windowFitError({ order, value, degree }: MeshWindow): number {
  let worst = 0;
  for (let j = 0; j < order; j++) {
    const middle = j + 0.5 - order / 2;
    const fitted = fitPolynomial((w) => value(middle - w / 2), degree);
    for (let w = -1; w <= 1; w += 0.05) {
      worst = Math.max(worst, Math.abs(evaluatePolynomial(fitted, w) - value(middle - w / 2)));
    }
  }
  return worst / value(0);
}

describe.each(WINDOWS)('the %s window of order %i', (kind, order) => {
  const window = windowOf(kind, order);

  it('is even, positive and ends at half its order', () => {
    expect(window.value(0.3)).toBe(window.value(-0.3));
    expect(window.value(order / 2 - 0.01)).toBeGreaterThan(0);
    expect(window.value(order / 2 + 0.01)).toBe(0);
  });

  it('has the Fourier transform that it says', () => {
    const steps = 4000;
    const h = order / steps;
    for (const kappa of [0, 0.4, 2, 5, 8]) {
      let sum = 0;
      for (let i = 0; i <= steps; i++) {
        const d = -order / 2 + i * h;
        const weight = i === 0 || i === steps ? 1 : 2 + 2 * (i % 2);
        // at its very ends
        const value = window.value(Math.max(-order / 2, Math.min(order / 2, d)));
        sum += weight * value * Math.cos(kappa * d);
      }
      expect((sum * h) / 3).toBeCloseTo(window.transform(kappa), 6);
    }
  });

  it('is followed by its polynomials', () => {
    expect(windowFitError(window)).toBeLessThan(5e-8);
  });

  it('is written out as the weights of its points', () => {
    const code = windowCode(window);
    const body = code
      .replace(/^fn .*\n/, '')
      .replace(/let /g, 'const ')
      .replace(/return array<f32, \d+>\((.*)\);\n}/, 'return [$1];');
    const weights = new Function('t', body) as (t: number) => number[];
    for (const t of [0, 0.25, 0.8]) {
      const found = weights(t);
      expect(found).toHaveLength(order);
      found.forEach((weight, j) => {
        expect(Math.abs(weight - window.value(j + 1 - order / 2 - t))).toBeLessThan(1e-7);
      });
    }
  });
});

it('a B-spline shares the whole of a charge', () => {
  const { value } = windowOf('pppm', 6);
  const sum = [-3, -2, -1, 0, 1, 2, 3].reduce((all, j) => all + value(j + 0.37), 0);
  expect(sum).toBeCloseTo(1, 12);
});
