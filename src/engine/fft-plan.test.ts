import { describe, expect, it } from 'vitest';
import {
  axisInfluence,
  axisPlan,
  digitReversal,
  fftRadices,
  isMeshSize,
  nextMeshSize,
} from './fft-plan';
import { MAX_MESH_AXIS } from './limits';
import { windowOf } from './window';

type Complex = readonly [number, number];

const turn = ([re, im]: Complex, angle: number): Complex => [
  re * Math.cos(angle) - im * Math.sin(angle),
  re * Math.sin(angle) + im * Math.cos(angle),
];
const sum = (terms: readonly Complex[]): Complex => [
  terms.reduce((total, [re]) => total + re, 0),
  terms.reduce((total, [, im]) => total + im, 0),
];

/** Wave `k` of a line, from the definition. */
function wave(line: readonly Complex[], k: number): Complex {
  return sum(line.map((x, j) => turn(x, (-2 * Math.PI * j * k) / line.length)));
}

/** Decimation in frequency, in place, in double precision: each stage turns a block into `radix` shorter ones. */
function forward(line: readonly Complex[], radices: readonly number[]): Complex[] {
  const data = [...line];
  let block = line.length;
  for (const radix of radices) {
    const part = block / radix;
    for (let start = 0; start < data.length; start += block) {
      for (let j = 0; j < part; j++) {
        const inputs = Array.from({ length: radix }, (_unused, m) => data[start + j + m * part]);
        for (let q = 0; q < radix; q++) {
          const mixed = sum(inputs.map((x, m) => turn(x, (-2 * Math.PI * m * q) / radix)));
          data[start + j + q * part] = turn(mixed, (-2 * Math.PI * j * q) / block);
        }
      }
    }
    block = part;
  }
  return data;
}

const SIZES = [2, 3, 5, 6, 8, 9, 10, 20, 24, 27, 30, 32, 36, 45, 60, 64, 125];

describe('mesh sizes', () => {
  it('are products of 2, 3 and 5', () => {
    const sizes = Array.from({ length: 30 }, (_unused, i) => i + 1).filter(isMeshSize);
    expect(sizes).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 25, 27, 30]);
    expect(nextMeshSize(1)).toBe(2);
    expect(nextMeshSize(31)).toBe(32);
    expect(nextMeshSize(37)).toBe(40);
  });

  it('have radices 2 to 5, or are refused', () => {
    for (const n of SIZES) {
      const radices = fftRadices(n);
      expect(radices.reduce((product, radix) => product * radix, 1)).toBe(n);
      expect(radices.every((radix) => radix >= 2 && radix <= 5)).toBe(true);
    }
    expect(() => fftRadices(14)).toThrow('14 points');
  });
});

describe('digit reversal', () => {
  it.each(SIZES)('says which wave of %i points lies where', (n) => {
    const line = Array.from({ length: n }, (_unused, j): Complex => [Math.sin(3 * j), j % 4]);
    const radices = fftRadices(n);
    const places = digitReversal(radices);
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from(line.keys()));
    forward(line, radices).forEach((value, place) => {
      const [re, im] = wave(line, places[place]);
      expect(value[0]).toBeCloseTo(re, 9);
      expect(value[1]).toBeCloseTo(im, 9);
    });
  });
});

/** Σₗ bₗ sin²ˡ(x), whose square divides LAMMPS's influence function (compute_gf_denom's recursion). */
function lammpsDenominator(order: number, x: number): number {
  const b = new Array<number>(order).fill(0);
  b[0] = 1;
  for (let m = 1; m < order; m++) {
    for (let l = m; l > 0; l--) {
      b[l] = 4 * (b[l] * (l - m) * (l - m - 0.5) - b[l - 1] * (l - m - 1) ** 2);
    }
    b[0] = 4 * (b[0] * -m * (-m - 0.5));
  }
  let factorial = 1;
  for (let k = 1; k < 2 * order; k++) factorial *= k;
  return (
    b.reduce((total, coefficient, l) => total + coefficient * Math.sin(x) ** (2 * l), 0) / factorial
  );
}

describe('the influence function along an axis', () => {
  it.each([5, 6, 7])('is LAMMPS’s at order %i', (order) => {
    const n = 36;
    for (const wave of [0, 1, -1, 7, 12, -17, 18]) {
      const x = (Math.PI * wave) / n;
      const sinc = wave === 0 ? 1 : Math.sin(x) / x;
      const expected = sinc ** (2 * order) / lammpsDenominator(order, x) ** 2;
      expect(axisInfluence(wave, n, windowOf('pppm', order)) / expected).toBeCloseTo(1, 8);
    }
  });
});

describe('the plan of an axis', () => {
  it('has twiddle factors, signed waves and influence at digit-reversed places', () => {
    const n = 6;
    const plan = axisPlan(n, windowOf('pppm', 5));
    expect(plan).toHaveLength(4 * MAX_MESH_AXIS);
    const waves = digitReversal(fftRadices(n)).map((k) => (k > 3 ? k - 6 : k));
    for (let place = 0; place < n; place++) {
      const [cosine, sine, k, influence] = plan.subarray(4 * place, 4 * place + 4);
      expect(cosine).toBeCloseTo(Math.cos((2 * Math.PI * place) / n), 6);
      expect(sine).toBeCloseTo(Math.sin((2 * Math.PI * place) / n), 6);
      expect(k).toBe(waves[place]);
      expect(influence).toBeCloseTo(axisInfluence(k, n, windowOf('pppm', 5)), 5);
    }
  });
});
