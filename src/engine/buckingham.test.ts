import { describe, expect, it } from 'vitest';
import type { Element } from '../core/elements';
import { pairOf, potentialById } from '../core/potential';
import { guardRadius, pairTable } from './buckingham';
import { MAX_SPECIES } from './limits';

function pairWithCharges(id: string, a: Element, b: Element) {
  const potential = potentialById(id);
  const pair = pairOf(potential, a, b);
  if (!pair) throw new Error(`no pair ${a}-${b}`);
  return { pair, product: (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0) };
}

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
