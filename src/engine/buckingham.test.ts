import { describe, expect, it } from 'vitest';
import type { Element } from '../core/elements';
import { pairOf, potentialById } from '../core/potential';
import { guardRadius, innerMaximum, pairTable } from './buckingham';
import { MAX_SPECIES } from './layout';

function pairWithCharges(id: string, a: Element, b: Element) {
  const potential = potentialById(id);
  const pair = pairOf(potential, a, b);
  if (!pair) throw new Error(`no pair ${a}-${b}`);
  return { pair, product: (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0) };
}

describe('the inner maximum of a pair', () => {
  it.each([
    ['yang2026', 'O', 'O', 0.881],
    ['yang2026', 'Si', 'O', 0.659],
    ['yang2026', 'B', 'O', 0.482],
    ['wang2018', 'B', 'O', 0.485],
    ['cma-es', 'B', 'O', 0.452],
    ['b4-optimised', 'B', 'O', 0.473],
    ['yang2026', 'Ca', 'O', 0.448],
  ] as const)('%s %s–%s lies at %f Å', (id, a, b, expected) => {
    const { pair, product } = pairWithCharges(id, a, b);
    const found = innerMaximum(pair, product);
    expect(Math.abs((found ?? 0) - expected)).toBeLessThan(0.003);
    expect(guardRadius(pair, product)).toBeCloseTo(1.2 * (found ?? 0), 12);
  });

  it.each([
    ['Na', 'O'],
    ['B', 'B'],
  ] as const)('%s–%s has none', (a, b) => {
    const { pair, product } = pairWithCharges('yang2026', a, b);
    expect(innerMaximum(pair, product)).toBeNull();
  });
});

describe('the table of pairs', () => {
  it('has each pair in both orders, and zeros where there is Coulomb only', () => {
    const elements: readonly Element[] = ['O', 'B', 'Na'];
    const table = pairTable(potentialById('yang2026'), elements);
    const entry = (a: number, b: number) => [
      ...table.subarray(4 * (MAX_SPECIES * a + b)).slice(0, 4),
    ];
    const { pair, product } = pairWithCharges('yang2026', 'B', 'O');
    const expected = [pair.A, 1 / pair.rho, pair.C, guardRadius(pair, product)].map(Math.fround);
    expect(entry(1, 0)).toEqual(expected);
    expect(entry(0, 1)).toEqual(expected);
    expect(entry(2, 2)).toEqual([0, 0, 0, 0]);
    expect(entry(3, 0)).toEqual([0, 0, 0, 0]);
  });
});
