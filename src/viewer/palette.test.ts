import { describe, expect, it } from 'vitest';
import { ATOM_KINDS } from './atom-kinds';
import { paletteOf } from './palette';

const [three, four] = [ATOM_KINDS.indexOf('B3'), ATOM_KINDS.indexOf('B4')];

describe('paletteOf', () => {
  it.each(['light', 'dark'] as const)('tells BO3 and BO4 apart by coordination, %s', (theme) => {
    const { kinds } = paletteOf(theme, 'coordination');
    expect(new Set(kinds).size).toBe(ATOM_KINDS.length);
  });

  it.each(['light', 'dark'] as const)('gives all boron one colour by element, %s', (theme) => {
    const { kinds } = paletteOf(theme, 'element');
    expect(kinds[three]).toBe(kinds[four]);
    expect(kinds[three]).not.toBe(paletteOf(theme, 'coordination').kinds[three]);
  });
});
