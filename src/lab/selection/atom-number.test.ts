import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../tests/support/glass';
import { atomNumbered, atomNumberOf, sayAtom } from './atom-number';

const counted = configurationOf(
  [
    ['B', 1, 1, 1],
    ['O', 2, 1, 1],
  ],
  10,
);
const numbered = { ...counted, ids: Uint32Array.of(812, 7) };

describe('numbers of atoms', () => {
  it('begin at 1, or are those of the file', () => {
    expect([0, 1].map((atom) => atomNumberOf(counted, atom))).toEqual([1, 2]);
    expect([0, 1].map((atom) => atomNumberOf(numbered, atom))).toEqual([812, 7]);
    expect(sayAtom(numbered, 0)).toBe('B 812');
  });

  it('lead back to the atom, or to none', () => {
    expect([1, 2, 3, 0, 1.5, Number.NaN].map((n) => atomNumbered(counted, n))).toEqual([
      0,
      1,
      null,
      null,
      null,
      null,
    ]);
    expect([812, 7, 1].map((n) => atomNumbered(numbered, n))).toEqual([0, 1, null]);
  });
});
