import { describe, expect, it } from 'vitest';
import { sayLit } from './selection-words';

const range = { figure: 'bond-angles', series: 'O-Si-O', from: 98, to: 101 };
const elements = Uint8Array.of(0, 1, 0, 2);

describe('what is lit, in words', () => {
  it('says the range, how many atoms, and of what', () => {
    const lit = { range, atoms: Uint32Array.of(0, 1, 2) };
    expect(sayLit({ range, lit }, elements)).toBe(
      'O–Si–O angles from 98° to 101°: 3 atoms, 2 oxygen and 1 silicon.',
    );
    const boron = { figure: 'boron', series: 'B4', from: 0, to: 0 };
    expect(
      sayLit({ range: boron, lit: { range: boron, atoms: Uint32Array.of(3) } }, elements),
    ).toBe('Boron bound to four oxygens: 1 atom.');
  });

  it('says when there is none, or none yet', () => {
    expect(sayLit({ range, lit: { range, atoms: new Uint32Array() } }, elements)).toBe(
      'O–Si–O angles from 98° to 101°: no atom just now.',
    );
    const before = { range: { ...range, to: 120 }, atoms: Uint32Array.of(1) };
    for (const lit of [null, before]) {
      expect(sayLit({ range, lit }, elements)).toMatch(/: looking for the atoms\.$/);
    }
  });

  it('says that a curve is of the whole glass, and nothing when nothing is selected', () => {
    const density = { figure: 'density', series: 'density', from: 1, to: 2 };
    expect(sayLit({ range: density, lit: null }, elements)).toMatch(/as a whole/);
    expect(sayLit({ range: null, lit: null }, elements)).toBeNull();
  });
});
